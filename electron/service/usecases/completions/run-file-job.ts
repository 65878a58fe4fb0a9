import { z } from 'zod';
import { localDate } from '../../../../shared/domain/calendar';
import type { FileInput } from '../../jobs/completions/file-input';
import type { JobProgress } from '../../jobs/job-messages';
import { runJob, type WorkerName } from '../../jobs/run-job';
import { signedIn } from '../../station/signed-in';
import type { Station } from '../../station/station';
import { whileSession } from '../../station/while-session';
import { databaseFiles } from '../../vault/site-files';

interface Job {
  readonly worker: WorkerName;
  readonly file: FileInput;
  readonly reading: unknown;
  readonly signal: AbortSignal | undefined;
}

/** Reads a file in a thread of its own that has the record open to compare with; ends with the session. */
export async function* runFileJob<R>(station: Station, { worker, file, reading, signal }: Job): AsyncGenerator<JobProgress, R | null> {
  const { open, session } = signedIn(station);
  const { folder, generation, cipher } = open.vault;
  const { nativeBinding } = station.platform;
  const work = whileSession(station, session, signal);
  const dataKey = Uint8Array.from(open.vault.dataKey);
  const now = station.platform.now();
  const { zone } = open.facts;
  const record = { site: databaseFiles(folder, generation).site, cipher, dataKey, ...(nativeBinding === null ? {} : { nativeBinding }) };
  try {
    const input = { record, file, reading, today: localDate(now, zone), now: now.toISOString(), zone };
    return yield* runJob(station.platform, { worker, input, output: z.custom<R>(), signal: work.signal });
  } catch (error) {
    if (signal?.aborted === true) return null;
    throw error;
  } finally {
    work.letGo();
    dataKey.fill(0);
  }
}
