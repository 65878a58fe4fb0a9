import { ORPCError } from '@orpc/contract';
import type { ErrorMap } from '@orpc/contract';
import type { Failure } from '../../../shared/result';

/** Turns an expected failure into the typed error its contract declares. An undeclared code is a bug and throws. */
export function declaredError(errorMap: ErrorMap, failure: Failure): ORPCError<string, unknown> {
  const declared = errorMap[failure.code];
  if (declared === undefined) throw new Error(`the contract does not declare the failure ${failure.code}`);
  return new ORPCError(failure.code, {
    defined: true,
    ...(declared.status === undefined ? {} : { status: declared.status }),
    ...(declared.message === undefined ? {} : { message: declared.message }),
    data: failure.data,
  });
}
