import { fail, ok, type Failure, type Result } from '../../../../shared/result';

/** The rule that the meter on the page shows, applied again here, where it counts. */
export async function refuseWeak(
  passphrase: string,
  known: readonly string[],
  minLength: number,
): Promise<Result<void, Failure<'WeakPassphrase', { why: string }>>> {
  const { judgePassphrase } = await import('../../../../shared/domain/passphrase-strength'); // its word lists are read at the first need
  const { weakness } = judgePassphrase(passphrase, known, minLength);
  return weakness === null ? ok(undefined) : fail('WeakPassphrase', { why: weakness });
}
