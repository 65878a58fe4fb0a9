import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { dutiesCalendar, dutiesTable } from './duty-files';
import { listedDuties } from './listed';
import { chosenTarget, writeAside } from '../exports/written-file';

/** More lines than a calendar program or a person reads. */
const mostLines = 20_000;

export const writeDuties: CommandUseCase<Contract['duties']['write']> = async (tx, { target: handle, format, reason, ...filter }, ctx) => {
  const target = chosenTarget(ctx, handle, 'exportDuties', format);
  if (!target.ok) return target;
  const listed = await listedDuties(tx, ctx, filter, { offset: 0, limit: mostLines });
  if (listed === null) return fail('UnitNotFound');
  if (listed.total > mostLines) return fail('TooMany', { total: listed.total, most: mostLines });
  const lines = listed.duties;
  const written = writeAside(ctx, target.value, format === 'csv' ? dutiesTable(lines) : dutiesCalendar(lines, ctx));
  if (!written.ok) return written;
  const entity = { entity: 'duty_file', entityId: written.value.sha256 };
  const facts = { ...filter, ...written.value, format, asOf: listed.asOf, dueBy: listed.dueBy, lines: lines.length };
  ctx.audit({
    action: 'duties.write',
    ...entity,
    reason,
    validFrom: listed.asOf,
    changes: [{ ...entity, personId: null, old: null, new: facts }],
  });
  return ok({ ...written.value, lines: lines.length });
};
