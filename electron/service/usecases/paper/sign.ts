import type { Contract } from '../../../../shared/contract';
import type { KeyedForm } from '../../../../shared/contract/paper';
import { lastPair } from '../../../../shared/domain/paper-entry';
import { momentOf } from '../../../../shared/domain/wall-clock';
import { fail, ok } from '../../../../shared/result';
import type { UserAccountRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { keyingsOf } from '../../db/sql/paper-forms';
import { accountByLogin } from '../../db/sql/users';
import { prepareAssessment } from '../assessments/prepare-assessment';
import { recordAssessment, storeAssessment, type AssessmentInput } from '../assessments/record-assessment';
import type { CommandContext, CommandUseCase, InputOf } from '../context';
import { signRecord } from '../signatures/sign-record';
import { isAlike, usableForm } from './usable-form';

const transcribed = 'Transcribed from signed paper';

/**
 * Makes a form that was keyed twice alike a record. An electronic signature is of whoever gives it (21 CFR 11.200(a)(2)): the
 * assessor signs that they assessed. Somebody who keyed the paper signs that they transcribed it, and no more; the judgement
 * remains the assessor's, whose authority is checked, and whose signature by hand is in the scan that the signature covers.
 */
export const signPaper: CommandUseCase<Contract['paper']['sign']> = async (tx, input, ctx) => {
  const { personId, formId } = input;
  const usable = await usableForm(tx, ctx, formId);
  if (!usable.ok) return usable;
  const { form } = usable.value;
  if (form.personId !== personId) return fail('OtherPerson');
  const keyings = await keyingsOf(tx, formId);
  const pair = lastPair(keyings);
  if (pair === null || !isAlike(keyings)) return fail('NotAgreed');
  const { keyed } = pair.first;
  const assessor = await accountByLogin(tx, keyed.assessorLogin);
  if (assessor === undefined) return fail('AssessorNotFound');
  const isAssessed = input.as === 'assessed';
  const hasKeyed = [pair.first, pair.second].some(({ userId }) => userId === ctx.signer.userId);
  if (isAssessed ? assessor.userId !== ctx.signer.userId : !hasKeyed) return fail('NotTheAssessor', { assessor: assessor.printedName });
  if (!isAssessed && input.evidenceIds.length === 0) return fail('ScanMissing');
  // Nobody has a hand in a record about themselves.
  if (ctx.signer.personId === personId) return fail('OwnAssessment');
  const recorded = isAssessed
    ? await recordAssessment(tx, ctx, assessmentOf(input, form, keyed, ctx.zone), { paperFormId: formId })
    : await recordTranscribed(tx, ctx, assessmentOf(input, form, keyed, ctx.zone), { formId, assessor });
  if (!recorded.ok) return recorded;
  const { assessmentId, row, changes } = recorded.value;
  ctx.audit({
    action: 'paper.sign',
    entity: 'assessment',
    entityId: assessmentId,
    personId,
    reason: row.lateReason,
    validFrom: row.performedOn,
    changes,
  });
  return ok({ assessmentId, outcome: row.outcome, meaning: isAssessed ? 'Assessed' : transcribed });
};

/** The record as of the assessor's judgement, under the signature of who transcribed it. */
async function recordTranscribed(
  tx: Tx,
  ctx: CommandContext,
  input: AssessmentInput,
  { formId, assessor }: { readonly formId: string; readonly assessor: UserAccountRow },
) {
  const { userId, printedName, personId } = assessor;
  const sign = (): string => {
    throw new Error('the assessor of a paper does not sign its transcription');
  };
  const judging: CommandContext = { ...ctx, signer: { ...ctx.signer, userId, printedName, personId, sign } };
  const prepared = await prepareAssessment(tx, judging, input, { paperFormId: formId });
  if (!prepared.ok) return prepared;
  const { row, steps, evidence } = prepared.value;
  const signature = await signRecord(tx, ctx, {
    recordType: 'assessment',
    recordId: row.assessmentId,
    revision: 1,
    content: signedAssessmentContent(row, steps, evidence),
    meaning: transcribed,
  });
  return ok(await storeAssessment(tx, ctx, prepared.value, signature));
}

function assessmentOf(
  { personId, lateReason, prerequisiteReason, independenceReason, evidenceIds }: InputOf<Contract['paper']['sign']>,
  { competencyId, competencyVersion, level, kind }: Pick<AssessmentInput, 'competencyId' | 'competencyVersion' | 'level' | 'kind'>,
  form: KeyedForm,
  zone: string,
): AssessmentInput {
  const { assessorLogin: _assessorLogin, steps, ...keyed } = form;
  return {
    ...keyed,
    personId,
    competencyId,
    competencyVersion,
    level,
    kind,
    taskId: null,
    lateReason,
    prerequisiteReason,
    independenceReason,
    evidenceIds,
    steps: steps.map(({ time, ...step }) => ({
      ...step,
      doneAt: time === null ? null : momentOf(keyed.performedOn, time, zone).toISOString(),
    })),
    priorLearning: null,
  };
}
