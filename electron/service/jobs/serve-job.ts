import { parentPort, workerData } from 'node:worker_threads';
import type { z } from 'zod';
import type { FromJob, JobProgress } from './job-messages';

/** The other end of runJob, in the worker thread: parses what it was given, works, answers once. */
export async function serveJob<I>(
  input: z.ZodType<I>,
  run: (input: I, tell: (progress: JobProgress) => void) => Promise<unknown>,
): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('this file runs in a worker thread');
  const say = (message: FromJob): void => port.postMessage(message);
  say({ say: 'done', value: await run(input.parse(workerData), (progress) => say({ say: 'progress', progress })) });
}
