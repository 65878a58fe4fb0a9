import type { Contract } from '../../../../shared/contract';
import { isAssessorOf } from '../../../../shared/domain/assessment-correction';
import { fail, ok } from '../../../../shared/result';
import type { FirstRatingRow } from '../../db/assessment-schema';
import { contentDigest } from '../../db/content-digest';
import type { Tx } from '../../db/schema';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { openFirstRating, ratingContent } from '../../db/sql/first-ratings';
import { firstSignatures } from '../../db/sql/signatures';
import { accountById } from '../../db/sql/users';
import type { CommandContext, CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { prepareAssessment } from './prepare-assessment';
import { storeAssessment } from './record-assessment';
import { concernedBy } from './standing-record';

/** Signs the second of two ratings: in this transaction both become records of one performance. */
export const rateSecond: CommandUseCase<Contract['assessments']['rateSecond']> = async (tx, { firstId, ...input }, ctx) => {
  const first = await openFirstRating(tx, firstId);
  if (first === undefined) return fail('RatingNotFound');
  const { personId, competencyId, level, performedOn } = input;
  const isSame =
    first.personId === personId && first.competencyId === competencyId && first.level === level && first.performedOn === performedOn;
  if (!isSame) return fail('OtherPerformance');
  if (isAssessorOf(await concernedBy(tx, first), ctx.signer)) return fail('SameRater');
  if (await isAnotherAsked(tx, first, ctx.signer.userId)) return fail('AnotherAsked');

  const { pairId, ...kept } = await keptRating(tx, first);
  const prepared = await prepareAssessment(tx, ctx, { ...input, priorLearning: null }, { pairId });
  if (!prepared.ok) return prepared;
  const revealed = await reveal(tx, ctx, kept);
  const { row, steps, evidence } = prepared.value;
  const { assessmentId, outcome } = row;
  const content = signedAssessmentContent(row, steps, evidence);
  const signature = await signRecord(tx, ctx, {
    recordType: 'assessment',
    recordId: assessmentId,
    revision: 1,
    content,
    meaning: 'Assessed',
  });
  const { changes } = await storeAssessment(tx, ctx, prepared.value, signature);
  ctx.audit({
    action: 'assessments.rateSecond',
    entity: 'assessment',
    entityId: assessmentId,
    personId,
    reason: row.lateReason,
    validFrom: performedOn,
    changes: [...revealed, ...changes],
  });
  const assessor = await accountById(tx, first.assessorUserId);
  return ok({
    assessmentId,
    outcome,
    first: { assessmentId: firstId, assessorName: assessor?.printedName ?? first.assessorUserId, outcome: kept.row.outcome },
  });
};

/** Whether the rating is asked of somebody else, who has an account still. */
async function isAnotherAsked(tx: Tx, { secondUserId }: FirstRatingRow, userId: string): Promise<boolean> {
  return secondUserId !== null && secondUserId !== userId && (await accountById(tx, secondUserId))?.isActive === 1;
}

/** The rating that waited, exactly as it was signed. */
async function keptRating(tx: Tx, first: FirstRatingRow) {
  const { row, steps, evidence } = ratingContent(first.content);
  const signature = (await firstSignatures(tx, 'assessment', [first.assessmentId])).get(first.assessmentId);
  const isAsSigned = contentDigest(signedAssessmentContent(row, steps, evidence)) === first.contentDigest;
  if (signature?.contentDigest !== first.contentDigest || !isAsSigned) throw new Error('a first rating is not as it was signed');
  if (row.pairId === null) throw new Error('a first rating is of no pair');
  return { row, steps, evidence, signature, pairId: row.pairId };
}

/** Makes it a record. Its signature is told of in the log since it was made. */
async function reveal(
  tx: Tx,
  ctx: CommandContext,
  { row, steps, evidence, signature }: Omit<Awaited<ReturnType<typeof keptRating>>, 'pairId'>,
) {
  const stored = await storeAssessment(tx, ctx, { row: { ...row, entryNumber: ctx.entry }, steps, evidence }, signature);
  return stored.changes.filter(({ entity }) => entity !== 'signature');
}
