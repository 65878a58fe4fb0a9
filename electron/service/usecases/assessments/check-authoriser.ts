import { isAbout, type Concerned } from '../../../../shared/domain/assessment-correction';
import { fail, ok } from '../../../../shared/result';
import type { Tx } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { independenceFrom } from '../assessors/assessor-check';
import type { Actor } from '../context';

/**
 * Whether somebody may authorise that another changes the rating of a record: not of themselves, and not where they stand too near
 * to the person. Who judged first may: the change is not theirs, and a site with two reviewers has nobody else.
 */
export async function checkAuthoriser(
  tx: Tx,
  authoriser: Actor,
  record: { readonly concerned: Concerned; readonly personId: string; readonly competencyId: string; readonly performedOn: string },
) {
  if (isAbout(record.concerned, authoriser)) return fail('AboutOneself');
  const { personId, competencyId, performedOn: day } = record;
  const near = await independenceFrom(tx, await assessmentPolicyOn(tx), authoriser, { personId, competencyId, day });
  return near.rule === 'refuse' ? fail('AuthoriserNotIndependent', { why: near.why }) : ok(null);
}
