import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { AssessmentKind } from '../../../../shared/domain/assessment';
import type { AssessmentState } from '../../../../shared/domain/assessment-correction';
import type { lookBackFilters } from '../../../../shared/contract/look-backs';
import type { Criticality } from '../../../../shared/domain/calibration/thresholds';
import type { LookBackDecisionRow, LookBackRow } from '../recalibration-schema';
import type { Reader } from '../schema';
import { stateOf } from './assessment-events';
import { isCountingAs } from './counting-assessments';
import { isOn } from './framework-items';

/** The entries of the log that a look-back looks at: after the one, up to the other. */
type Span = Pick<LookBackRow, 'afterEntry' | 'untilEntry'>;

export async function countSignedBetween(db: Reader, userIds: readonly string[], { afterEntry, untilEntry }: Span): Promise<number> {
  const { rows } = await sql<{ readonly total: number }>`
    SELECT COUNT(*) AS total FROM assessment a INDEXED BY assessment_by_assessor WHERE ${isSignedBy(userIds, { afterEntry, untilEntry })}`.execute(
    db,
  );
  return rows[0]?.total ?? 0;
}

/** The last entry of the log before a moment; 0: the log is younger. */
export async function lastEntryBefore(db: Reader, instant: string): Promise<number> {
  const { rows } = await sql<{ readonly entry: number | null }>`
    SELECT MAX(entryNumber) AS entry FROM audit_entry WHERE recordedAt < ${instant}`.execute(db);
  return rows[0]?.entry ?? 0;
}

export async function lookBackById(db: Reader, lookBackId: string): Promise<LookBackRow | undefined> {
  return db.selectFrom('look_back').selectAll().where('lookBackId', '=', lookBackId).executeTakeFirst();
}

/** Look-backs, newest first, each with the day on which its result was decided; of some accounts where such are named. */
export async function lookBacksOf(
  db: Reader,
  userIds: readonly string[] | null,
): Promise<Array<LookBackRow & { readonly openedOn: string }>> {
  return db
    .selectFrom('look_back as l')
    .innerJoin('assessor_result as r', 'r.resultId', 'l.resultId')
    .selectAll('l')
    .select('r.decidedOn as openedOn')
    .$if(userIds !== null, (query) => query.where('l.userId', 'in', userIds ?? []))
    .orderBy('l.entryNumber', 'desc')
    .execute();
}

/** How many are left to decide, without what makes each of them risky. */
export async function openInLookBack(db: Reader, lookBack: LookBackRow): Promise<number> {
  const { rows } = await sql<{ readonly total: number }>`
    SELECT COUNT(*) AS total FROM assessment a INDEXED BY assessment_by_assessor WHERE ${isSignedBy(lookedAtUsers(lookBack), lookBack)}
      AND ${stateOf} IN ('current', 'returned') AND NOT EXISTS (
        SELECT 1 FROM look_back_line l WHERE l.lookBackId = ${lookBack.lookBackId} AND l.assessmentId = a.assessmentId)`.execute(db);
  return rows[0]?.total ?? 0;
}

const ids = z.array(z.string());

export const lookedAtUsers = ({ userIds }: Pick<LookBackRow, 'userIds'>): string[] => ids.parse(JSON.parse(userIds));

export interface LookBackProgress {
  readonly total: number;
  /** Decided here. */
  readonly decided: number;
  /** Neither decided here nor voided or replaced in any other way. */
  readonly open: number;
  /** Of the open ones: somebody holds a qualification by it and by nothing else. */
  readonly openAlone: number;
}

export async function progressOf(db: Reader, lookBack: LookBackRow, day: string): Promise<LookBackProgress> {
  const { rows } = await sql<LookBackProgress>`
    WITH ${grave(day)}, items AS MATERIALIZED (${items(lookBack, day)})
    SELECT ${totals} FROM items`.execute(db);
  return rows[0] ?? { total: 0, decided: 0, open: 0, openAlone: 0 };
}

type LookBackFilter = (typeof lookBackFilters)[number];

