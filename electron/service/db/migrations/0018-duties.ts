import { sql, type Kysely } from 'kysely';
import { date, insertOnly } from './table-shapes';

const lapsed = "'expired', 'currencyLapsed', 'evidenceInsufficient'";

const statements: readonly string[] = [
  // By when somebody is to be assessed: the last day before a lapse, of what is held and of what has lapsed.
  'ALTER TABLE standing ADD COLUMN dueOn TEXT',
  `UPDATE standing SET dueOn = lapse.dueOn FROM (
    SELECT personId, competencyId, fromDate, date(MIN(fromDate) OVER (PARTITION BY personId, competencyId, run), '-1 day') AS dueOn FROM (
      SELECT personId, competencyId, fromDate, SUM(begins) OVER (PARTITION BY personId, competencyId ORDER BY fromDate) AS run FROM (
        SELECT personId, competencyId, fromDate,
          LAG(untilDate) OVER (PARTITION BY personId, competencyId ORDER BY fromDate) IS NOT date(fromDate, '-1 day') AS begins
        FROM standing WHERE state IN (${lapsed})))) lapse
    WHERE lapse.personId = standing.personId AND lapse.competencyId = standing.competencyId AND lapse.fromDate = standing.fromDate`,
  `UPDATE standing SET dueOn = readyUntil WHERE state IN ('qualified', 'expiring', 'inGrace', 'extended') AND EXISTS (
    SELECT 1 FROM standing after WHERE after.personId = standing.personId AND after.competencyId = standing.competencyId
      AND after.fromDate = date(standing.readyUntil, '+1 day') AND after.state IN (${lapsed}))`,
  // The list of what is due for a whole site reads this and nothing else of standing.
  `CREATE INDEX standing_by_due ON standing (dueOn, personId, competencyId, fromDate, untilDate, state) WHERE dueOn IS NOT NULL`,
  `CREATE INDEX obligation_open ON obligation (dueOn) WHERE recordedTo IS NULL AND state = 'open'`,
  ...insertOnly(
    'reassessment_plan',
    ['planId'],
    `planId TEXT NOT NULL, unitId TEXT, competencyId TEXT, fromDate ${date('fromDate')}, toDate ${date('toDate')} CHECK (toDate >= fromDate),
     perWeek INTEGER NOT NULL CHECK (perWeek >= 1), reason TEXT NOT NULL, plannedBy TEXT NOT NULL, plannedAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  ...insertOnly(
    'reassessment_plan_line',
    ['planId', 'ordinal'],
    `planId TEXT NOT NULL REFERENCES reassessment_plan (planId), ordinal INTEGER NOT NULL, personId TEXT NOT NULL, competencyId TEXT NOT NULL,
     dueOn ${date('dueOn')}, plannedOn ${date('plannedOn')}, assessorUserId TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX reassessment_plan_line_by_person ON reassessment_plan_line (personId, competencyId, dueOn)',
  'CREATE INDEX reassessment_plan_line_by_assessor ON reassessment_plan_line (assessorUserId)',
  'CREATE INDEX person_by_manager ON person (managerPersonId) WHERE recordedTo IS NULL',
];

/** The work list, and plans of when what is on it is done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
