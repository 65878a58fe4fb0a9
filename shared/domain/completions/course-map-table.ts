import { csvLine, unguarded } from '../csv';
import { cleanText } from '../hris/clean-text';
import { fail, ok, type Failure, type Result } from '../../result';
import { courseEvidenceKinds, type CourseEvidenceKind } from './course-map';
import { wordKey } from './completion-format';

/** What a line of the map says, whatever its place in it. */
export interface MapContent {
  readonly system: string;
  readonly courseId: string;
  readonly competencyId: string;
  readonly level: number;
  readonly evidenceKind: CourseEvidenceKind;
  /** Of the scaled score, 0 to 1. */
  readonly minimumScore: number | null;
  readonly validityMonths: number | null;
  readonly isRetired: boolean;
}

/** A competency as a file may name it. */
export interface MappedCompetency {
  readonly competencyId: string;
  readonly code: string;
  readonly title: string;
  readonly levels: readonly { readonly level: number; readonly code: string }[];
}

export interface MapRow {
  readonly rowNumber: number;
  readonly outcome: 'new' | 'changed' | 'unchanged';
  readonly line: MapContent & { readonly lineId: string | null };
  readonly competency: MappedCompetency;
  readonly levelCode: string;
}

export type MapProblem =
  | 'NoSystem'
  | 'NoCourse'
  | 'UnknownCompetency'
  | 'SeveralCompetencies'
  | 'UnknownLevel'
  | 'UnknownEvidence'
  | 'UnreadableScore'
  | 'UnreadableMonths'
  | 'UnreadableRetired'
  | 'Twice';

export interface MapReject {
  readonly rowNumber: number;
  readonly code: MapProblem;
  readonly value: string;
}

const columns = [
  'system',
  'course_id',
  'competency_code',
  'competency_title',
  'level',
  'evidence',
  'minimum_score',
  'validity_months',
  'retired',
  'competency_id',
] as const;
type Column = (typeof columns)[number];
const required: readonly Column[] = ['system', 'course_id', 'competency_code', 'level', 'evidence'];

const byteOrderMark = '\u{feff}';

/** The map as a table for spreadsheets, which readCourseMap reads back as it was. */
export function courseMapText(
  lines: ReadonlyArray<MapContent & { readonly competencyCode: string; readonly competencyTitle: string; readonly levelCode: string }>,
): string {
  const rows = lines.map((line) =>
    csvLine([
      line.system,
      line.courseId,
      line.competencyCode,
      line.competencyTitle,
      line.levelCode,
      line.evidenceKind,
      line.minimumScore,
      line.validityMonths,
      line.isRetired ? 'yes' : '',
      line.competencyId,
    ]),
  );
  return byteOrderMark + csvLine(columns) + rows.join('');
}

interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly rowNumbers: readonly number[];
}

type KnownLine = MapContent & { readonly lineId: string };

/**
 * A table of the map held against the map as it is: each row is new, changed, unchanged or rejected with its reason. Lines that the table
 * does not name stay.
 */
export function readCourseMap(
  { headers, rows, rowNumbers }: Table,
  known: { readonly competencies: readonly MappedCompetency[]; readonly lines: readonly KnownLine[] },
): Result<
  { readonly rows: readonly MapRow[]; readonly rejects: readonly MapReject[] },
  Failure<'MissingColumns', { readonly columns: readonly string[] }>
