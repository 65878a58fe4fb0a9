import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import type { CommandUseCase } from '../context';
import { checkSpan } from './check-span';
import { recordException } from './record-exception';

export const waiveRequirement: CommandUseCase<Contract['exceptions']['waive']> = async (tx, input, ctx) => {
  const { personId, competencyId, from: validFrom, to: validTo, reason, conditions } = input;
  const { waiver } = (await assessmentPolicyOn(tx)).exceptions;
  const checked = await checkSpan(tx, ctx, 'waiver', input, waiver);
  if (!checked.ok) return checked;
  const terms = { kind: 'waiver', personId, competencyId, validFrom, validTo, conditions, reason } as const;
  return ok(await recordException(tx, ctx, 'exceptions.waive', terms));
};
