import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { countingAssessments } from '../../db/sql/counting-assessments';
import type { KnownException } from '../../db/sql/exceptions';
import { revokedUpTo } from './concerned';

/** Whether there is a result that counts, under any record of the person: without one nothing can be taken away. */
export async function checkSomethingHeld(
  db: Reader,
  own: readonly string[],
  { competencyId, from }: { readonly competencyId: string; readonly from: string },
  known: readonly KnownException[],
) {
  const revoked = revokedUpTo(known, from);
  const results = await countingAssessments(db, own, [competencyId]);
  const counts = results.some(({ outcome, performedOn }) => outcome === 'competent' && (revoked === null || performedOn > revoked));
  return counts ? ok(null) : fail('NothingHeld');
}
