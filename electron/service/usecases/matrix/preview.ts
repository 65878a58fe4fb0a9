import { completionsShown } from '../../../../shared/contract/completions';
import type { Contract } from '../../../../shared/contract';
import { levelCode } from '../../../../shared/domain/scale';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { allScales } from '../../db/sql/scales';
import { signedIn } from '../../station/signed-in';
import { fileOfSource } from '../completions/file-of-source';
import { previewedFile } from '../completions/previewed-file';
import { shownPeople } from '../completions/shown-people';
import type { OutputOf, StationUseCase } from '../context';
import { preparedMatrix as kept, type PreparedMatrix } from './prepared-matrix';

type Preview = Contract['matrix']['preview'];
type PreviewEvent = OutputOf<Preview> extends AsyncIterable<infer E> ? E : never;
type Shown = NonNullable<Extract<PreviewEvent, { readonly kind: 'done' }>['preview']>;

/** Reads in a thread of its own; nothing is written. */
export const previewMatrix: StationUseCase<Preview> = async (station, { source, reading }, { signal }) => {
  const { session } = signedIn(station);
  const file = await fileOfSource(station, source, 'importMatrix', (previewId) => kept.find(session.prepared, previewId));
  if (!file.ok) return file;
  return ok(previewedFile(station, file.value, { worker: 'matrix-preview-worker', reading, signal, kept, show }));
};

async function show(db: Reader, { previewId, fileName, read }: PreparedMatrix): Promise<Shown> {
  const { sha256, sheets, reading, profile, firstRows, symbols, competencies, problems, claims, rowCount, known, today } = read;
  const first = claims.slice(0, completionsShown);
  const people = await shownPeople(
    db,
    first.map(({ personId }) => personId),
  );
  const competencyById = new Map(competencies.map((one) => [one.competencyId, one]));
  const scaleById = new Map((await allScales(db, today)).map((scale) => [scale.scaleId, scale]));
  return {
    previewId,
    fileName,
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
