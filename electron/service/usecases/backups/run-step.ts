import type { z } from 'zod';
import { fail, type Failure, type Result } from '../../../../shared/result';
import { runJob, type WorkerName } from '../../jobs/run-job';
import type { Platform } from '../../platform/platform';
import { RefusedOnTheWay } from '../../station/refused-on-the-way';

export interface StepProgress {
  readonly kind: 'progress';
  readonly label: string;
  readonly done: number;
  /** Null while nobody can tell. */
  readonly total: number | null;
}

interface Step<T> {
  readonly worker: WorkerName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: z.ZodType<Result<T, Failure>>;
  readonly signal: AbortSignal;
}

/** A step in a worker thread, its progress as events; a failure that it answers with is thrown as a refusal of the stream. */
export async function* runStep<T>(platform: Platform, step: Step<T>): AsyncGenerator<StepProgress, T, void> {
  const { nativeBinding } = platform;
  const input = nativeBinding === null ? step.input : { ...step.input, nativeBinding };
  const job = runJob(platform, { ...step, input });
  try {
    for (;;) {
      const next = await job.next();
      if (next.done !== true) yield { kind: 'progress', ...next.value };
      else if (next.value.ok) return next.value.value;
      else throw new RefusedOnTheWay(next.value.failure);
    }
  } finally {
    await job.return(fail('Cancelled')); // ends the thread when the stream ends early
  }
}
