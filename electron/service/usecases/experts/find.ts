import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { listName } from '../../../../shared/domain/person-name';
import { levelCode } from '../../../../shared/domain/scale';
import { fail, ok } from '../../../../shared/result';
import { competencyOn } from '../../db/sql/competencies';
import { findExperts, shiftsOn } from '../../db/sql/experts';
import { allUnits, unitsBelow } from '../../db/sql/organisation';
import { scaleOn } from '../../db/sql/scales';
import type { QueryUseCase } from '../context';

export const findExpertsIn: QueryUseCase<Contract['experts']['find']> = async (db, input, ctx) => {
  const { competencyId, unitId, shift, mayTeach, isAssessor, offset, limit } = input;
  const day = input.on ?? ctx.today;
  if (!isRealDate(day)) return fail('NotADate');
  const competency = await competencyOn(db, competencyId, day);
  if (competency === undefined) return fail('CompetencyNotFound');
  const levels = (await scaleOn(db, competency.content.scaleId, day))?.levels ?? [];
  const teachingLevel = levels.at(-1)?.level ?? input.level;
  const { rows, total } = await findExperts(
    db,
    {
      competencyId,
      level: mayTeach ? Math.max(input.level, teachingLevel) : input.level,
      day,
      unitIds: unitId === null ? null : await unitsBelow(db, [unitId], day),
      shift,
      isAssessor,
      scope: ctx.scope,
    },
    { offset, limit },
  );
  const unitNames = new Map((await allUnits(db, day)).map((unit) => [unit.unitId, unit.name]));
  return ok({
    day,
    teachingLevel,
    people: rows.map((row) => ({
      personId: row.personId,
      name: listName(row),
      employeeNumber: row.employeeNumber,
      title: row.title,
      unitName: row.unitId === null ? null : (unitNames.get(row.unitId) ?? row.unitId),
      shift: row.shift,
      heldLevel: row.level,
      heldLevelCode: levelCode(levels, row.level),
      until: row.untilDate,
      mayTeach: row.level >= teachingLevel,
      isAssessor: row.isAssessor === 1,
      state: row.state,
    })),
    total,
    shifts: await shiftsOn(db, day, ctx.scope),
  });
};
