import { z } from 'zod';
import { runJob } from '../jobs/run-job';
import type { Platform } from '../platform/platform';
import type { PrintedDocument } from './document';

/** Makes a PDF/A-2b of a document in a thread of its own. */
export async function typeset(
  platform: Pick<Platform, 'worker'>,
  document: PrintedDocument,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const output = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);
  const job = runJob(platform, { worker: 'report-worker', input: { document }, output, signal });
  for (;;) {
    const step = await job.next();
    if (step.done === true) return step.value;
  }
}
