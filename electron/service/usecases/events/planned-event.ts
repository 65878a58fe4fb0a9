import { addDays, isRealDate } from '../../../../shared/domain/calendar';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { QualificationEventRow } from '../../db/event-schema';
import type { Reader } from '../../db/schema';
import { peopleWithin } from '../../db/sql/assessments';
import { competencyOn } from '../../db/sql/competencies';
import { isTask } from '../../db/sql/competency-tasks';
import { isPerson } from '../../db/sql/person-header';
import { editionsOf } from '../../db/sql/unit-editions';
import { competenciesEndedBy, competenciesOfTask } from '../../db/sql/qualification-events';
import type { InputOf, ReadContext } from '../context';
import { isAboutOneself, unitsInReach } from './reach';

type Input = InputOf<Contract['events']['preview']>;

/** An event as it would be recorded, with the competencies that it can end. */
export interface PlannedEvent {
  readonly event: Pick<QualificationEventRow, 'kind' | 'happenedOn' | 'scope' | 'personId' | 'unitId' | 'taskId' | 'competencyIds'>;
  readonly competencyIds: readonly string[];
}

const daysAhead = 366;

/** Checks what is to be recorded: that it is there, that the user may record it, and that a rule names it. */
export async function plannedEvent(db: Reader, { kind, happenedOn, scope, narrowedTo }: Input, ctx: ReadContext) {
  if (!isRealDate(happenedOn)) return fail('NotADate');
  if (happenedOn > addDays(ctx.today, daysAhead)) return fail('TooFarAhead');
  const within = await checkScope(db, scope, ctx);
  if (!within.ok) return within;
  const named = await competenciesEndedBy(db, kind);
  if (named.length === 0) return fail('KindUnknown');
  const around = await narrowed(db, narrowedTo, happenedOn);
  if (!around.ok) return around;
  const { taskId, competencyIds } = around.value;
  const concerned = competencyIds === null ? named : competencyIds.filter((id) => named.includes(id));
  if (concerned.length === 0) return fail('NothingConcerned');
  const event = {
    kind,
    happenedOn,
    scope: scope.kind,
    personId: scope.kind === 'person' ? scope.personId : null,
    unitId: scope.kind === 'unit' ? scope.unitId : null,
    taskId,
    competencyIds: competencyIds === null ? null : JSON.stringify(competencyIds.toSorted()),
  };
  return ok<PlannedEvent>({ event, competencyIds: concerned });
}

async function checkScope(db: Reader, scope: Input['scope'], ctx: ReadContext) {
  switch (scope.kind) {
    case 'person': {
      const { personId } = scope;
      if (!(await isPerson(db, personId)) || !(await peopleWithin(db, [personId], ctx.scope, ctx.today)).has(personId))
        return fail('PersonNotFound');
      return (await isAboutOneself(db, personId, ctx)) ? fail('AboutOneself') : ok(null);
    }
    case 'unit': {
      const units = await unitsInReach(db, ctx);
      return (await editionsOf(db, scope.unitId)).length > 0 && (units === null || units.includes(scope.unitId))
        ? ok(null)
        : fail('UnitNotFound');
    }
    case 'site':
      return ctx.scope.kind === 'site' ? ok(null) : fail('WholeSite');
  }
}

async function narrowed(db: Reader, narrowedTo: Input['narrowedTo'], day: string) {
  if (narrowedTo === null) return ok({ taskId: null, competencyIds: null });
  if (narrowedTo.kind === 'competency') {
    const { competencyId } = narrowedTo;
    const isThere = (await competencyOn(db, competencyId, day)) !== undefined;
    return isThere ? ok({ taskId: null, competencyIds: [competencyId] }) : fail('CompetencyNotFound');
  }
  const { taskId } = narrowedTo;
  if (!(await isTask(db, taskId))) return fail('TaskNotFound');
  return ok({ taskId, competencyIds: await competenciesOfTask(db, taskId, day) });
}
