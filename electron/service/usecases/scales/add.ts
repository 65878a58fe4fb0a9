import type { Contract } from '../../../../shared/contract';
import { faultOfScale } from '../../../../shared/domain/scale';
import { fail, ok } from '../../../../shared/result';
import { allScales } from '../../db/sql/scales';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

/** Adds a scale. There is no way to change one: whoever was rated on it was rated on these words. */
export const addScale: CommandUseCase<Contract['scales']['add']> = async (tx, input, ctx) => {
  const fault = faultOfScale(input.levels, input.qualifyingLevel);
  if (fault !== null) return fail('ScaleUnclear', { fault });
  const known = await allScales(tx);
  if (known.some((scale) => scale.name.toLowerCase() === input.name.toLowerCase())) return fail('NameTaken');

  const scaleId = ctx.makeId();
  const levels = input.levels.toSorted((a, b) => a.level - b.level);
  const row = { scaleId, name: input.name, levels: JSON.stringify(levels), qualifyingLevel: input.qualifyingLevel };
  const changes = await writeVersions(tx, ctx.entry, 'scale', [row]);
  ctx.audit({ action: 'scales.add', entity: 'scale', entityId: scaleId, reason: input.reason, changes });
  return ok({ scaleId });
};
