import type { Contract } from '../../../../shared/contract';
import { sessionSetUp } from '../../../../shared/contract/calibration-sessions/shapes';
import { scopeOf } from '../../../../shared/domain/permissions';
import { ok } from '../../../../shared/result';
import type { CalibrationSessionRow, PanelMemberRow } from '../../db/calibration-schema';
import { memberRecordId, minutesRecord } from '../../db/signed-calibration';
import type { Reader } from '../../db/schema';
import { absencesOf } from '../../db/sql/calibration-minutes';
import { answeredOf, answersOfPanel, handInsOf } from '../../db/sql/calibration-ratings';
import { acknowledgementsOf, casesOf, nextRoundOf } from '../../db/sql/calibration-sessions';
import { newestPanelFiles, remoteHandIns } from '../../db/sql/guest-sessions';
import { allPartners } from '../../db/sql/partners';
import { signersOf } from '../../db/sql/signatures';
import { accountById } from '../../db/sql/users';
import type { OutputOf, QueryUseCase, ReadContext } from '../context';
import { wantedCase } from './freeze-case';
import { guestName } from './guests';
import { seenSession } from './seen-session';
import { sharesGiven } from './turns';

type Get = Contract['calibrationSessions']['get'];
type Shown = OutputOf<Get>;

/** A session as it stands: who is on the panel and how far each is. Of ratings it tells that they were handed in, and nothing else. */
export const getSession: QueryUseCase<Get> = async (db, { sessionId }, ctx) => {
  const found = await seenSession(db, ctx, sessionId);
  if (!found.ok) return found;
  const { session, panel } = found.value;
  const { facilitatorUserId, coFacilitatorUserId, question, minimumGroup } = session;
  const setUp = sessionSetUp.parse(JSON.parse(session.setUp));
  const isSetUp = session.state === 'setUp';
  const tellsSources = session.closedAt !== null || facilitatorUserId === ctx.actor.userId || coFacilitatorUserId === ctx.actor.userId;
  const cases = isSetUp || panel.length === 0 ? await wantedCases(db, ctx, setUp) : await frozenCases(db, session);
  const handedIn = new Set((await handInsOf(db, sessionId)).map(({ memberId }) => memberId));
  const answers = await answersOfPanel(db, sessionId);
  const mayRun =
    (facilitatorUserId === ctx.actor.userId || coFacilitatorUserId === ctx.actor.userId) &&
    scopeOf(ctx.grants, 'calibration.run', ctx.actor.personId) !== null;
  return ok({
    sessionId,
    title: session.title,
    plannedOn: session.plannedOn,
    coFacilitatorUserId,
    quorum: session.quorum,
    agenda: session.agenda,
    groundRules: session.groundRules,
    question: question === null || minimumGroup === null ? null : { text: question, minimumGroup },
    setUp: tellsSources ? setUp : { ...setUp, cases: [] },
    round: session.round,
    previousSessionId: session.previousSessionId,
    nextSessionId: await nextRoundOf(db, sessionId),
    state: session.state,
    facilitator: await named(db, facilitatorUserId),
    coFacilitator: coFacilitatorUserId === null ? null : await named(db, coFacilitatorUserId),
    startedAt: session.startedAt,
    closedAt: session.closedAt,
    finalAt: session.finalAt,
    endReason: session.endReason,
    panel: panel.length > 0 ? await shownPanel(db, panel, handedIn) : await wantedPanel(db, setUp),
    cases: tellsSources ? cases : cases.map((one) => ({ ...one, source: null, title: one.competencyTitle })),
    handedIn: handedIn.size,
    closingGiven: [...sharesGiven(ctx, sessionId).keys()],
    answers: answers.length === 0 ? null : answers.map(({ text }) => text),
    answered: (await answeredOf(db, sessionId)).length,
    may: { run: mayRun, rate: panel.some(({ userId, role }) => role === 'member' && userId === ctx.actor.userId) },
  });
};

