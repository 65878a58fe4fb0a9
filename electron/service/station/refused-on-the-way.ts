import type { Failure } from '../../../shared/result';

/** An expected failure of a stream that has already begun: it has no answer any more to put it in. */
export class RefusedOnTheWay extends Error {
  constructor(readonly failure: Failure) {
    super('the call was refused on its way');
  }
}