> {
  const placeOf = new Map<string, number>();
  for (const [place, header] of headers.entries()) if (!placeOf.has(wordKey(header))) placeOf.set(wordKey(header), place);
  const missing = required.filter((column) => !placeOf.has(wordKey(column)));
  if (missing.length > 0) return fail('MissingColumns', { columns: missing });
  const lineByKey = new Map(known.lines.toSorted((a, b) => Number(b.isRetired) - Number(a.isRetired)).map((line) => [keyOf(line), line]));
  const read: MapRow[] = [];
  const rejects: MapReject[] = [];
  const seen = new Set<string>();
  for (const [at, cells] of rows.entries()) {
    const rowNumber = rowNumbers[at] ?? at + 2;
    const cell = (column: Column): string => cleanText(unguarded((cells[placeOf.get(wordKey(column)) ?? -1] ?? '').trim()));
    const said = contentOf(cell, known.competencies);
    if (!said.ok) {
      rejects.push({ rowNumber, ...said.failure.data });
      continue;
    }
    const { content, competency, levelCode } = said.value;
    const key = keyOf(content);
    if (seen.has(key)) {
      rejects.push({ rowNumber, code: 'Twice', value: content.courseId });
      continue;
    }
    seen.add(key);
    const before = lineByKey.get(key);
    const outcome = before === undefined ? 'new' : isSame(before, content) ? 'unchanged' : 'changed';
    read.push({ rowNumber, outcome, line: { lineId: before?.lineId ?? null, ...content }, competency, levelCode });
  }
  return ok({ rows: read, rejects });
}

type Said = { readonly content: MapContent; readonly competency: MappedCompetency; readonly levelCode: string };

function contentOf(
  cell: (column: Column) => string,
  competencies: readonly MappedCompetency[],
): Result<Said, Failure<'Rejected', Omit<MapReject, 'rowNumber'>>> {
  const reject = (code: MapProblem, value: string) => fail('Rejected', { code, value: value.slice(0, 200) });
  const [system, courseId] = [cell('system'), cell('course_id')];
  if (system === '') return reject('NoSystem', courseId);
  if (courseId === '') return reject('NoCourse', system);
  const [id, code] = [cell('competency_id'), cell('competency_code')];
  // The id is of the site that wrote the table; at another one the code speaks.
  const byId = competencies.filter(({ competencyId }) => competencyId === id);
  const found = byId.length > 0 ? byId : competencies.filter((one) => one.code === code);
  const [competency] = found;
  if (competency === undefined) return reject('UnknownCompetency', code);
  if (found.length > 1) return reject('SeveralCompetencies', code);
  const level = competency.levels.find((one) => one.code.toLowerCase() === cell('level').toLowerCase());
  if (level === undefined) return reject('UnknownLevel', cell('level'));
  const evidenceKind = courseEvidenceKinds.find((kind) => kind === cell('evidence').toLowerCase());
  if (evidenceKind === undefined) return reject('UnknownEvidence', cell('evidence'));
  const minimumScore = scoreOf(cell('minimum_score'));
  if (minimumScore === undefined) return reject('UnreadableScore', cell('minimum_score'));
  const months = cell('validity_months');
  if (months !== '' && !(/^\d{1,3}$/.test(months) && Number(months) >= 1 && Number(months) <= 120))
    return reject('UnreadableMonths', months);
  const retired = wordKey(cell('retired'));
  if (!['', 'yes', 'no'].includes(retired)) return reject('UnreadableRetired', cell('retired'));
  const content: MapContent = {
    system,
    courseId,
    competencyId: competency.competencyId,
    level: level.level,
    evidenceKind,
    minimumScore,
    validityMonths: months === '' ? null : Number(months),
    isRetired: retired === 'yes',
  };
  return ok({ content, competency, levelCode: level.code });
}

/** A share of 1, or percent with their sign. */
function scoreOf(text: string): number | null | undefined {
  if (text === '') return null;
  const match = /^(\d{1,3}(?:\.\d{1,17})?) ?(%?)$/.exec(text);
  if (match === null) return undefined;
  const score = match[2] === '%' ? Number(match[1]) / 100 : Number(match[1]);
  return score > 1 ? undefined : score;
}

const keyOf = ({ system, courseId, competencyId }: MapContent): string => JSON.stringify([system, courseId, competencyId]);

function isSame(one: MapContent, other: MapContent): boolean {
  return (['level', 'evidenceKind', 'minimumScore', 'validityMonths', 'isRetired'] as const).every((field) => one[field] === other[field]);
}
