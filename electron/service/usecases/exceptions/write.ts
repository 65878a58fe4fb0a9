import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { chosenTarget, writeAside } from '../exports/written-file';
import { listedExceptions } from './listed';

export const writeExceptions: CommandUseCase<Contract['exceptions']['write']> = async (tx, input, ctx) => {
  const { target: handle, asOf: asked, kind, state, reason } = input;
  const target = chosenTarget(ctx, handle, 'exportExceptions', 'csv');
  if (!target.ok) return target;
  const asOf = asked ?? ctx.today;
  const { exceptions, text } = await listedExceptions(tx, ctx, { kind, state, competencyId: null }, asOf);
  const written = writeAside(ctx, target.value, text);
  if (!written.ok) return written;
  const entity = { entity: 'exception_file', entityId: written.value.sha256 };
  const facts = { ...written.value, asOf, kind, state, lines: exceptions.length };
  ctx.audit({
    action: 'exceptions.write',
    ...entity,
    reason,
    validFrom: asOf,
    changes: [{ ...entity, personId: null, old: null, new: facts }],
  });
  return ok({ ...written.value, lines: exceptions.length });
};
