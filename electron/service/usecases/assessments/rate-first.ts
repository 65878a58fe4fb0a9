import type { Contract } from '../../../../shared/contract';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { fail, ok } from '../../../../shared/result';
import type { FirstRatingRow } from '../../db/assessment-schema';
import type { Tx } from '../../db/schema';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { insertFirstRating, type RatingContent } from '../../db/sql/first-ratings';
import { removeStaged } from '../../db/sql/staged-evidence';
import { accountByLogin } from '../../db/sql/users';
import type { CommandContext, CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { prepareAssessment } from './prepare-assessment';

/**
 * Signs the first of two independent ratings. What it says stands in no list and no log until the second is signed: the log
 * holds who rated whom in what and on which day, and a digest that nobody can guess the content from.
 */
export const rateFirst: CommandUseCase<Contract['assessments']['rateFirst']> = async (tx, { secondLogin, ...input }, ctx) => {
  const { personId, competencyId, level, performedOn } = input;
  const second = await askedRater(tx, ctx, secondLogin, personId);
  if (!second.ok) return second;
  // Random, told nowhere before the second rating and part of what is signed: the digest says nothing of the rest.
  const prepared = await prepareAssessment(tx, ctx, { ...input, priorLearning: null }, { pairId: ctx.makeId() });
  if (!prepared.ok) return prepared;
  const { row, steps, evidence } = prepared.value;
  const { assessmentId } = row;
  const signature = await signRecord(tx, ctx, {
    recordType: 'assessment',
    recordId: assessmentId,
    revision: 1,
    content: signedAssessmentContent(row, steps, evidence),
    meaning: 'Assessed',
  });
  const kept: RatingContent = { row, steps, evidence };
  const told: Omit<FirstRatingRow, 'content'> = {
    assessmentId,
    personId,
    competencyId,
    level,
    performedOn,
    assessorUserId: ctx.signer.userId,
    secondUserId: second.value,
    contentDigest: signature.contentDigest,
    enteredAt: row.enteredAt,
    entryNumber: ctx.entry,
  };
  const plain = {
    row: { ...kept.row },
    steps: kept.steps.map((step) => ({ ...step })),
    evidence: kept.evidence.map((file) => ({ ...file })),
  };
  await insertFirstRating(tx, { ...told, content: canonicalJson(plain) });
  await removeStaged(
    tx,
    evidence.map(({ evidenceId }) => evidenceId),
  );
  ctx.audit({
    action: 'assessments.rateFirst',
    entity: 'first_rating',
    entityId: assessmentId,
    personId,
    validFrom: performedOn,
    changes: [
      { entity: 'first_rating', entityId: assessmentId, personId, old: null, new: { ...told } },
      { entity: 'signature', entityId: signature.signatureId, personId, old: null, new: { ...signature } },
    ],
  });
  return ok({ assessmentId });
};

/** Whoever is asked by user id: somebody else than the person and the signer. */
async function askedRater(tx: Tx, ctx: CommandContext, login: string | null, personId: string) {
  if (login === null) return ok(null);
  const account = await accountByLogin(tx, login);
  if (account === undefined || account.isActive === 0) return fail('RaterNotFound');
  const isFirst = account.userId === ctx.signer.userId || (account.personId !== null && account.personId === ctx.signer.personId);
  return isFirst || account.personId === personId ? fail('RaterNotFound') : ok(account.userId);
}
