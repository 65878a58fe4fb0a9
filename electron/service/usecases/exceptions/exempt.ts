import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import type { CommandUseCase } from '../context';
import { checkSpan } from './check-span';
import { recordException } from './record-exception';

export const exemptPerson: CommandUseCase<Contract['exceptions']['exempt']> = async (tx, input, ctx) => {
  const { personId, competencyId, from: validFrom, to: validTo, reason } = input;
  const { exemption } = (await assessmentPolicyOn(tx)).exceptions;
  const checked = await checkSpan(tx, ctx, 'exemption', input, exemption);
  if (!checked.ok) return checked;
  const terms = { kind: 'exemption', personId, competencyId, validFrom, validTo, reason } as const;
  return ok(await recordException(tx, ctx, 'exceptions.exempt', terms));
};