export interface LookBackItem {
  readonly assessmentId: string;
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly competencyId: string;
  readonly competencyCode: string;
  readonly competencyTitle: string;
  readonly criticality: Criticality;
  readonly scaleLevels: string;
  readonly level: number;
  readonly kind: AssessmentKind;
  readonly outcome: 'competent' | 'notYetCompetent';
  readonly performedOn: string;
  readonly enteredAt: string;
  readonly state: AssessmentState;
  readonly isAlone: 0 | 1;
  readonly decision: 'keep' | 'reassess' | 'void' | null;
}

/**
 * A page of what a look-back looks at, the riskiest first: by the criticality of the competency; within it what errs the way
 * the assessor does (a lenient one's passes, a severe one's refusals; a pass where neither is seen); within that what nothing
 * else upholds; then the newest. `matching`: how many there are of the filter in all. Everything is worked out in one pass.
 */
export async function lookBackPage(
  db: Reader,
  lookBack: LookBackRow,
  page: { readonly filter: LookBackFilter; readonly offset: number; readonly limit: number; readonly day: string },
): Promise<{ readonly items: LookBackItem[]; readonly matching: number; readonly progress: LookBackProgress }> {
  const feared = lookBack.direction === 'severe' ? 'notYetCompetent' : 'competent';
  const { rows } = await sql<LookBackProgress & { readonly matching: number } & (LookBackItem | { readonly assessmentId: null })>`
    WITH ${grave(page.day)}, items AS MATERIALIZED (${items(lookBack, page.day)}),
      totals AS (SELECT ${totals}, COALESCE(SUM(${isChosen(page.filter)}), 0) AS matching FROM items),
      chosen AS (
        SELECT *, ROW_NUMBER() OVER (ORDER BY rank DESC, outcome = ${feared} DESC, isAlone DESC, entryNumber DESC, assessmentId) AS place
        FROM items WHERE ${isChosen(page.filter)} ORDER BY place LIMIT ${page.limit} OFFSET ${page.offset}),
      shown AS (
        SELECT x.*, p.familyName, p.givenName, c.code AS competencyCode, c.title AS competencyTitle, s.content -> '$.levels' AS scaleLevels
        FROM chosen x
        JOIN person p ON p.personId = x.personId AND p.recordedTo IS NULL
        JOIN framework_item c ON c.itemId = x.competencyId AND ${isOn('c', sql.ref('x.performedOn'))}
        JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', sql.ref('x.performedOn'))})
    SELECT * FROM totals LEFT JOIN shown ON TRUE ORDER BY place`.execute(db);
  const [first] = rows;
  if (first === undefined) throw new Error('there are totals of nothing as well');
  const { total, decided, open, openAlone, matching } = first;
  // Beyond the last page the totals stand alone.
  return {
    items: rows.flatMap((row) => (row.assessmentId === null ? [] : [row])),
    matching,
    progress: { total, decided, open, openAlone },
  };
}

/** Those of some assessments that a look-back looks at, with whom each is about, how it stands and whether it was decided. */
export async function itemsNamed(
  db: Reader,
  lookBack: LookBackRow,
  assessmentIds: readonly string[],
): Promise<Array<Pick<LookBackItem, 'assessmentId' | 'personId' | 'competencyId' | 'performedOn' | 'state' | 'decision'>>> {
  const { rows } = await sql<Pick<LookBackItem, 'assessmentId' | 'personId' | 'competencyId' | 'performedOn' | 'state' | 'decision'>>`
    SELECT a.assessmentId, a.personId, a.competencyId, a.performedOn, ${stateOf} AS state, ${decisionOf(lookBack)} AS decision
    FROM assessment a WHERE a.assessmentId IN (SELECT value FROM json_each(${JSON.stringify(assessmentIds)}))
      AND ${isSignedBy(lookedAtUsers(lookBack), lookBack)}
    ORDER BY a.assessmentId`.execute(db);
  return rows;
}

