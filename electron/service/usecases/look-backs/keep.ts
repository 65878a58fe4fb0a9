import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { toDecide, writeDecision } from './write-decision';

/** Lets assessments of an assessor found out of tolerance stand as they are. */
export const keepLookedBack: CommandUseCase<Contract['lookBacks']['keep']> = async (tx, { reason, ...several }, ctx) => {
  const found = await toDecide(tx, ctx, several);
  if (!found.ok) return found;
  const { lookBack, items } = found.value;
  const followed = items.map(({ assessmentId }) => ({ assessmentId, obligationId: null, eventId: null }));
  return ok(await writeDecision(tx, ctx, lookBack, { kind: 'keep', reason, dueOn: null, followed, changes: [] }));
};
