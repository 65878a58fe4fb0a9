import { sql, type SqlBool } from 'kysely';
import type { Scope } from '../../../../shared/domain/permissions';
import type { AssessmentRow, AssessmentStepRow, EvidenceRow, StagedEvidenceRow } from '../core-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';
import { isOn } from './framework-items';

export interface AssessmentSummary extends Pick<
  AssessmentRow,
  'assessmentId' | 'personId' | 'competencyId' | 'level' | 'outcome' | 'performedOn' | 'enteredAt'
> {
  readonly familyName: string;
  readonly givenName: string;
  readonly competencyCode: string;
  readonly competencyTitle: string;
  readonly scaleLevels: string;
  readonly assessorName: string;
  readonly evidenceCount: number;
}

/** Whether the person of a row lies within a scope on a day; `person` is the column that names them. */
const within = (scope: Scope, today: string, person: string) =>
  scope.kind === 'site'
    ? sql<SqlBool>`1`
    : sql<SqlBool>`(${sql.ref(person)} IS ${scope.ownPersonId} OR ${sql.ref(person)} IN (
        SELECT personId FROM position WHERE recordedTo IS NULL AND validFrom <= ${today} AND (validTo IS NULL OR validTo >= ${today})
          AND unitId IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))))`;

const summary = (db: Reader) =>
  db
    .selectFrom('assessment as a')
    .innerJoin('person as p', (join) => join.onRef('p.personId', '=', 'a.personId').on('p.recordedTo', 'is', null))
    // As both were on the day of the assessment.
    .innerJoin('framework_item as c', (join) => join.onRef('c.itemId', '=', 'a.competencyId').on(isOn('c', sql.ref('a.performedOn'))))
    .innerJoin('framework_item as s', (join) =>
      join.on(sql<boolean>`s.itemId = c.content ->> '$.scaleId'`).on(isOn('s', sql.ref('a.performedOn'))),
    )
    .innerJoin('user_account as u', (join) => join.onRef('u.userId', '=', 'a.assessorUserId').on('u.recordedTo', 'is', null))
    .select(['a.assessmentId', 'a.personId', 'a.competencyId', 'a.level', 'a.outcome', 'a.performedOn', 'a.enteredAt'])
    .select(['c.code as competencyCode', 'c.title as competencyTitle', 'u.printedName as assessorName'])
    .select(sql<string>`s.content -> '$.levels'`.as('scaleLevels'))
    .select(['p.familyName', 'p.givenName'])
    .select(sql<number>`(SELECT COUNT(*) FROM evidence e WHERE e.assessmentId = a.assessmentId)`.as('evidenceCount'));

interface Wanted {
  readonly personId: string | null;
  readonly competencyId: string | null;
  /** Only what was performed by then; null: everything. */
  readonly asOf: string | null;
  readonly limit: number;
}

/** Assessments newest first, of a person, a competency or everybody in scope; and how many there are in all. */
export async function listAssessments(
  db: Reader,
  wanted: Wanted,
  scope: Scope,
  today: string,
): Promise<{ rows: AssessmentSummary[]; total: number }> {
  const { personId, competencyId, asOf, limit } = wanted;
  const found = db
    .selectFrom('assessment as w')
    .where(within(scope, today, 'w.personId'))
    .$if(personId !== null, (query) => query.where('w.personId', '=', personId))
    .$if(competencyId !== null, (query) => query.where('w.competencyId', '=', competencyId))
    .$if(asOf !== null, (query) => query.where('w.performedOn', '<=', asOf ?? ''));
  // The newest are chosen first, from their index, so that only they are joined.
  const newest = found.select('w.assessmentId').orderBy('w.enteredAt', 'desc').orderBy('w.assessmentId', 'desc').limit(limit);
  const rows = await summary(db)
    .where('a.assessmentId', 'in', newest)
    .orderBy('a.enteredAt', 'desc')
    .orderBy('a.assessmentId', 'desc')
    .execute();
  const counted = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows, total: counted.total };
}

/** One assessment within a scope; undefined when it is not there or not to be seen. */
export async function assessmentById(
  db: Reader,
  assessmentId: string,
  scope: Scope,
  today: string,
): Promise<(AssessmentSummary & AssessmentRow) | undefined> {
  return summary(db)
    .select([
      'a.competencyVersion',
      'a.kind',
      'a.zone',
      'a.place',
      'a.note',
      'a.lateReason',
      'a.prerequisiteReason',
      'a.assessorUserId',
      'a.contentDigest',
      'a.entryNumber',
    ])
    .where('a.assessmentId', '=', assessmentId)
    .where(within(scope, today, 'a.personId'))
    .executeTakeFirst();
}

export async function assessmentSteps(db: Reader, assessmentId: string): Promise<AssessmentStepRow[]> {
  return db.selectFrom('assessment_step').selectAll().where('assessmentId', '=', assessmentId).orderBy('ordinal').execute();
}

export async function insertAssessment(tx: Tx, row: AssessmentRow, steps: readonly AssessmentStepRow[]): Promise<void> {
  await insertRows(tx, 'assessment', [row]);
  await insertRows(tx, 'assessment_step', steps);
}

/** The files of an assessment, in the order in which they are signed. */
export async function evidenceOf(db: Reader, assessmentId: string): Promise<EvidenceRow[]> {
  return db.selectFrom('evidence').selectAll().where('assessmentId', '=', assessmentId).orderBy('evidenceId').execute();
}

/** A file with the person whose record cites it; null while none does. */
type ReadableFile = Omit<StagedEvidenceRow, 'userId'> & { readonly personId: string | null };

/** A signed file whose assessment lies within a scope, or one that the user has staged. */
export async function readableEvidence(
  db: Reader,
  evidenceId: string,
  userId: string,
  scope: Scope,
  today: string,
): Promise<ReadableFile | undefined> {
  const signed = await db
    .selectFrom('evidence as e')
    .innerJoin('assessment as a', 'a.assessmentId', 'e.assessmentId')
    .select(['e.evidenceId', 'e.fileName', 'e.mediaType', 'e.size', 'e.sha256', 'e.capturedAt', 'a.personId'])
    .where('e.evidenceId', '=', evidenceId)
    .where(within(scope, today, 'a.personId'))
    .executeTakeFirst();
  if (signed !== undefined) return signed;
  const staged = await db
    .selectFrom('staged_evidence')
    .select(['evidenceId', 'fileName', 'mediaType', 'size', 'sha256', 'capturedAt'])
    .where('evidenceId', '=', evidenceId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return staged === undefined ? undefined : { ...staged, personId: null };
}

export async function stageEvidence(tx: Tx, row: StagedEvidenceRow): Promise<void> {
  await tx.insertInto('staged_evidence').values(row).execute();
}

/** Those of the files that this user has staged, in the order in which they are signed. */
export async function stagedEvidence(tx: Tx, evidenceIds: readonly string[], userId: string): Promise<StagedEvidenceRow[]> {
  if (evidenceIds.length === 0) return [];
  return tx
    .selectFrom('staged_evidence')
    .selectAll()
    .where('evidenceId', 'in', evidenceIds)
    .where('userId', '=', userId)
    .orderBy('evidenceId')
    .execute();
}

/** Makes staged files part of a signed assessment. */
export async function citeEvidence(tx: Tx, rows: readonly EvidenceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await insertRows(tx, 'evidence', rows);
  await tx
    .deleteFrom('staged_evidence')
    .where(
      'evidenceId',
      'in',
      rows.map((row) => row.evidenceId),
    )
    .execute();
}
