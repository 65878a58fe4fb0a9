import { isRealDate } from '../../../../shared/domain/calendar';
import { unguarded } from '../../../../shared/domain/csv';
import type { NumberedRow } from '../../../../shared/domain/intake/header-rows';
import { unknownForm } from '../../../../shared/domain/intake/source-table';
import { suggestMatrix } from '../../../../shared/domain/intake/suggest-matrix';
import { claimsOf, symbolsOf, type LegacyClaim, type MatrixShape } from '../../../../shared/domain/intake/wide-matrix';
import { logSize } from '../../db/audit-size';
import type { Reader } from '../../db/schema';
import { allCompetencies } from '../../db/sql/competencies';
import { claimKey, claimKeys } from '../../db/sql/completions/claims';
import { nameKey, peopleByNumberAndName, type PeopleFound } from '../../db/sql/completions/people-found';
import { newestProfiles } from '../../db/sql/intake-profiles';
import { allScales } from '../../db/sql/scales';
import { readRows } from '../../platform/read-rows';
import type { JobProgress } from '../job-messages';
import { sourceOf, type FileInput } from '../completions/file-input';
import { whyNotATable } from '../../platform/why-not-a-table';
import {
  keptMatrix,
  type KeptMatrix,
  type MatrixFileRead,
  type MatrixReading,
  type PlannedClaim,
  type ReadMatrixFile,
} from './matrix-file';

interface Asked {
  readonly file: FileInput;
  readonly reading: MatrixReading | null;
  readonly today: string;
}

const rowsShown = 12;

/** Reads a spreadsheet of people and skills and says what it would claim of whom. */
export async function readMatrixFile(
  db: Reader,
  { file, reading: chosen, today }: Asked,
  tell: (progress: JobProgress) => void,
): Promise<MatrixFileRead> {
  const basis = await logSize(db);
  const rows: NumberedRow[] = [];
  const table = await readRows(sourceOf(file), { ...unknownForm, sheet: chosen?.sheet ?? null }, (chunk) => {
    chunk.rows.forEach((cells, at) => rows.push({ cells: cells.map(unguarded), rowNumber: chunk.rowNumbers[at] ?? at + 1 }));
    tell({ label: 'reading', done: rows.length, total: rows.length });
  });
  if (!table.ok) return { unreadable: whyNotATable(table.failure) };
  const competencies = (await allCompetencies(db, today)).filter(({ isRetired }) => isRetired === 0);
  const fitting = await fittingProfile(db, rows);
  const reading = chosen ?? { ...(fitting?.kept ?? suggested(rows, competencies, table.value.head.sheet)), statedOn: today };
  const shape = shapeOf(reading, competencies);
  const given = new Map(reading.meanings.map(({ symbol, meaning }) => [symbol, meaning]));
  const symbols = symbolsOf(rows, shape).map(({ symbol, cells, example, suggested: usual }) => ({
    symbol,
    cells,
    example,
    meaning: given.has(symbol) ? (given.get(symbol) ?? null) : usual,
  }));
  const meanings = new Map(symbols.flatMap(({ symbol, meaning }) => (meaning === null ? [] : [[symbol, meaning] as const])));
  const { claims, problems } = claimsOf(rows, shape, meanings);
  const levels = await levelsByCompetency(db, competencies, today);
  const isDay = isRealDate(reading.statedOn) && reading.statedOn <= today;
  const found = await planned(db, isDay ? claims : [], { levels, statedOn: reading.statedOn });
  const { head, sha256 } = table.value;
  return {
    read: {
      sha256,
      sheets: head.sheets,
      reading: { ...reading, meanings: symbols.map(({ symbol, meaning }) => ({ symbol, meaning: meaning ?? null })) },
      profile: fitting === null ? null : { profileId: fitting.profileId, name: fitting.name, revision: fitting.revision },
      firstRows: rows.slice(0, rowsShown),
      symbols,
      competencies: competencies.map(({ competencyId, code, title, scaleId }) => ({ competencyId, code, title, scaleId })),
      problems: [
        ...(isDay ? [] : [noDay(reading.statedOn)]),
        ...problems.filter(({ code }) => code !== 'SymbolUnknown'),
        ...symbolProblems(symbols),
        ...found.problems,
      ],
      claims: found.claims,
      known: found.known,
      rowCount: rows.length,
      today,
      basis,
    },
  };
}

type Problem = ReadMatrixFile['problems'][number];
type Competency = { readonly competencyId: string; readonly code: string; readonly title: string; readonly scaleId: string };

const symbolProblems = (symbols: ReadMatrixFile['symbols']): Problem[] =>
  symbols.flatMap(({ symbol, meaning, example }) =>
    meaning === null
      ? [{ code: 'SymbolUnknown', rowNumber: null, value: symbol, message: `Say what "${symbol}" means; it stands first in ${example}.` }]
      : [],
  );

