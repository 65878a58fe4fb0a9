import type { AssessmentPolicy } from '../../../../shared/contract/assessment-policy';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { independenceFrom, type Judge } from './assessor-check';

/** What would be decided on, and why by this signer although something could sway them; empty where they gave no reason. */
export interface Decided {
  readonly personId: string;
  /** Null: no competency of this site. */
  readonly competencyId: string | null;
  readonly day: string;
  readonly independenceReason: string;
}

/**
 * Whether the relations that the site knows of let somebody judge, decide or sign, by its rules: answers with the reason that
 * is to be kept, and what it answers to, where one is asked for.
 */
export async function checkIndependence(db: Reader, policy: AssessmentPolicy, judge: Judge, { independenceReason, ...asked }: Decided) {
  const { rule, why } = await independenceFrom(db, policy, judge, asked);
  if (rule === 'refuse') return fail('NotIndependent', { why });
  if (rule === 'allow') return ok(null);
  return independenceReason === '' ? fail('IndependenceReasonMissing', { why }) : ok({ reason: independenceReason, why });
}
