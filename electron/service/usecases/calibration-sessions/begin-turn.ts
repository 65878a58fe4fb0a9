import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CalibrationSessionRow, PanelMemberRow, SessionCaseRow } from '../../db/calibration-schema';
import { openDraft, widestMarks } from '../../db/sealed-rating';
import { groundRulesContent, groundRulesRecord, memberRecordId } from '../../db/signed-calibration';
import type { Tx } from '../../db/schema';
import { handInsOf, ratingDrafts } from '../../db/sql/calibration-ratings';
import { acknowledgementsOf, casesOf, insertAcknowledgement } from '../../db/sql/calibration-sessions';
import { contentOfCase } from '../../db/sql/rated-session';
import type { CommandContext, CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { asMember } from './seen-session';
import { keepTurn, type Turn } from './turns';

/** Shows a member the cases and what they saved before, which nobody else can open. The log tells that they took the place. */
export const beginTurn: CommandUseCase<Contract['calibrationSessions']['beginTurn']> = async (tx, { sessionId, acknowledges }, ctx) => {
  const found = await asMember(tx, ctx, sessionId, ['rating']);
  if (!found.ok) return found;
  const { session, member } = found.value;
  const { memberId, name } = member;
  if ((await handInsOf(tx, sessionId)).some((one) => one.memberId === memberId)) return fail('AlreadyHandedIn');
  if (ctx.signer.openingPublicKey !== member.openingPublicKey) return fail('KeyReplaced');
  const hasAcknowledged = (await acknowledgementsOf(tx, sessionId)).some((one) => one.memberId === memberId);
  if (!hasAcknowledged && !acknowledges) return fail('GroundRulesNotAcknowledged');

  const rows = await casesOf(tx, sessionId);
  const saved = new Map((await ratingDrafts(tx, sessionId, memberId)).map((draft) => [draft.caseId, draft.box]));
  const drafts = rows.flatMap(({ caseId }) => {
    const box = saved.get(caseId);
    const rating = box === undefined ? null : openDraft(ctx.signer.open, { siteId: ctx.siteId, sessionId, caseId, memberId }, box);
    return rating === null ? [] : [{ caseId, rating }];
  });
  const turn: Turn = {
    turnId: ctx.makeId(),
    sessionId,
    memberId,
    openingPublicKey: ctx.signer.openingPublicKey,
    widest: new Map(rows.map((row) => [row.caseId, widestOf(row)])),
  };
  ctx.afterCommit(() => keepTurn(ctx, turn));
  ctx.audit({
    action: 'calibrationSessions.beginTurn',
    entity: 'calibration_session',
    entityId: sessionId,
    changes: hasAcknowledged ? [] : await acknowledge(tx, ctx, session, member),
  });
  const { turnId } = turn;
  const { question, minimumGroup } = session;
  return ok({ turnId, memberId, name, cases: rows.map(shownCase), drafts, question, minimumGroup });
};

/** A case as it is shown to whoever rates it: by its competency, for what a gold case is called says that it is one. */
export function shownCase(row: SessionCaseRow) {
  const { caseId, ordinal, competencyTitle: title, competencyId, competencyCode, requiredLevel } = row;
  const { levels, indicators, material } = contentOfCase(row);
  return { caseId, ordinal, title, competencyId, competencyCode, competencyTitle: title, levels, requiredLevel, indicators, material };
}

export function widestOf(row: SessionCaseRow): number {
  const { indicators, material } = contentOfCase(row);
  return widestMarks({ indicatorIds: indicators.map(({ id }) => id), pieceIds: material.pieces.map(({ pieceId }) => pieceId) });
}

async function acknowledge(tx: Tx, ctx: CommandContext, session: CalibrationSessionRow, member: PanelMemberRow) {
  const { sessionId, memberId } = member;
  const recordId = memberRecordId(member);
  const content = groundRulesContent(session, memberId);
  const signature = await signRecord(tx, ctx, {
    recordType: groundRulesRecord,
    recordId,
    revision: 1,
    content,
    meaning: 'Acknowledged the ground rules',
  });
  const row = {
    sessionId,
    memberId,
    acknowledgedAt: ctx.now.toISOString(),
    contentDigest: signature.contentDigest,
    entryNumber: ctx.entry,
  };
  await insertAcknowledgement(tx, row);
  return [
    { entity: 'panel_acknowledgement', entityId: recordId, personId: null, old: null, new: row },
    { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
  ];
}
