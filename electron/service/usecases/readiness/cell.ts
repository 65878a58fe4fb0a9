import type { Contract } from '../../../../shared/contract';
import { confidenceOf } from '../../../../shared/domain/assessor-confidence';
import { levelCode } from '../../../../shared/domain/scale';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import { assessorCalibrations } from '../../db/sql/assessor-calibrations';
import { allUnits } from '../../db/sql/organisation';
import { standingsBehind } from '../../db/sql/readiness';
import { allScales } from '../../db/sql/scales';
import type { QueryUseCase } from '../context';
import { unitsAsked } from './asked';

export const readinessCell: QueryUseCase<Contract['readiness']['cell']> = async (db, input, ctx) => {
  const day = input.asOf ?? ctx.today;
  const record = recordAt(db, input.knownAt);
  const within = unitsAsked(await allUnits(record, day), { departmentId: input.departmentId, unitId: input.withinUnitId });
  const unitIds = input.unitId === null ? within : [input.unitId].filter((unitId) => within === null || within.includes(unitId));
  const asked = { day, scope: ctx.scope, unitIds, personId: input.personId, roleId: input.roleId };
  const { rows, total } = await standingsBehind(record, asked, input, input.limit);
  const levelsByScale = new Map((await allScales(record, day)).map((scale) => [scale.scaleId, scale.levels]));
  const calibrations = input.withConfidence ? await assessorCalibrations(db, input.knownAt) : null;
  const people = rows.map(({ code, title, scaleId, untilDate, isMandatory, familyName, givenName, assessors, ...row }) => {
    const levels = levelsByScale.get(scaleId) ?? [];
    return {
      ...row,
      name: listName({ familyName, givenName }),
      competencyCode: code,
      competencyTitle: title,
      isMandatory: isMandatory === 1,
      requiredLevelCode: levelCode(levels, row.requiredLevel),
      heldLevelCode: row.heldLevel === null ? null : levelCode(levels, row.heldLevel),
      until: untilDate,
      confidence: calibrations === null || assessors === null ? null : confidenceOf(assessors, calibrations, day, row.competencyId),
    };
  });
  return ok({ people, total });
};
