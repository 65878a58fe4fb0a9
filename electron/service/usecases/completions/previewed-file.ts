import type { Reader } from '../../db/schema';
import type { JobProgress } from '../../jobs/job-messages';
import type { WorkerName } from '../../jobs/run-job';
import { signedIn, stillSignedIn } from '../../station/signed-in';
import type { Station } from '../../station/station';
import type { SourceFile } from './file-of-source';
import type { keptPreview, PreparedFile } from './kept-preview';
import { runFileJob } from './run-file-job';

type PreviewEvent<Shown> =
  | ({ readonly kind: 'progress' } & JobProgress)
  | { readonly kind: 'done'; readonly preview: Shown | null; readonly unreadable: string | null };

interface Reading<Read, Shown> {
  readonly worker: WorkerName;
  readonly reading: unknown;
  readonly signal: AbortSignal | undefined;
  readonly kept: ReturnType<typeof keptPreview<Read>>;
  readonly show: (db: Reader, prepared: PreparedFile<Read>) => Promise<Shown>;
}

/** Reads a file in a thread of its own, keeps what it would bring for the commit, and shows it; nothing is written. */
export async function* previewedFile<Read, Shown>(
  station: Station,
  { fileName, file }: SourceFile,
  { worker, reading, signal, kept, show }: Reading<Read, Shown>,
): AsyncGenerator<PreviewEvent<Shown>, void> {
  const { session } = signedIn(station);
  const job = runFileJob<{ readonly read: Read } | { readonly unreadable: string }>(station, { worker, file, reading, signal });
  for (let step = await job.next(); ; step = await job.next()) {
    if (step.done !== true) {
      yield { kind: 'progress', ...step.value };
      continue;
    }
    if (step.value === null) return;
    if ('unreadable' in step.value) return yield { kind: 'done', preview: null, unreadable: step.value.unreadable };
    const prepared = { previewId: station.platform.makeId(), fileName, file, read: step.value.read };
    kept.keep(session.prepared, prepared);
    const { open } = stillSignedIn(station, session);
    return yield { kind: 'done', preview: await show(open.db, prepared), unreadable: null };
  }
}
