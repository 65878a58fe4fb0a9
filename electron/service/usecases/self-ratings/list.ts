import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { standingsOf } from '../../db/sql/people';
import { isPerson } from '../../db/sql/person-header';
import { pilotsOf } from '../../db/sql/pilots';
import { printedNames } from '../../db/sql/printed-names';
import { selfRatingsOf } from '../../db/sql/self-ratings';
import { levelNames } from '../competencies/name-levels';
import type { QueryUseCase } from '../context';
import { ownIds } from '../people/own-ids';

export const listSelfRatings: QueryUseCase<Contract['selfRatings']['list']> = async (db, { personId }, ctx) => {
  if (!(await isPerson(db, personId))) return fail('PersonNotFound');
  const rows = await selfRatingsOf(db, await ownIds(db, personId));
  const nameOf = await levelNames(db, ctx.today);
  const names = await printedNames(
    db,
    rows.map(({ ratedBy }) => ratedBy),
  );
  const standings = await standingsOf(db, personId, ctx.today, await pilotsOf(db, personId, ctx.today));
  return ok({
    ratings: rows.map(({ ratingId, competencyId, level, comment, ratedOn, ratedBy }, index) => {
      const held = standings.find((standing) => standing.competencyId === competencyId)?.heldLevel ?? null;
      return {
        ratingId,
        competencyId,
        ...nameOf(competencyId, level),
        level,
        comment,
        ratedOn,
        by: names.get(ratedBy) ?? ratedBy,
        isNewest: rows.findIndex((one) => one.competencyId === competencyId) === index,
        heldLevelCode: held === null ? null : nameOf(competencyId, held).levelCode,
      };
    }),
  });
};
