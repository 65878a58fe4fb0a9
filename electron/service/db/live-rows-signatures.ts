import { z } from 'zod';
import { statementOfVersion } from '../../../shared/domain/accountability';
import type { JsonObject } from '../../../shared/domain/audit-json';
import type { RowFinding } from './live-rows-finding';
import type { Db } from './schema';
import { signedAssessmentContent } from './signed-assessment';
import { isValidSignature } from './signature-validity';
import { authorityRecord, signedAuthorityContent } from './signed-authority';
import { lookBackDecisionRecord, signedLookBackDecision } from './signed-look-back';
import { overrideRecord, signedOverrideContent } from './signed-override';
import {
  packageAcceptance,
  partnerConfirmation,
  recognitionDecision,
  signedPackageContent,
  signedPartnerContent,
  signedRecognitionContent,
} from './signed-exchange';
import { signedCalibrationContents } from './signed-calibration';
import { signedGuestContents } from './signed-guest';
import { evidenceItemContent, evidenceItemRecord } from './signed-observation';
import { signedReviewContent } from './signed-review';
import { signedRevisionContent } from './signed-revision';
import { exceptionEndRecord, exceptionEndRow, exceptionRecord, exceptionRow } from './sql/exceptions';
import { ratingContent } from './sql/first-ratings';
import { answerById, answerRecord } from './sql/readiness-answers';
import { packageInById } from './sql/packages-in';
import { filesByRecord } from './sql/recorded-files';
import { partnerById } from './sql/partners';

type Content = (db: Db, recordId: string, revision: number) => Promise<JsonObject | null>;

/** What is signed of each type of record, as the record stands today; null where there is no such record. */
export const signedContents: Readonly<Record<string, Content>> = {
  assessment: async (db, assessmentId) => {
    const row = await db.selectFrom('assessment').selectAll().where('assessmentId', '=', assessmentId).executeTakeFirst();
    if (row === undefined) return waitingContent(db, assessmentId);
    const steps = await db.selectFrom('assessment_step').selectAll().where('assessmentId', '=', assessmentId).orderBy('ordinal').execute();
    const evidence = await db.selectFrom('evidence').selectAll().where('recordId', '=', assessmentId).orderBy('evidenceId').execute();
    return signedAssessmentContent(row, steps, evidence);
  },
  access_review: async (db, reviewId) => {
    const row = await db.selectFrom('access_review').selectAll().where('reviewId', '=', reviewId).executeTakeFirst();
    if (row === undefined) return null;
    const lines = await db.selectFrom('access_review_line').selectAll().where('reviewId', '=', reviewId).orderBy('ordinal').execute();
    return signedReviewContent(row, lines);
  },
  import_batch: async (db, batchId) =>
    plain(await db.selectFrom('import_batch').selectAll().where('batchId', '=', batchId).executeTakeFirst()),
  intake_profile: async (db, profileId, revision) => {
    const row = await db
      .selectFrom('intake_profile')
      .selectAll()
      .where('profileId', '=', profileId)
      .where('revision', '=', revision)
      .executeTakeFirst();
    return plain(row);
  },
  courseMapRevision: async (db, revision) =>
    plain(await db.selectFrom('course_map_revision').selectAll().where('revision', '=', Number(revision)).executeTakeFirst()),
  accountReset: async (db, resetId) =>
    plain(await db.selectFrom('account_reset').selectAll().where('resetId', '=', resetId).executeTakeFirst()),
  assessment_policy: async (db, _recordId, revision) =>
    plain(await db.selectFrom('assessment_policy').selectAll().where('revision', '=', revision).executeTakeFirst()),
  risk_rule: async (db, _recordId, revision) =>
    plain(await db.selectFrom('risk_rule').selectAll().where('revision', '=', revision).executeTakeFirst()),
  calibration_threshold: async (db, _recordId, revision) =>
    plain(await db.selectFrom('calibration_threshold').selectAll().where('revision', '=', revision).executeTakeFirst()),
  [lookBackDecisionRecord]: signedLookBackDecision,
  gold_case: async (db, goldCaseId, revision) =>
    plain(
      await db.selectFrom('gold_case').selectAll().where('goldCaseId', '=', goldCaseId).where('revision', '=', revision).executeTakeFirst(),
    ),
  gold_study_rating: async (db, studyId) =>
    plain(await db.selectFrom('gold_study_rating').selectAll().where('studyId', '=', studyId).executeTakeFirst()),
  gold_study_end: async (db, studyId) =>
    plain(await db.selectFrom('gold_study_end').selectAll().where('studyId', '=', studyId).executeTakeFirst()),
  assessment_event: async (db, eventId) =>
    plain(await db.selectFrom('assessment_event').selectAll().where('eventId', '=', eventId).executeTakeFirst()),
  [exceptionRecord]: async (db, exceptionId) => plain(await exceptionRow(db, exceptionId)),
  [exceptionEndRecord]: async (db, exceptionId) => plain(await exceptionEndRow(db, exceptionId)),
  [evidenceItemRecord]: async (db, itemId) => {
    const row = await db.selectFrom('evidence_item').selectAll().where('itemId', '=', itemId).executeTakeFirst();
    return row === undefined ? null : evidenceItemContent(row, (await filesByRecord(db, [itemId])).get(itemId) ?? []);
  },
  performance_batch: async (db, batchId) =>
    plain(await db.selectFrom('performance_batch').selectAll().where('batchId', '=', batchId).executeTakeFirst()),
  [answerRecord]: async (db, answerId) => plain(await answerById(db, answerId)),
  ...signedCalibrationContents,
  ...signedGuestContents,
  [authorityRecord]: signedAuthorityContent,
  [overrideRecord]: signedOverrideContent,
  [partnerConfirmation]: async (db, partnerId) => {
    const row = await partnerById(db, partnerId);
    return row === undefined ? null : signedPartnerContent(row);
  },
  [packageAcceptance]: async (db, packageInId) => {
    const row = await packageInById(db, packageInId);
    return row === undefined ? null : signedPackageContent(row);
  },
  [recognitionDecision]: async (db, recognitionId) => {
    const row = await db.selectFrom('recognition').selectAll().where('recognitionId', '=', recognitionId).executeTakeFirst();
    return row === undefined ? null : signedRecognitionContent(row);
  },
  revisionApproval: async (db, revisionId) => signedRevisionContent(db, 'approve', revisionId),
  revisionRollOut: async (db, revisionId) => signedRevisionContent(db, 'rollOut', revisionId),
  revisionWithdrawal: async (db, revisionId) => signedRevisionContent(db, 'withdraw', revisionId),
  accountabilityStatement: async (db, keyId, revision) => {
    const statement = statementOfVersion(revision);
    const key = await db.selectFrom('user_key').select('publicKey').where('keyId', '=', keyId).executeTakeFirst();
    if (statement === undefined || key === undefined) return null;
    const { version, title, paragraphs } = statement;
    return { statement: version, title, paragraphs: [...paragraphs], keyId, publicKey: key.publicKey };
  },
};

