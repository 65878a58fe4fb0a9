import type { Contract } from '../../../../shared/contract';
import { addDays, isRealDate } from '../../../../shared/domain/calendar';
import { isEmployedOn } from '../../../../shared/domain/people/employment';
import { listName } from '../../../../shared/domain/person-name';
import { levelCode } from '../../../../shared/domain/scale';
import { mostAtOnce } from '../../../../shared/domain/supervision';
import { momentOf } from '../../../../shared/domain/wall-clock';
import { fail, ok } from '../../../../shared/result';
import type { SupervisedWorkRow } from '../../db/authority-schema';
import type { Tx } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { peopleWithin } from '../../db/sql/assessments';
import { isTask } from '../../db/sql/competency-tasks';
import { employmentsOf } from '../../db/sql/employments';
import { heldLevelOn } from '../../db/sql/held-level';
import { personsById } from '../../db/sql/people';
import { scaleOn } from '../../db/sql/scales';
import { askedByTask, insertSupervisedWork, supervisedBetween } from '../../db/sql/supervised-work';
import type { CommandContext, CommandUseCase, InputOf } from '../context';

type Record = Contract['supervision']['record'];
type Input = InputOf<Record>;

export const recordSupervision: CommandUseCase<Record> = async (tx, input, ctx) => {
  const { personIds, supervisorPersonId, taskId, workedOn, place, note } = input;
  if (new Set(personIds).size < personIds.length) return fail('NamedTwice');
  if (personIds.includes(supervisorPersonId)) return fail('SupervisesThemselves');
  const everybody = [...personIds, supervisorPersonId];
  const reached = await peopleWithin(tx, personIds, ctx.scope, ctx.today);
  const people = new Map((await personsById(tx, everybody)).map((person) => [person.personId, listName(person)]));
  if (personIds.some((personId) => !reached.has(personId)) || !people.has(supervisorPersonId)) return fail('PersonNotFound');
  const namesOf = (ids: readonly string[]): string[] => ids.map((personId) => people.get(personId) ?? personId);
  if (!isRealDate(workedOn)) return fail('NotADate');
  if (!(await isTask(tx, taskId))) return fail('TaskNotFound');
  const span = spanOf(input, ctx);
  if (span.toAt > ctx.now.toISOString()) return fail('NotYetPerformed');
  const absent: string[] = [];
  for (const personId of everybody) if (!isEmployedOn(await employmentsOf(tx, personId), workedOn)) absent.push(personId);
  if (absent.length > 0) return fail('NotEmployedThen', { names: namesOf(absent) });
  const items = await lackingOf(tx, input);
  if (items.length > 0) return fail('SupervisorNotQualified', { items });

  const others = await supervisedBetween(tx, { supervisorPersonId, ...span });
  const known = others.filter((one) => one.taskId === taskId && personIds.includes(one.personId)).map(({ personId }) => personId);
  if (known.length > 0) return fail('AlreadyRecorded', { names: namesOf([...new Set(known)]) });
  const { ratio, whenExceeded } = (await assessmentPolicyOn(tx)).supervision;
  const most = mostAtOnce([...others, ...personIds.map((personId) => ({ personId, ...span }))], span);
  const isCrowded = most.count > ratio;
  if (isCrowded && (whenExceeded === 'refuse' || input.ratioReason === '')) {
    const seen = await peopleWithin(tx, most.personIds, ctx.scope, ctx.today);
    const named = await personsById(tx, [...seen]);
    const data = { count: most.count, ratio, at: most.at, names: named.map(listName).toSorted((a, b) => a.localeCompare(b)) };
    return fail(whenExceeded === 'refuse' ? 'RatioExceeded' : 'RatioReasonMissing', data);
  }
  const sessionId = ctx.makeId();
  const rows = personIds.map((personId): SupervisedWorkRow => ({
    workId: ctx.makeId(),
    sessionId,
    personId,
    taskId,
    supervisorPersonId,
    workedOn,
    ...span,
    zone: ctx.zone,
    place,
    note,
    ratioReason: isCrowded ? input.ratioReason : null,
    recordedBy: ctx.actor.userId,
    recordedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  }));
  await insertSupervisedWork(tx, rows);
  ctx.audit({
    action: 'supervision.record',
    entity: 'supervisedSession',
    entityId: sessionId,
    reason: isCrowded ? input.ratioReason : null,
    validFrom: workedOn,
    changes: rows.map((row) => ({ entity: 'supervised_work', entityId: row.workId, personId: row.personId, old: null, new: { ...row } })),
  });
  return ok({ sessionId });
};

/** From when until when, as clocks at the site showed it; what ends at or before it began ended on the next day. */
function spanOf({ workedOn, from, until }: Input, { zone }: CommandContext): Pick<SupervisedWorkRow, 'fromAt' | 'toAt'> {
  const lastDay = until > from ? workedOn : addDays(workedOn, 1);
  return { fromAt: momentOf(workedOn, from, zone).toISOString(), toAt: momentOf(lastDay, until, zone).toISOString() };
}

/** What the task asks for and the supervisor did not hold on that day, in words. */
async function lackingOf(tx: Tx, { supervisorPersonId, taskId, workedOn }: Input): Promise<string[]> {
  const items: string[] = [];
  for (const { competencyId, code, title, level, scaleId } of await askedByTask(tx, taskId, workedOn)) {
    const held = await heldLevelOn(tx, supervisorPersonId, competencyId, workedOn);
    if (held !== null && held >= level) continue;
    const levels = (await scaleOn(tx, scaleId, workedOn))?.levels ?? [];
    const had = held === null ? 'none' : `level ${levelCode(levels, held)}`;
    items.push(`${code} ${title} at level ${levelCode(levels, level)} (held: ${had})`);
  }
  return items;
}