const noDay = (value: string): Problem => ({
  code: 'DayWrong',
  rowNumber: null,
  value,
  message: 'The day on which the matrix was right must be a day of the calendar, and not a coming one.',
});

/** What the rows themselves suggest. */
function suggested(rows: readonly NumberedRow[], competencies: readonly Competency[], sheet: string | null): KeptMatrix {
  const { headerRows, numberColumn, nameColumn, competencyColumns } = suggestMatrix(rows, competencies);
  const columns = competencyColumns.map((column) => ({ ...column }));
  return { sheet, headerRows: [...headerRows], numberColumn, nameColumn, columns, meanings: [] };
}

/** The approved profile under whose headings the same texts stand in this file. */
async function fittingProfile(db: Reader, rows: readonly NumberedRow[]) {
  const byNumber = new Map(rows.slice(0, 1000).map((row) => [row.rowNumber, row]));
  for (const { profileId, name, revision, content, isRetired } of await newestProfiles(db, 'matrix')) {
    const kept = keptMatrix.safeParse(JSON.parse(content));
    if (isRetired === 1 || !kept.success) continue;
    const { headerRows, columns } = kept.data;
    const stands = ({ index, heading }: (typeof columns)[number]): boolean =>
      headerRows.some((rowNumber) => (byNumber.get(rowNumber)?.cells[index] ?? '').trim() === heading.trim());
    if (columns.length > 0 && columns.every(stands)) return { profileId, name, revision, kept: kept.data };
  }
  return null;
}

function shapeOf({ headerRows, numberColumn, nameColumn, columns }: MatrixReading, competencies: readonly Competency[]): MatrixShape {
  const known = new Set(competencies.map(({ competencyId }) => competencyId));
  const competencyColumns = columns.map(({ index, heading, competencyId }) => ({
    index,
    heading,
    competencyId: competencyId !== null && known.has(competencyId) ? competencyId : null,
  }));
  return { headerRows, numberColumn, nameColumn, competencyColumns };
}

async function levelsByCompetency(db: Reader, competencies: readonly Competency[], today: string) {
  const levelsByScale = new Map((await allScales(db, today)).map(({ scaleId, levels }) => [scaleId, levels.map(({ level }) => level)]));
  return new Map(competencies.map(({ competencyId, code, scaleId }) => [competencyId, { code, levels: levelsByScale.get(scaleId) ?? [] }]));
}

/** The claims of people who are known, on levels that there are, and that are not on record yet. */
async function planned(
  db: Reader,
  claims: readonly LegacyClaim[],
  {
    levels,
    statedOn,
  }: { readonly levels: ReadonlyMap<string, { readonly code: string; readonly levels: readonly number[] }>; readonly statedOn: string },
): Promise<{ readonly claims: PlannedClaim[]; readonly problems: Problem[]; readonly known: number }> {
  const people = await peopleByNumberAndName(db);
  const there = await claimKeys(db);
  const problems = new Map<string, Problem>();
  const taken: PlannedClaim[] = [];
  let known = 0;
  for (const { rowNumber, cell, personNumber, personName, competencyId, meaning, symbol } of claims) {
    if (meaning === 'notApplicable') continue;
    const value = personNumber ?? personName ?? '';
    const [personId, ...others] = whoIs(people, personNumber, personName);
    if (personId === undefined || others.length > 0) {
      const message =
        others.length > 0 ? `Several people on record are "${value}". Give their numbers.` : `Nobody on record is "${value}".`;
      problems.set(`person ${rowNumber}`, { code: 'PersonUnknown', rowNumber, value, message });
      continue;
    }
    const scale = levels.get(competencyId);
    if (scale === undefined || !scale.levels.includes(meaning.level)) {
      const message = `The scale of ${scale?.code ?? competencyId} has no level ${meaning.level}, for which "${symbol}" stands.`;
      problems.set(`level ${competencyId} ${meaning.level}`, { code: 'LevelNotOnScale', rowNumber, value: cell, message });
      continue;
    }
    const claim = { personId, competencyId, level: meaning.level, symbol, cell };
    if (there.has(claimKey({ ...claim, statedOn }))) known += 1;
    else taken.push(claim);
  }
  return { claims: taken, problems: [...problems.values()], known };
}

/** By number where the row has one, else by name. */
function whoIs({ byNumber, byName }: PeopleFound, personNumber: string | null, personName: string | null): readonly string[] {
  if (personNumber !== null) return byNumber.get(personNumber) ?? [];
  return personName === null ? [] : (byName.get(nameKey(personName)) ?? []);
}
