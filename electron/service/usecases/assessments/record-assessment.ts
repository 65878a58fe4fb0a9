import type { z } from 'zod';
import type { AssessmentDetail } from '../../../../shared/contract/assessment-detail';
import type { judged, performance } from '../../../../shared/contract/assessment-input';
import type { AssessmentKind, Outcome } from '../../../../shared/domain/assessment';
import type { AmendCode } from '../../../../shared/domain/rating-change';
import { ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { AssessmentRow, EvidenceRow, SignatureRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { citeEvidence, insertAssessment } from '../../db/sql/assessments';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import type { CommandContext } from '../context';
import { closeReassessments } from '../obligations/close-reassessments';
import { signRecord } from '../signatures/sign-record';
import { prepareAssessment, type PreparedAssessment } from './prepare-assessment';

/** What is recorded of one person, from whichever form it comes. */
export interface AssessmentInput extends Omit<z.infer<typeof performance>, 'kind'>, z.infer<typeof judged> {
  readonly kind: AssessmentKind;
  /** The decision, for the kind that is one; null for all others. */
  readonly priorLearning: (NonNullable<AssessmentDetail['priorLearning']> & { readonly outcome: Outcome }) | null;
}

/** What else the record is part of. */
export interface RecordedAs {
  /** The version that this one puts right. */
  readonly amends?: {
    readonly assessmentId: string;
    readonly reason: string;
    /** Why what was judged is changed, and the second person who authorises it; null: it stays. */
    readonly amendCode: AmendCode | null;
    readonly authorisedBy: string | null;
    /** The day whose checklist it is judged by: the one that the record was judged by. */
    readonly checklistOn: string;
  };
  /** Two independent ratings of one performance. */
  readonly pairId?: string;
  /** One drill of several people. */
  readonly groupId?: string;
  readonly paperFormId?: string;
}

export interface RecordedAssessment {
  readonly assessmentId: string;
  readonly row: AssessmentRow;
  /** What was written, for the entry in the log that the command leaves. */
  readonly changes: readonly AuditChange[];
}

/**
 * Makes a signed assessment of what was judged, by whom this command's signer is: refused with one of `assessmentErrors`,
 * or written with its steps, files and signature, the person's standings derived anew and what asked for it closed. The
 * command still has to leave its entry with `changes`.
 */
export async function recordAssessment(tx: Tx, ctx: CommandContext, input: AssessmentInput, as: RecordedAs = {}) {
  const prepared = await prepareAssessment(tx, ctx, input, as);
  if (!prepared.ok) return prepared;
  return ok(await storeAssessment(tx, ctx, prepared.value, await signPrepared(tx, ctx, prepared.value, 'Assessed')));
}

/** A signature over a prepared assessment, by this command's signer. */
export async function signPrepared(tx: Tx, ctx: CommandContext, { row, steps, evidence }: PreparedAssessment, meaning: string) {
  const content = signedAssessmentContent(row, steps, evidence);
  return signRecord(tx, ctx, { recordType: 'assessment', recordId: row.assessmentId, revision: 1, content, meaning });
}

/** Writes a prepared assessment under a signature that is stored already, with everything that follows from it. */
export async function storeAssessment(
  tx: Tx,
  ctx: CommandContext,
  { row: unsigned, steps, evidence: staged }: PreparedAssessment,
  signature: SignatureRow,
): Promise<RecordedAssessment> {
  const { assessmentId, personId, competencyId, performedOn } = unsigned;
  const row: AssessmentRow = { ...unsigned, contentDigest: signature.contentDigest };
  const evidence: EvidenceRow[] = staged.map(({ userId, ...file }) => ({
    ...file,
    recordType: 'assessment',
    recordId: assessmentId,
    capturedBy: userId,
    entryNumber: ctx.entry,
  }));
  await insertAssessment(tx, row, steps);
  await citeEvidence(tx, evidence);
  await deriveStandings(tx, [personId], (await siteFacts(tx)).expiringDays, [competencyId]);
  const closed = await closeReassessments(tx, ctx.entry, { assessmentId, personId, competencyId, performedOn });
  const changes = [
    { entity: 'assessment', entityId: assessmentId, personId, old: null, new: { ...row, steps: steps.map((step) => ({ ...step })) } },
    ...evidence.map((file) => ({ entity: 'evidence', entityId: file.evidenceId, personId, old: null, new: { ...file } })),
    { entity: 'signature', entityId: signature.signatureId, personId, old: null, new: { ...signature } },
    ...closed,
  ];
  return { assessmentId, row, changes };
}
