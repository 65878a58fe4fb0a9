import type { Failure } from '../../../shared/result';

/** A failure that the contract declares, from a stream that has begun: it can no longer be answered, only thrown. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(`refused: ${failure.code}`);
  }
}
