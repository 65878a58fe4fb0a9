import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { recordException } from './record-exception';
import { checkExtension, extensionRow } from './record-extension';

export const extendQualification: CommandUseCase<Contract['exceptions']['extend']> = async (tx, input, ctx) => {
  const checked = await checkExtension(tx, ctx, input);
  if (!checked.ok) return checked;
  const { ordinal } = checked.value;
  if (ordinal > 1) return fail('HigherRoleNeeded', { ordinal });
  return ok(await recordException(tx, ctx, 'exceptions.extend', extensionRow(ctx, input, checked.value)));
};