async function named(db: Reader, userId: string) {
  return { userId, name: (await accountById(db, userId))?.printedName ?? userId };
}

async function shownPanel(db: Reader, panel: readonly PanelMemberRow[], handedIn: ReadonlySet<string>): Promise<Shown['panel']> {
  const [first] = panel;
  const sessionId = first?.sessionId ?? '';
  const acknowledged = new Set((await acknowledgementsOf(db, sessionId)).map(({ memberId }) => memberId));
  const signed = await signersOf(db, minutesRecord, panel.map(memberRecordId));
  const absent = new Map((await absencesOf(db, sessionId)).map(({ memberId, reason }) => [memberId, reason]));
  const partners = new Map((await allPartners(db)).map(({ partnerId, name }) => [partnerId, name]));
  const files = await newestPanelFiles(db, sessionId);
  const back = await remoteHandIns(db, sessionId);
  const shown: Shown['panel'] = [];
  for (const member of panel) {
    const { memberId, name, userId, partnerId, role } = member;
    const signer = back.get(memberId);
    shown.push({
      memberId,
      name,
      userId,
      login: userId === null ? null : ((await accountById(db, userId))?.login ?? null),
      remote:
        partnerId === null
          ? null
          : {
              partner: partners.get(partnerId) ?? partnerId,
              file: files.get(memberId) ?? null,
              signedBy: signer === undefined ? null : { name: signer.signerName, publicKey: signer.publicKey },
            },
      role,
      hasAcknowledged: acknowledged.has(memberId),
      hasHandedIn: handedIn.has(memberId),
      hasSigned: signed.has(memberRecordId(member)),
      absence: absent.get(memberId) ?? null,
    });
  }
  return shown;
}

async function wantedPanel(db: Reader, { members, observers, guests = [] }: Shown['setUp']): Promise<Shown['panel']> {
  const wanted = [
    ...members.map((userId) => ({ userId, role: 'member' as const })),
    ...observers.map((userId) => ({ userId, role: 'observer' as const })),
  ];
  const shown: Shown['panel'] = [];
  const nothingYet = { hasAcknowledged: false, hasHandedIn: false, hasSigned: false, absence: null };
  const partners = new Map((await allPartners(db)).map(({ partnerId, name }) => [partnerId, name]));
  const remote = guests.map(({ partnerId, name }): Shown['panel'][number] => {
    const partner = partners.get(partnerId) ?? partnerId;
    const isRemote = { partner, file: null, signedBy: null };
    const who = { memberId: `${partnerId}/${name}`.slice(0, 64), name: guestName(name, partner), userId: null, login: null };
    return { ...who, remote: isRemote, role: 'member', ...nothingYet };
  });
  for (const { userId, role } of wanted) {
    const account = await accountById(db, userId);
    if (role === 'observer') shown.push(...remote.splice(0));
    shown.push({
      memberId: userId,
      name: account?.printedName ?? userId,
      userId,
      login: account?.login ?? null,
      remote: null,
      role,
      ...nothingYet,
    });
  }
  return [...shown, ...remote];
}

/** As they would be frozen today; what is gone keeps its place, so that it can be taken out. */
async function wantedCases(db: Reader, ctx: ReadContext, { cases }: Shown['setUp']): Promise<Shown['cases']> {
  const shown: Shown['cases'] = [];
  for (const one of cases) {
    const found = await wantedCase(db, ctx, one);
    const { title = '', competencyId = '?', competencyCode = '', competencyTitle = '' } = found ?? {};
    shown.push({ source: one, caseId: null, title, competencyId, competencyCode, competencyTitle });
  }
  return shown;
}

async function frozenCases(db: Reader, { sessionId }: CalibrationSessionRow): Promise<Shown['cases']> {
  const rows = await casesOf(db, sessionId);
  return rows.map(({ caseId, origin, originId, title, competencyId, competencyCode, competencyTitle }) => ({
    caseId,
    source: { origin, originId },
    title,
    competencyId,
    competencyCode,
    competencyTitle,
  }));
}
