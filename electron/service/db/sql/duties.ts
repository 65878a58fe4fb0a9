import { sql, type RawBuilder } from 'kysely';
import { addDays } from '../../../../shared/domain/calendar';
import { lapsedStates, type DutyKind } from '../../../../shared/domain/duty';
import type { Scope } from '../../../../shared/domain/permissions';
import type { StandingState } from '../../../../shared/domain/state';
import type { Reader } from '../schema';
import { personIsWithin } from './assessments';
import { holdsOn } from './standings';

/** A line of the work list about a person. */
export interface DutyRow {
  readonly kind: DutyKind;
  readonly personId: string;
  readonly competencyId: string | null;
  /** The first of the stored ones that stand in this line. */
  readonly obligationId: string | null;
  readonly title: string | null;
  readonly reason: string;
  readonly joined: number;
  readonly dueOn: string;
  readonly ownerPersonId: string;
  readonly state: StandingState | null;
}

export interface WantedDuties {
  readonly day: string;
  readonly today: string;
  /** What is not due yet is listed up to this day. */
  readonly dueBy: string;
  readonly scope: Scope;
  readonly actorPersonId: string | null;
  readonly actorUserId: string;
  /** Only what the actor is to do, sees to, is planned to assess or has heard of. */
  readonly isOwn: boolean;
  /** The latest due days of what has gone to an owner's line manager and to the head of their line. */
  readonly escalatedIfDueBy: { readonly lineManager: string; readonly siteHead: string };
  readonly kind: DutyKind | null;
  /** Left out: any, and what is about none. */
  readonly competencyId?: string;
  /** With all that lies below; null: everywhere. */
  readonly unitIds: readonly string[] | null;
  readonly ownerPersonId: string | null;
  readonly overdueOnly: boolean;
}

/** A page of the list, soonest due first. */
export async function dutyRows(
  db: Reader,
  wanted: WantedDuties,
  page: { readonly offset: number; readonly limit: number },
): Promise<DutyRow[]> {
  const reached = await reachedBy(db, wanted);
  const shown = (from: RawBuilder<unknown>) => sql`
    SELECT CASE WHEN standing.state IN (${lapsed}) THEN 'reassess' ELSE 'renew' END AS kind, standing.personId, standing.competencyId,
      NULL AS obligationId, NULL AS title, '' AS reason, 1 AS joined, standing.dueOn,
      COALESCE(${managerOf('standing.personId')}, standing.personId) AS ownerPersonId, standing.state FROM ${from}`;
  const { rows } = await sql<DutyRow>`
    ${reached.table}
    ${sql.join(lapses(wanted, reached).map(shown), sql` UNION ALL `)}
    UNION ALL
    SELECT kind, personId, competencyId, obligationId, title, reason, joined, dueOn, ownerPersonId, NULL FROM (${obligations(wanted, reached)})
    ORDER BY dueOn, personId, competencyId, kind, obligationId LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
  return rows;
}

export async function countDuties(db: Reader, wanted: WantedDuties): Promise<{ total: number; overdue: number }> {
  const reached = await reachedBy(db, wanted);
  const counted = (dueOn: string) => sql`COUNT(*) AS total, COALESCE(SUM(${sql.ref(dueOn)} < ${wanted.day}), 0) AS overdue`;
  const { rows } = await sql<{ total: number; overdue: number }>`
    ${reached.table} SELECT SUM(total) AS total, SUM(overdue) AS overdue FROM (
      ${sql.join(
        lapses(wanted, reached).map((from) => sql`SELECT ${counted('standing.dueOn')} FROM ${from}`),
        sql` UNION ALL `,
      )} UNION ALL SELECT ${counted('dueOn')} FROM (${obligations(wanted, reached)}))`.execute(db);
  return rows[0] ?? { total: 0, overdue: 0 };
}

/** Whom people report to, and those report to, up to the end of each line. */
export async function managersAbove(db: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ personId: string; managerPersonId: string }>`
    WITH RECURSIVE line(personId) AS (
      SELECT value FROM json_each(${JSON.stringify(personIds)})
      UNION SELECT p.managerPersonId FROM line JOIN person p ON p.personId = line.personId AND p.recordedTo IS NULL WHERE p.managerPersonId IS NOT NULL
    )
    SELECT p.personId, p.managerPersonId FROM line JOIN person p ON p.personId = line.personId AND p.recordedTo IS NULL
    WHERE p.managerPersonId IS NOT NULL`.execute(db);
  return new Map(rows.map(({ personId, managerPersonId }) => [personId, managerPersonId]));
}

export async function leadsSomebody(db: Reader, personId: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM person WHERE managerPersonId = ${personId} AND recordedTo IS NULL LIMIT 1`.execute(db);
  return rows.length > 0;
}

// A trainee has a day by which they are due only where something has lapsed.
const lapsed = sql.join([...lapsedStates, 'trainee'].map((state) => sql.lit(state)));

