import { sql, type SqlBool } from 'kysely';
import type { AssessmentState } from '../../../../shared/domain/assessment-correction';
import type { Scope } from '../../../../shared/domain/permissions';
import type { AssessmentRow, AssessmentStepRow, EvidenceRow, StagedEvidenceRow } from '../core-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';
import { stateOf, versionOf } from './assessment-events';
import { isOn } from './framework-items';

export interface AssessmentSummary extends Pick<
  AssessmentRow,
  'assessmentId' | 'personId' | 'competencyId' | 'level' | 'kind' | 'outcome' | 'performedOn' | 'enteredAt'
> {
  readonly familyName: string;
  readonly givenName: string;
  readonly competencyCode: string;
  readonly competencyTitle: string;
  readonly scaleLevels: string;
  readonly assessorName: string;
  readonly evidenceCount: number;
  readonly state: AssessmentState;
  readonly version: number;
}

/** Whether the person of a row lies within a scope on a day; `person` is the column that names them. */
export const personIsWithin = (scope: Scope, today: string, person: string) =>
  scope.kind === 'site'
    ? sql<SqlBool>`1`
    : sql<SqlBool>`(${sql.ref(person)} IS ${scope.ownPersonId} OR ${sql.ref(person)} IN (
        SELECT personId FROM position WHERE recordedTo IS NULL AND validFrom <= ${today} AND (validTo IS NULL OR validTo >= ${today})
          AND unitId IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))))`;

/** Whether the record that names the person of a row is read within a scope: under their own number, or the one that it was merged into. */
const isReadWithin = (scope: Scope, today: string, person: string) =>
  scope.kind === 'site'
    ? sql<SqlBool>`1`
    : sql<SqlBool>`(${personIsWithin(scope, today, person)} OR ${sql.ref(person)} IN (
        SELECT o.personId FROM person o
        WHERE o.recordedTo IS NULL AND o.mergedIntoId IS NOT NULL AND ${personIsWithin(scope, today, 'o.mergedIntoId')}))`;

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
    .select(['a.assessmentId', 'a.personId', 'a.competencyId', 'a.level', 'a.kind', 'a.outcome', 'a.performedOn', 'a.enteredAt'])
    .select(['c.code as competencyCode', 'c.title as competencyTitle', 'u.printedName as assessorName'])
    .select(sql<string>`s.content -> '$.levels'`.as('scaleLevels'))
    .select(['p.familyName', 'p.givenName'])
    .select(sql<number>`(SELECT COUNT(*) FROM evidence e WHERE e.recordId = a.assessmentId)`.as('evidenceCount'))
    .select([stateOf.as('state'), versionOf.as('version')]);

interface Wanted {
  /** A person's records, those merged into theirs too; null: everybody's. */
  readonly personIds: readonly string[] | null;
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
  const { personIds, competencyId, asOf, limit } = wanted;
  const found = db
    .selectFrom('assessment as w')
    .where(isReadWithin(scope, today, 'w.personId'))
    .$if(personIds !== null, (query) => query.where('w.personId', 'in', personIds ?? []))
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
      'a.method',
      'a.performedTime',
      'a.taskId',
      'a.abnormalCondition',
      'a.independenceReason',
      'a.detail',
      'a.amendsId',
      'a.amendReason',
      'a.amendCode',
      'a.authorisedBy',
      'a.pairId',
      'a.groupId',
      'a.paperFormId',
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
    .where(isReadWithin(scope, today, 'a.personId'))
    .executeTakeFirst();
}

export async function assessmentSteps(db: Reader, assessmentId: string): Promise<AssessmentStepRow[]> {
  return db.selectFrom('assessment_step').selectAll().where('assessmentId', '=', assessmentId).orderBy('ordinal').execute();
}

/** What people were asked by in a competency before, newest first. */
export async function questionSetsOf(db: Reader, competencyId: string): Promise<string[]> {
  const { rows } = await sql<{ readonly knowledge: string }>`
    SELECT detail -> '$.knowledge' AS knowledge FROM assessment WHERE competencyId = ${competencyId} AND kind = 'knowledge'
    ORDER BY entryNumber DESC LIMIT 60`.execute(db);
  return rows.map(({ knowledge }) => knowledge);
}

/** Those of some people who lie within a scope on a day. */
export async function peopleWithin(db: Reader, personIds: readonly string[], scope: Scope, today: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('person as p')
    .select('p.personId')
    .where('p.recordedTo', 'is', null)
    .where('p.personId', 'in', personIds)
    .where(personIsWithin(scope, today, 'p.personId'))
    .execute();
  return new Set(rows.map(({ personId }) => personId));
}

export async function insertAssessment(tx: Tx, row: AssessmentRow, steps: readonly AssessmentStepRow[]): Promise<void> {
  await insertRows(tx, 'assessment', [row]);
  await insertRows(tx, 'assessment_step', steps);
}

/** The files of an assessment, in the order in which they are signed. */
export async function evidenceOf(db: Reader, assessmentId: string): Promise<EvidenceRow[]> {
  return db.selectFrom('evidence').selectAll().where('recordId', '=', assessmentId).orderBy('evidenceId').execute();
}

/** A file with the person whose record cites it; null while none does. */
type ReadableFile = Omit<StagedEvidenceRow, 'userId'> & { readonly personId: string | null };

/** Whom a file `e` is about, by the record that it is part of. */
const personOfFile = sql<string>`COALESCE((SELECT personId FROM assessment WHERE assessmentId = e.recordId),
  (SELECT personId FROM observation WHERE observationId = e.recordId), (SELECT personId FROM evidence_item WHERE itemId = e.recordId))`;

/** A file whose record lies within a scope, or one that the user has staged. */
export async function readableEvidence(
  db: Reader,
  evidenceId: string,
  userId: string,
  scope: Scope,
  today: string,
): Promise<ReadableFile | undefined> {
  const signed = await db
    .selectFrom('evidence as e')
    .innerJoin('person as p', (join) => join.on(sql<boolean>`p.personId = ${personOfFile}`).on('p.recordedTo', 'is', null))
    .select(['e.evidenceId', 'e.fileName', 'e.mediaType', 'e.size', 'e.sha256', 'e.capturedAt', 'p.personId', 'p.mergedIntoId'])
    .where('e.evidenceId', '=', evidenceId)
    .executeTakeFirst();
  if (signed !== undefined) {
    const { mergedIntoId, ...file } = signed;
    // Whoever reads a person reads what is kept under another record of theirs.
    const within = await peopleWithin(db, [file.personId, ...(mergedIntoId === null ? [] : [mergedIntoId])], scope, today);
    return within.size > 0 ? file : undefined;
  }
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
export async function stagedEvidence(db: Reader, evidenceIds: readonly string[], userId: string): Promise<StagedEvidenceRow[]> {
  if (evidenceIds.length === 0) return [];
  return db
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
