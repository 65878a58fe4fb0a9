import { sql } from 'kysely';
import type { ChecklistStepRow, CompetencyRow, IndicatorRow } from '../core-schema';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

export type CompetencySummaryRow = Omit<CompetencyRow, 'description' | 'validityMonths'> & {
  readonly scaleName: string;
  readonly indicatorCount: number;
  readonly stepCount: number;
  readonly requiredByRoles: number;
};

/** Every competency with its counts; a role counts while it requires the competency on `today` or later. */
export async function allCompetencies(db: Reader, today: string): Promise<CompetencySummaryRow[]> {
  const { rows } = await sql<CompetencySummaryRow>`
    SELECT c.competencyId, c.code, c.title, c.type, c.criticality, c.scaleId, c.isRetired, s.name AS scaleName,
      COALESCE(i.n, 0) AS indicatorCount, COALESCE(k.n, 0) AS stepCount, COALESCE(r.n, 0) AS requiredByRoles
    FROM competency c
    JOIN scale s ON s.scaleId = c.scaleId AND s.recordedTo IS NULL
    LEFT JOIN (SELECT competencyId, COUNT(*) AS n FROM indicator WHERE recordedTo IS NULL GROUP BY competencyId) i USING (competencyId)
    LEFT JOIN (SELECT competencyId, COUNT(*) AS n FROM checklist_step WHERE recordedTo IS NULL GROUP BY competencyId) k USING (competencyId)
    LEFT JOIN (
      SELECT competencyId, COUNT(DISTINCT roleId) AS n FROM requirement
      WHERE recordedTo IS NULL AND (validTo IS NULL OR validTo >= ${today}) GROUP BY competencyId
    ) r USING (competencyId)
    WHERE c.recordedTo IS NULL
    ORDER BY c.code`.execute(db);
  return rows;
}

export async function competencyById(db: Reader, competencyId: string): Promise<CompetencyRow | undefined> {
  const [competency] = await knownCompetency(db, { competencyId });
  return competency;
}

const knownCompetency = prepared((db, given: Given<{ competencyId: string }>) =>
  db
    .selectFrom('competency')
    .select(['competencyId', 'code', 'title', 'description', 'type', 'criticality', 'scaleId', 'validityMonths', 'isRetired'])
    .where('competencyId', '=', given('competencyId'))
    .where('recordedTo', 'is', null),
);

/** The competency in use that has this code, whatever its case. */
export async function competencyIdByCode(db: Reader, code: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('competency')
    .select(['competencyId', 'code'])
    .where('recordedTo', 'is', null)
    .where('isRetired', '=', 0)
    .execute();
  // SQLite folds the case of ASCII letters only.
  return rows.find((row) => row.code.toLowerCase() === code.toLowerCase())?.competencyId;
}

export async function indicatorsOf(db: Reader, competencyId: string): Promise<IndicatorRow[]> {
  return db
    .selectFrom('indicator')
    .select(['indicatorId', 'competencyId', 'level', 'ordinal', 'text', 'positiveExample', 'negativeExample'])
    .where('competencyId', '=', competencyId)
    .where('recordedTo', 'is', null)
    .orderBy('ordinal')
    .execute();
}

export async function stepsOf(db: Reader, competencyId: string): Promise<ChecklistStepRow[]> {
  return knownSteps(db, { competencyId });
}

const knownSteps = prepared((db, given: Given<{ competencyId: string }>) =>
  db
    .selectFrom('checklist_step')
    .select(['stepId', 'competencyId', 'level', 'ordinal', 'text', 'isCritical'])
    .where('competencyId', '=', given('competencyId'))
    .where('recordedTo', 'is', null)
    .orderBy('ordinal'),
);

/**
 * The log entry that last changed a competency or one of its indicators or steps; 0 when there is none. Closed rows
 * count too: a step that was only taken away leaves no row that begins then.
 */
export async function competencyVersion(db: Reader, competencyId: string): Promise<number> {
  const [newest] = await newestVersion(db, { competencyId });
  return newest?.version ?? 0;
}

const newestVersion = prepared((db, given: Given<{ competencyId: string }>) => {
  const versionsIn = (table: 'competency' | 'indicator' | 'checklist_step') =>
    db.selectFrom(table).select(['recordedFrom', 'recordedTo']).where('competencyId', '=', given('competencyId'));
  return db
    .selectFrom(versionsIn('competency').unionAll(versionsIn('indicator')).unionAll(versionsIn('checklist_step')).as('v'))
    .select(sql<number | null>`MAX(MAX(recordedFrom), COALESCE(MAX(recordedTo), 0))`.as('version'));
});

export async function isAssessed(db: Reader, competencyId: string): Promise<boolean> {
  const row = await db.selectFrom('assessment').select('assessmentId').where('competencyId', '=', competencyId).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Everybody whose standing a competency's own validity can change: who was assessed in it, and who holds or held a role that ever required it. */
export async function peopleOfCompetency(db: Reader, competencyId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    SELECT personId FROM assessment WHERE competencyId = ${competencyId}
    UNION
    SELECT p.personId FROM requirement r JOIN position p ON p.roleId = r.roleId AND p.recordedTo IS NULL
    WHERE r.competencyId = ${competencyId} AND r.recordedTo IS NULL`.execute(db);
  return rows.map((row) => row.personId);
}

/** Who left a log entry, and when. */
export async function authorOfEntry(db: Reader, entryNumber: number): Promise<{ readonly by: string; readonly recordedAt: string }> {
  const row = await db
    .selectFrom('audit_entry')
    .leftJoin('user_account', (join) =>
      join.onRef('user_account.userId', '=', 'audit_entry.userId').on('user_account.recordedTo', 'is', null),
    )
    .select(['audit_entry.recordedAt', 'user_account.printedName'])
    .where('audit_entry.entryNumber', '=', entryNumber)
    .executeTakeFirstOrThrow();
  return { by: row.printedName ?? 'system', recordedAt: row.recordedAt };
}