/** A rating that waits for a second one is signed as the record that it will be. */
async function waitingContent(db: Db, assessmentId: string): Promise<JsonObject | null> {
  const waiting = await db.selectFrom('first_rating').select('content').where('assessmentId', '=', assessmentId).executeTakeFirst();
  if (waiting === undefined) return null;
  const { row, steps, evidence } = ratingContent(waiting.content);
  return signedAssessmentContent(row, steps, evidence);
}

const perBatch = 200;

/** Holds every signature against the key of who is named and against the record it signs, as both stand today. */
export async function checkSignatures(
  db: Db,
  upTo: number,
  tell: (done: number, total: number) => void,
): Promise<{ readonly checked: number; readonly findings: readonly RowFinding[] }> {
  const keys = await db.selectFrom('user_key').select(['keyId', 'userId', 'publicKey']).where('recordedTo', 'is', null).execute();
  const keyOf = new Map(keys.map(({ keyId, userId, publicKey }) => [`${userId} ${keyId}`, publicKey]));
  const { total } = await db
    .selectFrom('signature')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const findings: RowFinding[] = [];
  let checked = 0;
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('signature')
      .selectAll()
      .where('signatureId', '>', after)
      .orderBy('signatureId')
      .limit(perBatch)
      .execute();
    for (const row of rows) {
      if (row.entryNumber > upTo) continue;
      const { recordType, recordId, revision } = row;
      const content = await contentNow(db, { recordType, recordId, revision });
      const publicKey = keyOf.get(`${row.userId} ${row.keyId}`);
      checked++;
      if (content !== null && isValid(row, publicKey, { recordType, recordId, revision, content })) continue;
      findings.push({ table: 'signature', rowId: row.signatureId, fault: 'invalid', field: null, entryNumber: row.entryNumber });
    }
    tell(checked, total);
    const last = rows.at(-1);
    if (last === undefined || rows.length < perBatch) return { checked, findings };
    after = last.signatureId;
  }
}

/** Null where there is no such record, or where what stands in its rows is nothing that could have been signed. */
async function contentNow(
  db: Db,
  { recordType, recordId, revision }: { readonly recordType: string; readonly recordId: string; readonly revision: number },
): Promise<JsonObject | null> {
  try {
    return (await signedContents[recordType]?.(db, recordId, revision)) ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** A key or a text that nothing can be made of is no valid one. */
function isValid(...signed: Parameters<typeof isValidSignature>): boolean {
  try {
    return isValidSignature(...signed);
  } catch {
    return false;
  }
}

function plain(row: JsonObject | undefined): JsonObject | null {
  return row ?? null;
}
