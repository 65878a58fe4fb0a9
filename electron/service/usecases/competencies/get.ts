import type { Contract } from '../../../../shared/contract';
import { guidanceFor } from '../../../../shared/domain/framework/guidance';
import { fail, ok } from '../../../../shared/result';
import { authorOfEntry, competencyOn } from '../../db/sql/competencies';
import { revisionsOf } from '../../db/sql/requirement-revisions';
import { requiredBy } from '../../db/sql/requirements';
import { scaleOn } from '../../db/sql/scales';
import type { QueryUseCase } from '../context';

export const getCompetency: QueryUseCase<Contract['competencies']['get']> = async (db, { competencyId, asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const competency = await competencyOn(db, competencyId, day);
  if (competency === undefined) return fail('CompetencyNotFound');
  const { content, ...head } = competency;
  const scale = await scaleOn(db, content.scaleId, day);
  if (scale === null) throw new Error('a competency has lost its scale');
  const lines = await requiredBy(db, competencyId, day);
  const revisionOf = await revisionsOf(
    db,
    lines.map(({ requirementId }) => requirementId),
  );
  return ok({
    ...head,
    ...content,
    guidance: guidanceFor(content.guidance, ctx.grants),
    lastChange: await authorOfEntry(db, competency.version),
    scale,
    requiredBy: lines.map((line) => ({ ...line, revision: revisionOf(line.requirementId, line.validFrom) })),
  });
};
