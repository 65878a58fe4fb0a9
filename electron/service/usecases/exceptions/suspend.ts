import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import type { CommandUseCase } from '../context';
import { checkSpan } from './check-span';
import { recordException } from './record-exception';
import { checkSomethingHeld } from './something-held';

export const suspendQualification: CommandUseCase<Contract['exceptions']['suspend']> = async (tx, input, ctx) => {
  const { personId, competencyId, from: validFrom, to: validTo, cause, reason } = input;
  const { suspension } = (await assessmentPolicyOn(tx)).exceptions;
  const checked = await checkSpan(tx, ctx, 'suspension', input, suspension);
  if (!checked.ok) return checked;
  const held = await checkSomethingHeld(tx, checked.value.own, input, checked.value.known);
  if (!held.ok) return held;
  const terms = { kind: 'suspension', personId, competencyId, validFrom, validTo, cause, reason } as const;
  return ok(await recordException(tx, ctx, 'exceptions.suspend', terms));
};