const managerOf = (person: string): RawBuilder<unknown> =>
  sql`(SELECT m.managerPersonId FROM person m WHERE m.personId = ${sql.ref(person)} AND m.recordedTo IS NULL)`;

/** Whom a list is about, and how it is read. */
interface Reached {
  /** The table `who` of them; empty where everybody is meant. */
  readonly table: RawBuilder<unknown>;
  /** Few are read person by person; of many, as of all, what is due is read by day. */
  readonly size: 'all' | 'many' | 'few';
  /** The actor reports to nobody: their line ends with them. */
  readonly isHead: boolean;
}

const most = 2000;

async function reachedBy(db: Reader, wanted: WantedDuties): Promise<Reached> {
  const { actorPersonId, isOwn } = wanted;
  const isHead = isOwn && actorPersonId !== null && (await managersAbove(db, [actorPersonId])).size === 0;
  const people = isOwn ? ownLine(actorPersonId, isHead) : peopleOf(wanted);
  if (people === null) return { table: sql``, size: 'all', isHead };
  const table = sql`WITH RECURSIVE who(personId, depth) AS MATERIALIZED (${people})`;
  const { rows } = await sql<{ found: number }>`${table} SELECT COUNT(*) AS found FROM (SELECT 1 FROM who LIMIT ${most + 1})`.execute(db);
  return { table, size: (rows[0]?.found ?? 0) > most ? 'many' : 'few', isHead };
}

/**
 * The actor, whom they lead and whom those lead; for the head of a line everybody in it. Nobody is met twice: each reports to
 * one person, and a circle never begins with somebody who reports to nobody.
 */
function ownLine(actorPersonId: string | null, isHead: boolean): RawBuilder<unknown> {
  return sql`SELECT ${actorPersonId}, 0
    UNION ALL SELECT r.personId, who.depth + 1 FROM who JOIN person r ON r.managerPersonId = who.personId AND r.recordedTo IS NULL
      WHERE ${isHead ? sql`1` : sql`who.depth < 2`}`;
}

/** Those whom a list that is not one's own is about; null: everybody. */
function peopleOf({ day, today, scope, unitIds, ownerPersonId }: WantedDuties): RawBuilder<unknown> | null {
  const parts: RawBuilder<unknown>[] = [];
  if (scope.kind !== 'site') parts.push(personIsWithin(scope, today, 'p.personId'));
  if (unitIds !== null) parts.push(isInUnits('p.personId', unitIds, day));
  if (ownerPersonId !== null)
    parts.push(sql`p.personId IN (SELECT ${ownerPersonId}
      UNION ALL SELECT led.personId FROM person led WHERE led.managerPersonId = ${ownerPersonId} AND led.recordedTo IS NULL)`);
  if (parts.length === 0) return null;
  return sql`SELECT p.personId, 0 FROM person p WHERE p.recordedTo IS NULL AND ${sql.join(parts, sql` AND `)}`;
}

/** What has lapsed on the day or is known to lapse: one row of a person and competency, from each of these. */
function lapses(wanted: WantedDuties, reached: Reached): ReadonlyArray<RawBuilder<unknown>> {
  const isWanted = isWantedLapse(wanted);
  const byDay = sql`standing INDEXED BY standing_by_due`;
  const from = {
    all: byDay,
    many: sql`${byDay} CROSS JOIN who ON who.personId = standing.personId`,
    few: sql`who CROSS JOIN standing ON standing.personId = who.personId`,
  }[reached.size];
  if (!wanted.isOwn) return [sql`${from} WHERE ${isWanted}`];
  const { lineManager, siteHead } = wanted.escalatedIfDueBy;
  // Whom somebody leads is one step down, so what they see to is; what their reports see to is two.
  const isHeard = sql`(who.depth <= 1 OR (who.depth = 2 AND standing.dueOn <= ${laterOf(lineManager, siteHead)})
    OR (${reached.isHead ? 1 : 0} AND standing.dueOn <= ${siteHead}))`;
  return [
    sql`${from} WHERE ${isWanted} AND ${isHeard}`,
    sql`reassessment_plan_line l CROSS JOIN standing ON standing.personId = l.personId AND standing.competencyId = l.competencyId AND standing.dueOn = l.dueOn
      WHERE ${isWanted} AND ${isPlannedFor(wanted)} AND NOT EXISTS (SELECT 1 FROM who WHERE who.personId = standing.personId AND ${isHeard})`,
  ];
}

/** A line of a plan, `l`, that the actor is to assess and that no later one took the place of. */
const isPlannedFor = ({ actorUserId }: WantedDuties): RawBuilder<unknown> => sql`l.assessorUserId = ${actorUserId} AND NOT EXISTS (
  SELECT 1 FROM reassessment_plan_line n WHERE n.personId = l.personId AND n.competencyId = l.competencyId AND n.dueOn = l.dueOn AND n.entryNumber > l.entryNumber)`;

