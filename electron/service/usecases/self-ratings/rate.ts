import type { Contract } from '../../../../shared/contract';
import { hasLevel } from '../../../../shared/domain/scale';
import { fail, ok } from '../../../../shared/result';
import { competencyOn } from '../../db/sql/competencies';
import { isPerson } from '../../db/sql/person-header';
import { pilotsOf } from '../../db/sql/pilots';
import { scaleOn } from '../../db/sql/scales';
import { insertSelfRating } from '../../db/sql/self-ratings';
import type { CommandUseCase } from '../context';

/** Keeps how somebody sees their own level. Nothing is derived from it. */
export const rateOneself: CommandUseCase<Contract['selfRatings']['rate']> = async (tx, { personId, competencyId, level, comment }, ctx) => {
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  const competency = await competencyOn(tx, competencyId, ctx.today, await pilotsOf(tx, personId, ctx.today));
  if (competency === undefined || competency.isRetired) return fail('CompetencyNotFound');
  const levels = (await scaleOn(tx, competency.content.scaleId, ctx.today))?.levels ?? [];
  if (!hasLevel(levels, level)) return fail('LevelNotFound');
  const ratingId = ctx.makeId();
  const row = {
    ratingId,
    personId,
    competencyId,
    level,
    comment,
    ratedBy: ctx.signer.userId,
    ratedOn: ctx.today,
    ratedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertSelfRating(tx, row);
  const changes = [{ entity: 'self_rating', entityId: ratingId, personId, old: null, new: row }];
  ctx.audit({ action: 'selfRatings.rate', entity: 'self_rating', entityId: ratingId, personId, validFrom: ctx.today, changes });
  return ok({ ratingId });
};
