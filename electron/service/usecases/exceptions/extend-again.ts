import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { recordException } from './record-exception';
import { checkExtension, extensionRow } from './record-extension';

export const extendQualificationAgain: CommandUseCase<Contract['exceptions']['extendAgain']> = async (tx, input, ctx) => {
  const checked = await checkExtension(tx, ctx, input);
  if (!checked.ok) return checked;
  if (checked.value.ordinal === 1) return fail('NotYetExtended');
  return ok(await recordException(tx, ctx, 'exceptions.extendAgain', extensionRow(ctx, input, checked.value)));
};