function isWantedLapse(wanted: WantedDuties): RawBuilder<unknown> {
  const { day, dueBy, kind, competencyId, ownerPersonId, overdueOnly } = wanted;
  const parts: RawBuilder<unknown>[] = [sql`standing.dueOn <= ${overdueOnly ? addDays(day, -1) : dueBy}`, holdsOn(day)];
  if (kind !== null)
    parts.push(
      kind === 'reassess' ? sql`standing.state IN (${lapsed})` : kind === 'renew' ? sql`standing.state NOT IN (${lapsed})` : sql`0`,
    );
  if (competencyId !== undefined) parts.push(sql`standing.competencyId = ${competencyId}`);
  if (ownerPersonId !== null) parts.push(sql`COALESCE(${managerOf('standing.personId')}, standing.personId) = ${ownerPersonId}`);
  parts.push(isInOwnUnits(wanted, 'standing.personId'));
  return sql.join(parts, sql` AND `);
}

/** An own list is narrowed to units here; any other is about their people from the start. */
const isInOwnUnits = ({ isOwn, unitIds, day }: WantedDuties, person: string): RawBuilder<unknown> =>
  isOwn && unitIds !== null ? isInUnits(person, unitIds, day) : sql`1`;

const isInUnits = (person: string, unitIds: readonly string[], day: string): RawBuilder<unknown> => sql`${sql.ref(person)} IN (
  SELECT personId FROM position WHERE recordedTo IS NULL AND validFrom <= ${day} AND (validTo IS NULL OR validTo >= ${day})
    AND unitId IN (SELECT value FROM json_each(${JSON.stringify(unitIds)})))`;

/** What decisions and templates ask for; what asks for the same in the same competency by the same day is one row. */
function obligations(wanted: WantedDuties, reached: Reached): RawBuilder<unknown> {
  const { day, today, dueBy, kind, competencyId, ownerPersonId, overdueOnly } = wanted;
  // Of a past day also what was done since; of any other only what its index holds.
  const open =
    day < today
      ? sql`o.recordedTo IS NULL AND (o.state = 'open' OR (o.state = 'done' AND o.doneOn > ${day})) AND o.effectiveFrom <= ${day}`
      : sql`o.recordedTo IS NULL AND o.state = 'open'`;
  const parts: RawBuilder<unknown>[] = [
    open,
    sql`o.dueOn <= ${overdueOnly ? addDays(day, -1) : dueBy}`,
    isReached(wanted, reached),
    isInOwnUnits(wanted, 'o.personId'),
  ];
  if (kind !== null) parts.push(sql`o.kind = ${kind}`);
  if (competencyId !== undefined) parts.push(sql`o.competencyId = ${competencyId}`);
  if (ownerPersonId !== null) parts.push(sql`o.ownerPersonId = ${ownerPersonId}`);
  return sql`SELECT o.kind, o.personId, o.competencyId, MIN(o.obligationId) AS obligationId, o.title, GROUP_CONCAT(DISTINCT o.reason) AS reason,
      COUNT(*) AS joined, o.dueOn, MIN(o.ownerPersonId) AS ownerPersonId
    FROM obligation o WHERE ${sql.join(parts, sql` AND `)}
    GROUP BY o.personId, o.kind, o.dueOn, COALESCE(o.competencyId, o.obligationId)`;
}

function isReached(wanted: WantedDuties, { size, isHead }: Reached): RawBuilder<unknown> {
  const { scope, actorPersonId, isOwn, unitIds, ownerPersonId, escalatedIfDueBy } = wanted;
  if (isOwn) {
    const { lineManager, siteHead } = escalatedIfDueBy;
    const ownerDepth = sql`(SELECT depth FROM who WHERE who.personId = o.ownerPersonId)`;
    return sql`(o.personId = ${actorPersonId} OR (o.ownerPersonId IN (SELECT personId FROM who) AND (${ownerDepth} = 0
      OR (${ownerDepth} = 1 AND o.dueOn <= ${laterOf(lineManager, siteHead)}) OR (${isHead ? 1 : 0} AND o.dueOn <= ${siteHead})))
      OR o.obligationId IN (SELECT asked.obligationId FROM reassessment_plan_line l JOIN obligation asked ON asked.personId = l.personId
        AND asked.competencyId = l.competencyId AND asked.dueOn = l.dueOn AND asked.recordedTo IS NULL WHERE ${isPlannedFor(wanted)}))`;
  }
  if (size === 'all') return sql`1`;
  // What other people owe and the actor, or the asked owner, sees to is theirs to see as well.
  const whose = scope.kind === 'site' && ownerPersonId !== null ? ownerPersonId : actorPersonId;
  const seenTo = unitIds !== null || whose === null ? sql`` : sql` OR o.ownerPersonId = ${whose}`;
  return sql`(o.personId IN (SELECT personId FROM who)${seenTo})`;
}

const laterOf = (a: string, b: string): string => (a < b ? b : a);
