import type { Contract } from '../../../../shared/contract';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { changeOf } from '../../../../shared/domain/framework/changes';
import { needsDecision } from '../../../../shared/domain/framework/decisions';
import { itemFor } from '../../../../shared/domain/framework/guidance';
import { fail, ok } from '../../../../shared/result';
import type { FrameworkRevisionRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { revisionActs, signedRevisionContent, type RevisionAct } from '../../db/signed-revision';
import { draftItems, draftOfRevision } from '../../db/sql/framework-drafts';
import { approvedById, decisionsOf, itemsAsApproved, itemsBefore, revisionById, revisionsOf } from '../../db/sql/framework-library';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { revisionHeads } from './heads';
import { independenceOf } from './independence';

/** A revision with what it changes, what was decided on each change, and who signed for it. */
export const getRevision: QueryUseCase<Contract['framework']['revision']> = async (db, { revisionId, changes: asked }, ctx) => {
  const row = await revisionById(db, revisionId);
  if (row === undefined) return fail('RevisionNotFound');
  const heads = await revisionHeads(db, await revisionsOf(db, row.frameworkId), ctx.today);
  const revision = heads.find((head) => head.revisionId === revisionId);
  if (revision === undefined) return fail('RevisionNotFound');
  const { items, formers } = await changesOf(db, row);
  const decisionById = new Map((await decisionsOf(db, revisionId)).map((one) => [one.itemId, one]));
  const changes = items.flatMap((item) => {
    const former = formers.get(item.itemId) ?? null;
    const change = changeOf(former, item);
    const decision = decisionById.get(item.itemId) ?? null;
    if (change === null || (asked === 'toDecide' && decision === null && !needsDecision(item, change))) return [];
    return [{ change, item: itemFor(item, ctx.grants), former: former === null ? null : itemFor(former, ctx.grants), decision }];
  });
  return ok({ revision, changes, signatures: await signaturesOf(db, row), independence: await independenceOf(db, row) });
};

/** What a revision makes of which items: of one in review as its draft has it, of an approved one as it was approved. */
async function changesOf(
  db: Reader,
  row: FrameworkRevisionRow,
): Promise<{ readonly items: readonly FrameworkItem[]; readonly formers: ReadonlyMap<string, FrameworkItem> }> {
  if (row.state === 'approved' || row.state === 'withdrawn') {
    const items = await itemsAsApproved(db, row.revisionId);
    return { items, formers: await itemsBefore(db, row.revisionId) };
  }
  const draft = await draftOfRevision(db, row.revisionId);
  const items = draft === undefined ? [] : await draftItems(db, draft.draftId);
  const ids = items.map(({ itemId }) => itemId);
  return { items, formers: await approvedById(db, ids) };
}

async function signaturesOf(db: Reader, { revisionId, number }: FrameworkRevisionRow) {
  const shown = [];
  const acts: readonly RevisionAct[] = ['approve', 'rollOut', 'withdraw'];
  for (const act of acts) {
    const content = await signedRevisionContent(db, act, revisionId);
    if (content === null) continue;
    shown.push(...(await shownSignatures(db, { recordType: revisionActs[act], recordId: revisionId, revision: number, content })));
  }
  return shown;
}
