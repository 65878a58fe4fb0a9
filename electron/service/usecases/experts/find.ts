import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { listName } from '../../../../shared/domain/person-name';
import { levelCode } from '../../../../shared/domain/scale';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import { competencyOn } from '../../db/sql/competencies';
import type { Reader } from '../../db/schema';
import { findExperts, shiftsOn } from '../../db/sql/experts';
import { allUnits, unitsBelow } from '../../db/sql/organisation';
import { scaleOn, type Scale } from '../../db/sql/scales';
import { askedByTask } from '../../db/sql/supervised-work';
import { taskHead } from '../../db/sql/task-demands';
import type { QueryUseCase } from '../context';

export const findExpertsIn: QueryUseCase<Contract['experts']['find']> = async (db, input, ctx) => {
  const { unitId, shift, mayTeach, isAssessor, offset, limit } = input;
  const day = input.on ?? ctx.today;
  if (!isRealDate(day)) return fail('NotADate');
  const asked = await askedFor(db, input, day);
  if (!asked.ok) return asked;
  const shifts = await shiftsOn(db, day, ctx.scope);
  const [first, ...also] = asked.value;
  if (first === undefined) return ok({ day, needs: [], teachingLevel: input.level, people: [], total: 0, shifts });
  const { levels } = first;
  const teachingLevel = levels.at(-1)?.level ?? first.level;
  const { rows, total } = await findExperts(
    db,
    {
      competencyId: first.competencyId,
      level: mayTeach ? Math.max(first.level, teachingLevel) : first.level,
      also: also.map(({ competencyId, level }) => ({ competencyId, level })),
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
    needs: asked.value.map((one) => ({ code: one.code, title: one.title, levelCode: levelCode(one.levels, one.level) })),
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
    shifts,
  });
};

interface Needed {
  readonly competencyId: string;
  readonly code: string;
  readonly title: string;
  readonly level: number;
  readonly levels: Scale['levels'];
}

/** The competency at its level, or what the task needs of it on the day, by code. */
async function askedFor(
  db: Reader,
  { competencyId, level, taskId }: { readonly competencyId: string; readonly level: number; readonly taskId: string | null },
  day: string,
): Promise<Result<Needed[], Failure<'CompetencyNotFound', undefined> | Failure<'TaskNotFound', undefined>>> {
  if (taskId === null) {
    const competency = await competencyOn(db, competencyId, day);
    if (competency === undefined) return fail('CompetencyNotFound');
    const { code, title, content } = competency;
    return ok([{ competencyId, code, title, level, levels: (await scaleOn(db, content.scaleId, day))?.levels ?? [] }]);
  }
  if ((await taskHead(db, taskId, day))?.kind !== 'task') return fail('TaskNotFound');
  const needed: Needed[] = [];
  for (const { scaleId, ...one } of await askedByTask(db, taskId, day))
    needed.push({ ...one, levels: (await scaleOn(db, scaleId, day))?.levels ?? [] });
  return ok(needed);
}
