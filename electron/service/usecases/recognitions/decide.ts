import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { RecognitionRow } from '../../db/exchange-schema';
import type { SupportingEvidenceRow } from '../../db/intake-schema';
import { contentDigest } from '../../db/content-digest';
import { recognitionDecision, signedRecognitionContent } from '../../db/signed-exchange';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { competencyOn } from '../../db/sql/competencies';
import { receivedRecord } from '../../db/sql/packages-in';
import { printedNames } from '../../db/sql/printed-names';
import { insertRecognition, insertSupport, recognitionsOf } from '../../db/sql/recognitions';
import { scaleOn } from '../../db/sql/scales';
import { checkIndependence } from '../assessors/check-independence';
import type { CommandUseCase } from '../context';
import { readStoredRecord } from '../packages/stored-record';
import { keptPersonId, ownIds } from '../people/own-ids';
import { signRecord } from '../signatures/sign-record';

/** A qualification of another site becomes supporting evidence here at most: levels follow from assessments alone. */
export const decideRecognition: CommandUseCase<Contract['recognitions']['decide']> = async (tx, input, ctx) => {
  const { recordId, ordinal, decision, independenceReason } = input;
  const row = await receivedRecord(tx, recordId);
  // What is decided belongs to the record that the package was for, though the person may be read under another one by now.
  const personId = row?.personId ?? '';
  const isTheirs = (await ownIds(tx, input.personId)).includes(personId);
  const stored = row === undefined || !isTheirs ? null : readStoredRecord(row.content);
  const qualification = stored?.record.qualifications[ordinal];
  if (stored === null || qualification === undefined || stored.refused.includes(ordinal)) return fail('RecordNotFound');
  if (ctx.signer.personId === (await keptPersonId(tx, personId))) return fail('OwnRecord');
  const before = (await recognitionsOf(tx, recordId)).find((one) => one.ordinal === ordinal);
  if (before !== undefined) {
    const names = await printedNames(tx, [before.decidedBy]);
    return fail('DecidedBefore', { by: names.get(before.decidedBy) ?? before.decidedBy, at: before.decidedAt });
  }
  const isRefused = decision === 'notRecognised';
  const [competencyId, level] = isRefused ? [null, null] : [input.competencyId, input.level];
  if (!isRefused) {
    if (competencyId === null || level === null) return fail('CompetencyNeeded');
    const competency = await competencyOn(tx, competencyId, ctx.today);
    if (competency === undefined || competency.isRetired) return fail('CompetencyNotFound');
    const scale = await scaleOn(tx, competency.content.scaleId, ctx.today);
    if (scale?.levels.some((one) => one.level === level) !== true) return fail('LevelNotOnScale');
  }
  const asked = { personId: await keptPersonId(tx, personId), competencyId, day: ctx.today, independenceReason };
  const near = await checkIndependence(tx, await assessmentPolicyOn(tx), ctx.signer, asked);
  if (!near.ok) return near;
  const reason = near.value === null ? input.reason : `${input.reason} ${decidedThough(near.value)}`;

  const recognitionId = ctx.makeId();
  const decided = {
    recognitionId,
    recordId,
    ordinal,
    personId,
    competencyId,
    level,
    decision,
    reason,
    decidedBy: ctx.signer.userId,
    decidedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  const recognition: RecognitionRow = { ...decided, contentDigest: contentDigest(decided) };
  await insertRecognition(tx, recognition);
  const signature = await signRecord(tx, ctx, {
    recordType: recognitionDecision,
    recordId: recognitionId,
    revision: 1,
    content: signedRecognitionContent(recognition),
    meaning: meanings[decision],
  });
  const changes: AuditChange[] = [
    { entity: 'recognition', entityId: recognitionId, personId, old: null, new: { ...recognition } },
    { entity: 'signature', entityId: signature.signatureId, personId, old: null, new: { ...signature } },
  ];
  if (competencyId !== null && level !== null) {
    const support: SupportingEvidenceRow = {
      supportId: ctx.makeId(),
      personId,
      competencyId,
      level,
      kind: 'recognition',
      completionId: null,
      lineId: null,
      mapRevision: null,
      claimId: null,
      recognitionId,
      achievedOn: qualification.assessment.performedOn,
      expiresOn: qualification.validTo,
      entryNumber: ctx.entry,
    };
    await insertSupport(tx, support);
    changes.push({ entity: 'supporting_evidence', entityId: support.supportId, personId, old: null, new: { ...support } });
  }
  ctx.audit({ action: 'recognitions.decide', entity: 'recognition', entityId: recognitionId, personId, reason, changes });
  return ok({ recognitionId });
};

/** Stands in the reason itself, and so under the signature and wherever the decision is shown. */
const decidedThough = ({ reason, why }: { readonly reason: string; readonly why: readonly string[] }): string =>
  `(Who decided ${why.join(' and ')}, and decided all the same: ${reason})`;

const meanings = { recognised: 'Recognised', partlyRecognised: 'Recognised in part', notRecognised: 'Not recognised' } as const;
