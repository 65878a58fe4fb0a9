import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Scope } from '../../../../shared/domain/permissions';
import type { ObligationRow } from '../framework-schema';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

/** Which obligations are asked for. */
export interface WantedObligations {
  readonly personId: string | null;
  readonly revisionId: string | null;
  /** Only those of this person, as who owes them or as who sees to them. */
  readonly ownPersonId: string | null;
}

/** Those that a scope may see on a day: of its people, and whatever the asker sees to. */
export interface ObligationView {
  readonly scope: Scope;
  readonly actorPersonId: string | null;
  readonly today: string;
}

export interface ObligationCounts {
  readonly open: number;
  readonly overdue: number;
  readonly done: number;
  readonly cancelled: number;
}

export async function obligationById(db: Reader, obligationId: string): Promise<ObligationRow | undefined> {
  return db
    .selectFrom('obligation')
    .select(obligationColumns)
    .where('obligationId', '=', obligationId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

/** A page of obligations: the open ones by their due day, then what is done, the latest first. */
export async function listObligations(
  db: Reader,
  wanted: WantedObligations,
  view: ObligationView,
  page: { readonly state: ObligationRow['state'] | null; readonly offset: number; readonly limit: number },
): Promise<Array<ObligationRow & { readonly joined: number }>> {
  const inState = page.state === null ? sql`1` : sql`o.state = ${page.state}`;
  // Of what is joined the first stands for all: the other columns of a group are of the row with the least of its one MIN().
  const columns = obligationColumns.filter((column) => column !== 'obligationId').map((column) => sql.ref(`o.${column}`));
  const { rows } = await sql<ObligationRow & { joined: number }>`
    SELECT MIN(o.obligationId) AS obligationId, ${sql.join(columns)}, COUNT(*) AS joined FROM obligation o
    WHERE ${chosen(wanted, view)} AND ${inState}
    GROUP BY ${line(wanted)}
    ORDER BY o.state <> 'open', CASE WHEN o.state = 'open' THEN o.dueOn END, o.doneOn DESC, o.personId, o.obligationId
    LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
  return rows;
}

export async function countObligations(db: Reader, wanted: WantedObligations, view: ObligationView): Promise<ObligationCounts> {
  const { rows } = await sql<ObligationCounts>`
    SELECT COALESCE(SUM(o.state = 'open'), 0) AS "open", COALESCE(SUM(o.state = 'open' AND o.dueOn < ${view.today}), 0) AS overdue,
      COALESCE(SUM(o.state = 'done'), 0) AS done, COALESCE(SUM(o.state = 'cancelled'), 0) AS cancelled
    FROM (SELECT o.state, o.dueOn FROM obligation o WHERE ${chosen(wanted, view)} GROUP BY ${line(wanted)}) o`.execute(db);
  return rows[0] ?? { open: 0, overdue: 0, done: 0, cancelled: 0 };
}

/** Whether somebody may see an obligation. */
export async function isObligationSeen(db: Reader, obligationId: string, view: ObligationView): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM obligation o WHERE o.obligationId = ${obligationId} AND ${chosen(everything, view)}`.execute(db);
  return rows.length > 0;
}

const everything: WantedObligations = { personId: null, revisionId: null, ownPersonId: null };

/** The open ones of a person that an assessment performed on a day in a competency closes. */
export async function closedByAssessment(
  db: Reader,
  personId: string,
  competencyId: string,
  performedOn: string,
): Promise<ObligationRow[]> {
  return openReassessments(db, { personId, competencyId, performedOn });
}

const openReassessments = prepared((db, given: Given<{ personId: string; competencyId: string; performedOn: string }>) =>
  db
    .selectFrom('obligation')
    .select(obligationColumns)
    .where('recordedTo', 'is', null)
    .where('personId', '=', given('personId'))
    .where('competencyId', '=', given('competencyId'))
    .where('state', '=', sql.lit('open'))
    .where('kind', 'in', ['reassess', 'onboarding'])
    .where('effectiveFrom', '<=', given('performedOn')),
);

/** What some assessments of a person in a competency have closed. */
export async function obligationsClosedBy(
  db: Reader,
  { personId, competencyId }: { readonly personId: string; readonly competencyId: string },
  assessmentIds: readonly string[],
): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligation')
    .select(obligationColumns)
    .where('recordedTo', 'is', null)
    .where('personId', '=', personId)
    .where('competencyId', '=', competencyId)
    .where('state', '=', 'done')
    .where('assessmentId', 'in', assessmentIds)
    .execute();
}

/** The open ones that came from a plan or from a line of a template. */
export async function openOfItem(db: Reader, personId: string, itemId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligation')
    .select(obligationColumns)
    .where('recordedTo', 'is', null)
    .where('personId', '=', personId)
    .where('itemId', '=', itemId)
    .where('state', '=', sql.lit('open'))
    .execute();
}

/** Every obligation that came from a revision. */
export async function obligationsOfRevision(db: Reader, revisionId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligation')
    .select(obligationColumns)
    .where('revisionId', '=', revisionId)
    .where('recordedTo', 'is', null)
    .execute();
}

/** The open ones about some items; of people with a position in some units on a day where such are named. */
export async function openOfItems(
  db: Reader,
  itemIds: readonly string[],
  { day, unitIds }: { readonly day: string; readonly unitIds: readonly string[] | null },
): Promise<ObligationRow[]> {
  if (itemIds.length === 0) return [];
  const within =
    unitIds === null
      ? sql`1`
      : sql`o.personId IN (SELECT personId FROM position WHERE recordedTo IS NULL AND validFrom <= ${day} AND (validTo IS NULL OR validTo >= ${day})
          AND unitId IN (SELECT value FROM json_each(${JSON.stringify(unitIds)})))`;
  const { rows } = await sql<ObligationRow>`
    SELECT ${sql.join(obligationColumns.map((column) => sql.ref(`o.${column}`)))} FROM obligation o
    WHERE o.itemId IN (SELECT value FROM json_each(${JSON.stringify(itemIds)})) AND o.recordedTo IS NULL AND o.state = 'open' AND ${within}
    ORDER BY o.obligationId`.execute(db);
  return rows;
}

/** What a revision took the place of. */
export async function supersededByRevision(db: Reader, revisionId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligation')
    .select(obligationColumns)
    .where('supersededBy', '=', revisionId)
    .where('recordedTo', 'is', null)
    .execute();
}

/**
 * What is one line: of a revision each decision by itself; elsewhere what asks somebody for the same in the same competency by the
 * same day, whatever asks for it.
 */
function line({ revisionId }: WantedObligations): RawBuilder<unknown> {
  return revisionId === null ? sql`o.personId, o.kind, o.state, o.dueOn, COALESCE(o.competencyId, o.obligationId)` : sql`o.obligationId`;
}

function chosen({ personId, revisionId, ownPersonId }: WantedObligations, view: ObligationView): RawBuilder<SqlBool> {
  const parts = [sql`o.recordedTo IS NULL`, seen(view)];
  if (personId !== null) parts.push(sql`o.personId = ${personId}`);
  if (revisionId !== null) parts.push(sql`o.revisionId = ${revisionId}`);
  if (ownPersonId !== null) parts.push(sql`(o.personId = ${ownPersonId} OR o.ownerPersonId = ${ownPersonId})`);
  return sql<SqlBool>`(${sql.join(parts, sql` AND `)})`;
}

function seen({ scope, actorPersonId, today }: ObligationView): RawBuilder<unknown> {
  if (scope.kind === 'site') return sql`1`;
  return sql`(o.personId IS ${scope.ownPersonId} OR o.ownerPersonId IS ${actorPersonId} OR o.personId IN (
    SELECT personId FROM position WHERE recordedTo IS NULL AND validFrom <= ${today} AND (validTo IS NULL OR validTo >= ${today})
      AND unitId IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))))`;
}

const obligationColumns = [
  'obligationId',
  'personId',
  'kind',
  'itemId',
  'competencyId',
  'title',
  'revisionId',
  'ownerPersonId',
  'effectiveFrom',
  'dueOn',
  'reason',
  'state',
  'doneOn',
  'readDigest',
  'assessmentId',
  'supersededBy',
] as const satisfies readonly (keyof ObligationRow)[];