/** How critical each competency is on a day, once for all assessments in it. */
const grave = (day: string): RawBuilder<unknown> => sql`grave AS MATERIALIZED (
  SELECT i.itemId, i.content ->> '$.criticality' AS criticality FROM framework_item i WHERE i.kind = 'competency' AND ${isOn('i', day)})`;

/**
 * What a look-back looks at, with everything that says how risky each is. The planner would begin with the competencies and read
 * what everybody else had signed in them: it is kept to what the assessor signed, and to its order.
 */
function items(lookBack: LookBackRow, day: string): RawBuilder<unknown> {
  return sql`
    SELECT a.assessmentId, a.personId, a.competencyId, a.level, a.kind, a.outcome, a.performedOn, a.enteredAt, a.entryNumber,
      g.criticality, CASE g.criticality WHEN 'critical' THEN 3 WHEN 'high' THEN 2 WHEN 'medium' THEN 1 ELSE 0 END AS rank,
      ${stateOf} AS state, ${isAlone(lookBack, day)} AS isAlone, ${decisionOf(lookBack)} AS decision
    FROM assessment a INDEXED BY assessment_by_assessor CROSS JOIN grave g ON g.itemId = a.competencyId
    WHERE ${isSignedBy(lookedAtUsers(lookBack), lookBack)}`;
}

const isOpen = sql`(decision IS NULL AND state IN ('current', 'returned'))`;

const totals = sql`COUNT(*) AS total, COALESCE(SUM(decision IS NOT NULL), 0) AS decided, COALESCE(SUM(${isOpen}), 0) AS "open",
  COALESCE(SUM(${isOpen} AND isAlone), 0) AS openAlone`;

function isChosen(filter: LookBackFilter): RawBuilder<unknown> {
  if (filter === 'all') return sql`1`;
  if (filter === 'open') return isOpen;
  if (filter === 'alone') return sql`(${isOpen} AND isAlone)`;
  return sql`decision = ${filter}`;
}

function isSignedBy(userIds: readonly string[], { afterEntry, untilEntry }: Span): RawBuilder<unknown> {
  return sql`a.assessorUserId IN (SELECT value FROM json_each(${JSON.stringify(userIds)}))
    AND a.entryNumber > ${afterEntry} AND a.entryNumber <= ${untilEntry}`;
}

/**
 * Whether the person holds the competency on a day, this assessment counts towards it, and nobody else has found them competent in
 * it at its level or above.
 */
function isAlone(lookBack: LookBackRow, day: string): RawBuilder<unknown> {
  return sql`(a.outcome = 'competent' AND ${stateOf} = 'current'
    AND EXISTS (SELECT 1 FROM holding h WHERE h.personId = a.personId AND h.competencyId = a.competencyId AND h.fromDate <= ${day}
      AND (h.untilDate IS NULL OR h.untilDate >= ${day}))
    AND NOT EXISTS (SELECT 1 FROM assessment b WHERE b.personId = a.personId AND b.competencyId = a.competencyId AND b.outcome = 'competent'
      AND b.level >= a.level AND b.assessorUserId NOT IN (SELECT value FROM json_each(${lookBack.userIds})) AND ${isCountingAs('b')}))`;
}

function decisionOf({ lookBackId }: LookBackRow): RawBuilder<unknown> {
  return sql`(SELECT d.kind FROM look_back_line l JOIN look_back_decision d ON d.decisionId = l.decisionId
    WHERE l.lookBackId = ${lookBackId} AND l.assessmentId = a.assessmentId)`;
}

/** What was decided in a look-back, newest first, each with how many it was decided of. */
export async function decisionsOf(db: Reader, lookBackId: string): Promise<Array<LookBackDecisionRow & { readonly count: number }>> {
  const { rows } = await sql<LookBackDecisionRow & { readonly count: number }>`
    SELECT d.*, (SELECT COUNT(*) FROM look_back_line l WHERE l.decisionId = d.decisionId) AS count
    FROM look_back_decision d WHERE d.lookBackId = ${lookBackId} ORDER BY d.entryNumber DESC`.execute(db);
  return rows;
}
