import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { resultById } from '../../db/sql/assessor-results';
import { decisionsOf, lookBackById, lookBackPage } from '../../db/sql/look-backs';
import { printedNames } from '../../db/sql/printed-names';
import { lookBackDecisionRecord, signedLookBackDecision } from '../../db/signed-look-back';
import { levelsOf } from '../../db/sql/scales';
import { listName } from '../../../../shared/domain/person-name';
import type { QueryUseCase } from '../context';
import { barText } from '../recalibration/bar-text';
import { shownSignatures } from '../signatures/shown-signatures';

type LookBacks = Contract['lookBacks'];

export const getLookBack: QueryUseCase<LookBacks['get']> = async (db, { lookBackId, filter, offset, limit }, ctx) => {
  const lookBack = await lookBackById(db, lookBackId);
  if (lookBack === undefined) return fail('LookBackNotFound');
  const { userId, resultId, sinceOn, since, openedAt, direction } = lookBack;
  const result = await resultById(db, resultId);
  const { items, matching, progress } = await lookBackPage(db, lookBack, { filter, offset, limit, day: ctx.today });
  return ok({
    lookBackId,
    userId,
    assessorName: (await printedNames(db, [userId])).get(userId) ?? userId,
    sinceOn,
    since,
    openedAt,
    direction,
    why: await barText(db, { result, only: result.reach, but: [] }),
    progress,
    items: items.map(({ scaleLevels, isAlone, ...row }) => ({
      ...row,
      personName: listName(row),
      levelCode: levelsOf(scaleLevels).find((one) => one.level === row.level)?.code ?? String(row.level),
      isAlone: isAlone === 1,
    })),
    matching,
  });
};

export const lookBackDecisions: QueryUseCase<LookBacks['decisions']> = async (db, { lookBackId }) => {
  if ((await lookBackById(db, lookBackId)) === undefined) return fail('LookBackNotFound');
  const rows = await decisionsOf(db, lookBackId);
  const names = await printedNames(
    db,
    rows.map(({ proposedBy }) => proposedBy),
  );
  const decisions = [];
  for (const { decisionId, kind, reason, dueOn, proposedBy, decidedAt, count } of rows) {
    const content = await signedLookBackDecision(db, decisionId);
    if (content === null) throw new Error('a decision is not there');
    const signatures = await shownSignatures(db, { recordType: lookBackDecisionRecord, recordId: decisionId, revision: 1, content });
    decisions.push({ decisionId, kind, reason, dueOn, proposedBy: names.get(proposedBy) ?? proposedBy, decidedAt, count, signatures });
  }
  return ok({ decisions });
};
