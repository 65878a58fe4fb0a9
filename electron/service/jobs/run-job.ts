import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import type { Platform } from '../platform/platform';
import type { FromJob, JobProgress } from './job-messages';

/** Each is a file of this folder, and a file of its own in the build. */
export type WorkerName = `${string}-worker`;

interface Job<O> {
  readonly worker: WorkerName;
  /** Copied to the thread: plain data and bytes. */
  readonly input: unknown;
  readonly output: z.ZodType<O>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Long work in a thread of its own, so that nobody else waits for it: yields how far it is and returns what it found.
 * The thread ends with the generator, at an abort or when nobody listens any more; what it throws is thrown here.
 */
export async function* runJob<O>(platform: Pick<Platform, 'worker'>, job: Job<O>): AsyncGenerator<JobProgress, O, void> {
  job.signal?.throwIfAborted();
  const { file, execArgv } = platform.worker(job.worker);
  const thread = new Worker(file, { workerData: job.input, execArgv: [...execArgv] });
  const inbox: Array<FromJob | { readonly say: 'failed'; readonly error: unknown }> = [];
  let wake: () => void = () => undefined;
  const put = (message: (typeof inbox)[number]): void => {
    if (message.say === 'progress' && inbox.at(-1)?.say === 'progress') inbox.pop(); // only the newest is worth telling
    inbox.push(message);
    wake();
  };
  const abort = (): void => put({ say: 'failed', error: job.signal?.reason });
  job.signal?.addEventListener('abort', abort, { once: true });
  thread.on('message', (message: FromJob) => put(message));
  thread.once('error', (error) => put({ say: 'failed', error }));
  thread.once('exit', () => put({ say: 'failed', error: new Error(`${job.worker} ended without an answer`) }));
  try {
    for (;;) {
      const message = inbox.shift();
      if (message === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (message.say === 'progress') yield message.progress;
      else if (message.say === 'failed') throw message.error;
      else return job.output.parse(message.value);
    }
  } finally {
    job.signal?.removeEventListener('abort', abort);
    await thread.terminate();
  }
}
