import type { Contract } from '../../../../shared/contract';
import { performancesShown } from '../../../../shared/contract/performances';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { personsById } from '../../db/sql/people';
import { tasksById } from '../../db/sql/supervised-work';
import { signedIn } from '../../station/signed-in';
import { fileOfSource } from '../completions/file-of-source';
import { previewedFile } from '../completions/previewed-file';
import type { OutputOf, StationUseCase } from '../context';
import { preparedPerformances as kept, type PreparedPerformances } from './prepared-performances';

type Preview = Contract['performances']['preview'];
type PreviewEvent = OutputOf<Preview> extends AsyncIterable<infer E> ? E : never;
type Shown = NonNullable<Extract<PreviewEvent, { readonly kind: 'done' }>['preview']>;

/** Reads in a thread of its own; nothing is written. */
export const previewPerformances: StationUseCase<Preview> = async (station, { source }, { signal }) => {
  const { session } = signedIn(station);
  const file = await fileOfSource(station, source, 'importPerformances', (previewId) => kept.find(session.prepared, previewId));
  if (!file.ok) return file;
  return ok(previewedFile(station, file.value, { worker: 'performances-preview-worker', reading: null, signal, kept, show }));
};

async function show(db: Reader, { previewId, fileName, read }: PreparedPerformances): Promise<Shown> {
  const { sha256, rowCount, added, rejected, repeated, onRecord } = read;
  const first = added.slice(0, performancesShown);
  const people = await personsById(
    db,
    first.map(({ personId }) => personId),
  );
  const nameOf = new Map(people.map((person) => [person.personId, listName(person)]));
  const tasks = await tasksById(
    db,
    first.map(({ taskId }) => taskId),
  );
  return {
    previewId,
    fileName,
    sha256,
    totals: {
      rows: rowCount,
      added: added.length,
      people: new Set(added.map(({ personId }) => personId)).size,
      onRecord,
      repeated,
      rejected: rejected.length,
    },
    added: first.map(({ personId, taskId, ...row }) => ({
      ...row,
      personName: nameOf.get(personId) ?? personId,
      taskCode: tasks.get(taskId)?.code ?? taskId,
    })),
    rejected: rejected.slice(0, performancesShown).map((reject) => ({ ...reject })),
  };
}
