import type { Contract } from '../../../../shared/contract';
import { performancesShown } from '../../../../shared/contract/performances';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { personsById } from '../../db/sql/people';
import { tasksById } from '../../db/sql/supervised-work';
import type { PerformancesRead, ReadPerformances } from '../../jobs/performances/performance-file';
import { signedIn, stillSignedIn } from '../../station/signed-in';
import type { Station } from '../../station/station';
import { fileOfSource, type SourceFile } from '../completions/file-of-source';
import { runFileJob } from '../completions/run-file-job';
import type { OutputOf, StationUseCase } from '../context';
import { keepPerformances, preparedPerformances } from './prepared-performances';

type Preview = Contract['performances']['preview'];
type PreviewEvent = OutputOf<Preview> extends AsyncIterable<infer E> ? E : never;
type Shown = NonNullable<Extract<PreviewEvent, { readonly kind: 'done' }>['preview']>;

/** Reads in a thread of its own; nothing is written. */
export const previewPerformances: StationUseCase<Preview> = async (station, { source }, { signal }) => {
  const { session } = signedIn(station);
  const file = await fileOfSource(station, source, 'importPerformances', (previewId) => preparedPerformances(session.prepared, previewId));
  if (!file.ok) return file;
  return ok(events(station, file.value, signal));
};

async function* events(
  station: Station,
  { fileName, file }: SourceFile,
  signal: AbortSignal | undefined,
): AsyncGenerator<PreviewEvent, void> {
  const { session } = signedIn(station);
  const job = runFileJob<PerformancesRead>(station, { worker: 'performances-preview-worker', file, reading: null, signal });
  for (let step = await job.next(); ; step = await job.next()) {
    if (step.done !== true) {
      yield { kind: 'progress', ...step.value };
      continue;
    }
    if (step.value === null) return;
    const found = step.value;
    if ('unreadable' in found) return yield { kind: 'done', preview: null, unreadable: found.unreadable };
    const previewId = station.platform.makeId();
    keepPerformances(session.prepared, { previewId, fileName, file, read: found.read });
    const { open } = stillSignedIn(station, session);
    return yield { kind: 'done', preview: { previewId, fileName, ...(await shown(open.db, found.read)) }, unreadable: null };
  }
}

async function shown(
  db: Reader,
  { sha256, rowCount, added, rejected, repeated, onRecord }: ReadPerformances,
): Promise<Omit<Shown, 'previewId' | 'fileName'>> {
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
