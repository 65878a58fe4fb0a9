import type { Contract } from '../../../../shared/contract';
import { studyResult } from '../../../../shared/domain/calibration/study-figures';
import { findingText } from '../../../../shared/domain/calibration/thresholds';
import { fail, ok } from '../../../../shared/result';
import { insertRows } from '../../db/insert-rows';
import { accountsOfAssessor, findingsOf, resultsOf } from '../../db/sql/assessor-results';
import { goldStudy } from '../../db/sql/gold-studies';
import type { CommandUseCase } from '../context';
import { finaliseConsequences } from '../recalibration/finalise-consequences';
import { signRecord } from '../signatures/sign-record';
import { studyEnd } from './end-study';
import { stateOf } from './shown-study';
import { studiedCases } from './studied-cases';

/** The same follows from gold cases as from a session: a pass renews the calibration, a failure ends the right to assess. */
export const decideStudy: CommandUseCase<Contract['calibrationCases']['decideStudy']> = async (tx, { studyId, reason }, ctx) => {
  const known = await goldStudy(tx, studyId);
  if (known === null) return fail('StudyNotFound');
  if (stateOf(known) !== 'rated') return fail('NotRated');
  const { userId } = known.study;
  // By none of their accounts.
  const own = await accountsOfAssessor(tx, userId);
  if ([ctx.signer.userId, ctx.session.userId].some((one) => one === userId || own.includes(one))) return fail('OwnStudy');
  const cases = await studiedCases(tx, known);
  const { overall, byCriticality } = studyResult(cases);
  const competencyIds = [...new Set(cases.map(({ row }) => row.competencyId))];
  const figures = { userId, overall, byCriticality, centralTendency: null, halo: null, competencyIds };
  const row = studyEnd(ctx, { studyId, kind: 'decided', reason, by: ctx.signer.userId, figures });
  await insertRows(tx, 'gold_study_end', [row]);
  const meaning = 'Decided by the thresholds of this site';
  const signature = await signRecord(tx, ctx, {
    recordType: 'gold_study_end',
    recordId: studyId,
    revision: 1,
    content: { ...row },
    meaning,
  });
  const { changes } = await finaliseConsequences(tx, ctx, { sessionId: studyId, figures: [figures] });
  const result = (await resultsOf(tx, [userId])).find(({ sessionId }) => sessionId === studyId);
  if (result === undefined) throw new Error('a decided study has no result');
  ctx.audit({
    action: 'calibrationCases.decideStudy',
    entity: 'gold_study',
    entityId: studyId,
    reason,
    changes: [
      { entity: 'gold_study_end', entityId: studyId, personId: null, old: null, new: { ...row } },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
      ...changes,
    ],
  });
  return ok({ verdict: result.verdict, reasons: findingsOf(result.findings).map(findingText) });
};
