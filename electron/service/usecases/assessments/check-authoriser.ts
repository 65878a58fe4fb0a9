import type { Concerned } from '../../../../shared/domain/assessment-correction';
import { fail, ok } from '../../../../shared/result';
import type { Tx } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { independenceFrom } from '../assessors/assessor-check';
import type { Actor } from '../context';
import { mayReview } from './standing-record';

/**
 * Whether somebody may authorise that the rating of a record is changed: not of themselves, not of their own judgement, and not
 * where they stand too near to the person.
 */
export async function checkAuthoriser(
  tx: Tx,
  authoriser: Actor,
  record: { readonly concerned: Concerned; readonly personId: string; readonly competencyId: string; readonly performedOn: string },
) {
  const free = mayReview(record.concerned, authoriser);
  if (!free.ok) return free;
  const { personId, competencyId, performedOn: day } = record;
  const near = await independenceFrom(tx, await assessmentPolicyOn(tx), authoriser, { personId, competencyId, day });
  return near.rule === 'refuse' ? fail('AuthoriserNotIndependent', { why: near.why }) : ok(null);
}
