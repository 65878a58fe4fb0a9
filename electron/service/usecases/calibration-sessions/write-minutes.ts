import type { Contract } from '../../../../shared/contract';
import type { MinutesContent } from '../../../../shared/contract/calibration-sessions/minutes-content';
import { fail, ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { CalibrationSessionRow, PanelMemberRow } from '../../db/calibration-schema';
import { contentDigest } from '../../db/content-digest';
import type { Tx } from '../../db/schema';
import { consensusByCase, dissentsOf, insertAbsence, insertMinutes } from '../../db/sql/calibration-minutes';
import { answeredOf, answersOfPanel, handInsOf, openedRatings, resultOf } from '../../db/sql/calibration-ratings';
import { memberRecordId } from '../../db/signed-calibration';
import { casesOf } from '../../db/sql/calibration-sessions';
import { ratingOf } from '../../db/sql/rated-session';
import { printedNames } from '../../db/sql/printed-names';
import { writeVersion } from '../../db/sql/versions';
import type { CommandContext, CommandUseCase } from '../context';
import { facilitated } from './seen-session';

/** Ends the discussion: from here on the minutes stand, and the panel signs them as they are. */
export const writeMinutes: CommandUseCase<Contract['calibrationSessions']['writeMinutes']> = async (tx, { sessionId }, ctx) => {
  const found = await facilitated(tx, ctx, sessionId, ['discussion']);
  if (!found.ok) return found;
  const { session, panel } = found.value;
  const consensus = await consensusByCase(tx, sessionId);
  const undiscussed = (await casesOf(tx, sessionId)).filter(({ caseId }) => !consensus.has(caseId));
  if (undiscussed.length > 0)
    return fail('CasesUndiscussed', { titles: undiscussed.map(({ ordinal, title }) => `${ordinal + 1}. ${title}`) });
  const result = await resultOf(tx, sessionId);
  if (result === undefined) return fail('ResultMissing');
  const content = JSON.stringify(await minutesContentOf(tx, session, panel, result.contentDigest));
  const minutes = {
    sessionId,
    content,
    contentDigest: contentDigest({ content }),
    writtenBy: ctx.actor.userId,
    writtenAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertMinutes(tx, minutes);
  const absences = await remoteAbsences(tx, panel, ctx);
  const changed = await writeVersion(tx, ctx.entry, 'calibration_session', { ...session, state: 'signing' });
  ctx.audit({
    action: 'calibrationSessions.writeMinutes',
    entity: 'calibration_session',
    entityId: sessionId,
    changes: [
      ...(changed === null ? [] : [changed]),
      { entity: 'session_minutes', entityId: sessionId, personId: null, old: null, new: minutes },
      ...absences,
    ],
  });
  return ok({});
};

/** Why a member at a partner's site is not there to sign: their ratings came in a file, or none did. Null: they are of this site. */
function absenceOf({ partnerId }: Pick<PanelMemberRow, 'partnerId'>, handedIn: boolean): string | null {
  if (partnerId === null) return null;
  return handedIn
    ? 'At another site: rated through a file, and minutes are signed here alone'
    : 'At another site: no ratings came, and minutes are signed here alone';
}

async function remoteAbsences(tx: Tx, panel: readonly PanelMemberRow[], ctx: CommandContext): Promise<AuditChange[]> {
  const changes: AuditChange[] = [];
  const [first] = panel;
  const handedIn = new Set((first === undefined ? [] : await handInsOf(tx, first.sessionId)).map(({ memberId }) => memberId));
  for (const member of panel) {
    const { sessionId, memberId } = member;
    const reason = absenceOf(member, handedIn.has(memberId));
    if (reason === null) continue;
    const row = { sessionId, memberId, reason, recordedBy: ctx.actor.userId, recordedAt: ctx.now.toISOString(), entryNumber: ctx.entry };
    await insertAbsence(tx, row);
    changes.push({ entity: 'panel_absence', entityId: memberRecordId(member), personId: null, old: null, new: row });
  }
  return changes;
}

async function minutesContentOf(
  tx: Tx,
  session: CalibrationSessionRow,
  panel: readonly PanelMemberRow[],
  resultDigest: string,
): Promise<MinutesContent> {
  const { sessionId, title, round, plannedOn, facilitatorUserId, coFacilitatorUserId, quorum, agenda, groundRules, question } = session;
  const names = await printedNames(tx, [facilitatorUserId, ...(coFacilitatorUserId === null ? [] : [coFacilitatorUserId])]);
  const nameOf = new Map(panel.map((one) => [one.memberId, one.name]));
  const rated = new Map((await handInsOf(tx, sessionId)).map((one) => [one.memberId, one.rated]));
  const opened = await openedRatings(tx, sessionId);
  const consensus = await consensusByCase(tx, sessionId);
  const dissents = await dissentsOf(tx, sessionId);
  const answers = await answersOfPanel(tx, sessionId);
  const answered = (await answeredOf(tx, sessionId)).length;
  return {
    sessionId,
    title,
    round,
    plannedOn,
    facilitator: names.get(facilitatorUserId) ?? facilitatorUserId,
    coFacilitator: coFacilitatorUserId === null ? null : (names.get(coFacilitatorUserId) ?? coFacilitatorUserId),
    quorum,
    agenda,
    groundRules,
    startedAt: session.startedAt ?? session.createdAt,
    closedAt: session.closedAt ?? session.createdAt,
    members: panel
      .filter(({ role }) => role === 'member')
      .map((member) => {
        const { memberId, name } = member;
        const handedIn = rated.has(memberId);
        return { memberId, name, handedIn, rated: rated.get(memberId) ?? 0, absent: absenceOf(member, handedIn) };
      }),
    observers: panel.filter(({ role }) => role === 'observer').map(({ name }) => name),
    question:
      question === null ? null : { text: question, answered, answers: answers.length === 0 ? null : answers.map(({ text }) => text) },
    cases: (await casesOf(tx, sessionId)).map((row) => {
      const decided = consensus.get(row.caseId);
      return {
        caseId: row.caseId,
        title: row.title,
        competency: `${row.competencyCode} ${row.competencyTitle}`.trim(),
        caseDigest: row.contentDigest,
        ratings: opened
          .filter(({ caseId }) => caseId === row.caseId)
          .map(({ memberId, rating }) => ({ memberId, level: ratingOf(rating).level })),
        consensusLevel: decided?.level ?? null,
        reason: decided?.reason ?? '',
        seconds: decided?.seconds ?? 0,
        dissents: dissents
          .filter(({ caseId }) => caseId === row.caseId)
          .map(({ memberId, statement }) => ({ memberId, name: nameOf.get(memberId) ?? memberId, statement })),
      };
    }),
    resultDigest,
  };
}
