import { completionsShown } from '../../../../shared/contract/completions';
import type { Contract } from '../../../../shared/contract';
import { levelCode } from '../../../../shared/domain/scale';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { allScales } from '../../db/sql/scales';
import type { MatrixFileRead, MatrixReading, ReadMatrixFile } from '../../jobs/matrix/matrix-file';
import { signedIn, stillSignedIn } from '../../station/signed-in';
import type { Station } from '../../station/station';
import { fileOfSource, type SourceFile } from '../completions/file-of-source';
import { runFileJob } from '../completions/run-file-job';
import { shownPeople } from '../completions/shown-people';
import type { OutputOf, StationUseCase } from '../context';
import { keepMatrix, preparedMatrix } from './prepared-matrix';

type Preview = Contract['matrix']['preview'];
type PreviewEvent = OutputOf<Preview> extends AsyncIterable<infer E> ? E : never;
type Shown = NonNullable<Extract<PreviewEvent, { readonly kind: 'done' }>['preview']>;

/** Reads in a thread of its own; nothing is written. */
export const previewMatrix: StationUseCase<Preview> = async (station, { source, reading }, { signal }) => {
  const { session } = signedIn(station);
  const file = await fileOfSource(station, source, 'importMatrix', (previewId) => preparedMatrix(session.prepared, previewId));
  if (!file.ok) return file;
  return ok(events(station, file.value, { reading, signal }));
};

async function* events(
  station: Station,
  { fileName, file }: SourceFile,
  { reading, signal }: { readonly reading: MatrixReading | null; readonly signal: AbortSignal | undefined },
): AsyncGenerator<PreviewEvent, void> {
  const { session } = signedIn(station);
  const job = runFileJob<MatrixFileRead>(station, { worker: 'matrix-preview-worker', file, reading, signal });
  for (let step = await job.next(); ; step = await job.next()) {
    if (step.done !== true) {
      yield { kind: 'progress', ...step.value };
      continue;
    }
    if (step.value === null) return;
    const found = step.value;
    if ('unreadable' in found) return yield { kind: 'done', preview: null, unreadable: found.unreadable };
    const previewId = station.platform.makeId();
    keepMatrix(session.prepared, { previewId, fileName, file, read: found.read });
    const { open } = stillSignedIn(station, session);
    return yield { kind: 'done', preview: { previewId, fileName, ...(await shown(open.db, found.read)) }, unreadable: null };
  }
}

async function shown(db: Reader, read: ReadMatrixFile): Promise<Omit<Shown, 'previewId' | 'fileName'>> {
  const { sha256, sheets, reading, profile, firstRows, symbols, competencies, problems, claims, rowCount, known, today } = read;
  const first = claims.slice(0, completionsShown);
  const people = await shownPeople(
    db,
    first.map(({ personId }) => personId),
  );
  const competencyById = new Map(competencies.map((one) => [one.competencyId, one]));
  const scaleById = new Map((await allScales(db, today)).map((scale) => [scale.scaleId, scale]));
  return {
    sha256,
    sheets: [...sheets],
    reading,
    profile,
    firstRows: firstRows.map(({ rowNumber, cells }) => ({ rowNumber, cells: [...cells] })),
    symbols: symbols.map((symbol) => ({ ...symbol })),
    competencies: competencies.map(({ competencyId, code, title }) => ({ competencyId, code, title })),
    problems: problems.slice(0, completionsShown).map((problem) => ({ ...problem })),
    claims: first.flatMap(({ cell, personId, competencyId, level, symbol }) => {
      const person = people.get(personId);
      const competency = competencyById.get(competencyId);
      if (person === undefined || competency === undefined) return [];
      const code = levelCode(scaleById.get(competency.scaleId)?.levels ?? [], level);
      return [{ cell, person, competencyCode: competency.code, levelCode: code, symbol }];
    }),
    totals: {
      rows: rowCount,
      claims: claims.length,
      known,
      people: new Set(claims.map(({ personId }) => personId)).size,
      problems: problems.length,
    },
  };
}
