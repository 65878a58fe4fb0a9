import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { CompletionFileRead, CompletionReading } from '../../jobs/completions/completion-reading';
import { signedIn, stillSignedIn } from '../../station/signed-in';
import type { Station } from '../../station/station';
import type { OutputOf, StationUseCase } from '../context';
import { fileOfSource, type SourceFile } from './file-of-source';
import { keepCompletions, preparedCompletions } from './prepared-completions';
import { runFileJob } from './run-file-job';
import { showCompletions } from './show-preview';

type Preview = Contract['completions']['preview'];
type PreviewEvent = OutputOf<Preview> extends AsyncIterable<infer E> ? E : never;

/** Reads in a thread of its own, for a file of 100,000 rows takes seconds; nothing is written. */
export const previewCompletions: StationUseCase<Preview> = async (station, { source, reading }, { signal }) => {
  const { session } = signedIn(station);
  const file = await fileOfSource(station, source, 'importCompletions', (previewId) => preparedCompletions(session.prepared, previewId));
  if (!file.ok) return file;
  return ok(events(station, file.value, { reading, signal }));
};

async function* events(
  station: Station,
  { fileName, file }: SourceFile,
  { reading, signal }: { readonly reading: CompletionReading | null; readonly signal: AbortSignal | undefined },
): AsyncGenerator<PreviewEvent, void> {
  const { session } = signedIn(station);
  const job = runFileJob<CompletionFileRead>(station, { worker: 'completions-preview-worker', file, reading, signal });
  for (let step = await job.next(); ; step = await job.next()) {
    if (step.done !== true) {
      yield { kind: 'progress', ...step.value };
      continue;
    }
    if (step.value === null) return;
    const found = step.value;
    const previewId = station.platform.makeId();
    if ('unreadable' in found) return yield { kind: 'done', preview: null, unreadable: found.unreadable };
    keepCompletions(session.prepared, { previewId, fileName, file, read: found.read });
    const { open } = stillSignedIn(station, session);
    const preview = await showCompletions(open.db, { previewId, fileName, read: found.read });
    return yield { kind: 'done', preview, unreadable: null };
  }
}
