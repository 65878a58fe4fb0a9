import { daysBetween } from '../../../../shared/domain/calendar';
import { barsOf } from '../../../../shared/domain/calibration/reach';
import { escalatedTo, escalationOn, type EscalationSteps } from '../../../../shared/domain/escalation';
import { listName } from '../../../../shared/domain/person-name';
import { reachByRole, roles, scopeOf } from '../../../../shared/domain/permissions';
import type { UserAccountRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { leadsSomebody, managersAbove } from '../../db/sql/duties';
import { decidedOf } from '../../db/sql/assessor-results';
import { hasOpenStudy } from '../../db/sql/gold-studies';
import { personsById } from '../../db/sql/people';
import { accountsWithRole } from '../../db/sql/users';
import type { ReadContext } from '../context';
import type { DutyFilter, ShownDuty } from './listed';
import { officeTasks } from './office-tasks';

const offices = ['framework.approve', 'framework.edit', 'access.review', 'calibration.run', 'calibration.decide', 'audit.read'] as const;

/** Somebody a task has gone to, with the account where they are known by that alone. */
interface Reached {
  readonly userId: string | null;
  readonly personId: string | null;
  readonly name: string;
}

/**
 * What waits for the offices of the site: to those who hold one it is their own, to those above them it is once it has gone
 * to them, and whoever holds the office or reads the audit trail sees all of it.
 */
export async function siteDuties(
  db: Reader,
  ctx: ReadContext,
  { whose, ownerPersonId }: Pick<DutyFilter, 'whose' | 'ownerPersonId'>,
  steps: EscalationSteps,
): Promise<ShownDuty[]> {
  const found: ShownDuty[] = [];
  const may = (permission: (typeof offices)[number]): boolean => scopeOf(ctx.grants, permission, ctx.actor.personId) !== null;
  const isActor = ({ userId, personId }: Pick<Reached, 'userId' | 'personId'>): boolean =>
    userId === ctx.actor.userId || (personId !== null && personId === ctx.actor.personId);
  const { personId: actorPersonId } = ctx.actor;
  const isConcerned =
    offices.some(may) ||
    (await hasOpenStudy(db, ctx.actor.userId)) ||
    barsOf(await decidedOf(db, ctx.actor)).length > 0 ||
    (actorPersonId !== null && (await leadsSomebody(db, actorPersonId)));
  for (const task of isConcerned ? await officeTasks(db, ctx) : []) {
    if (ownerPersonId !== null && task.owners.every(({ personId }) => personId !== ownerPersonId)) continue;
    const level = escalationOn(task.dueOn, ctx.today, steps);
    const to = await goneTo(db, level, task.owners);
    const isOwn = task.owners.some(isActor) || (level !== 'owner' && to.some(isActor));
    const isSeen = isOwn || (whose === 'all' && (may(task.permission) || may('audit.read')));
    if (!isSeen) continue;
    const { key, kind, what, dueOn, reason, joined, target, permission, owners } = task;
    found.push({
      key,
      kind,
      what,
      competencyCode: null,
      person: null,
      dueOn,
      overdueDays: Math.max(0, daysBetween(dueOn, ctx.today)),
      owner: null,
      office: {
        roles: roles.filter((role) => reachByRole[role][permission] !== undefined),
        names: owners.map(({ printedName }) => printedName),
      },
      state: null,
      reason,
      planned: null,
      joined,
      escalation: { level, to: to.map(({ personId, name }) => ({ personId, name })) },
      target:
        (may(permission) && target.at !== 'ownCalibration') || (isPersonal(target.at) && task.owners.some(isActor))
          ? target
          : { at: 'nowhere', of: target.at },
    });
  }
  return found.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn, 'en'));
}

/** Where only whom it is asked of goes. */
const isPersonal = (at: ShownDuty['target']['at']): boolean => at === 'goldStudy' || at === 'ownCalibration';

/** As with what people owe; where the owners report to nobody that the record knows, administrators stand above them. */
async function goneTo(db: Reader, level: ShownDuty['escalation']['level'], owners: readonly UserAccountRow[]): Promise<Reached[]> {
  const reached = new Map<string, Reached>();
  const add = (one: Reached): void => {
    reached.set(one.personId ?? one.userId ?? one.name, one);
  };
  for (const { userId, personId, printedName } of owners) add({ userId, personId, name: printedName });
  if (level === 'owner') return [...reached.values()];
  const personIds = owners.flatMap(({ personId }) => personId ?? []);
  const managers = await managersAbove(db, personIds);
  const above = new Set(
    personIds.flatMap((personId) => escalatedTo(level, personId, (id) => managers.get(id) ?? null)).filter((id) => !reached.has(id)),
  );
  for (const person of await personsById(db, [...above])) add({ userId: null, personId: person.personId, name: listName(person) });
  if (above.size === 0)
    for (const { userId, personId, printedName } of await accountsWithRole(db, 'administrator'))
      add({ userId, personId, name: printedName });
  return [...reached.values()];
}
