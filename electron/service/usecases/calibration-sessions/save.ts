import type { Contract } from '../../../../shared/contract';
import { mayAskAnonymously } from '../../../../shared/domain/calibration/rating';
import { scopeOf } from '../../../../shared/domain/permissions';
import { fail, ok } from '../../../../shared/result';
import type { CalibrationSessionRow } from '../../db/calibration-schema';
import type { Reader } from '../../db/schema';
import { countingPeople } from '../../db/sql/calibration-sessions';
import { allAccounts, grantsOf } from '../../db/sql/users';
import { writeVersion } from '../../db/sql/versions';
import type { CommandUseCase, InputOf } from '../context';
import { wantedCase } from './freeze-case';
import { receivingPartners } from './guests';
import { facilitated } from './seen-session';

type Save = Contract['calibrationSessions']['save'];

export const saveSession: CommandUseCase<Save> = async (tx, input, ctx) => {
  const known = input.sessionId === null ? null : await facilitated(tx, ctx, input.sessionId, ['setUp']);
  if (known !== null && !known.ok) return known;
  const before = known === null ? null : known.value.session;
  const facilitatorUserId = before?.facilitatorUserId ?? ctx.actor.userId;
  const checked = await checkPanel(tx, input, facilitatorUserId);
  if (!checked.ok) return checked;
  const { cases } = input.setUp;
  if (new Set(cases.map(({ origin, originId }) => `${origin} ${originId}`)).size < cases.length) return fail('CaseTwice');
  const counting = await countingPeople(
    tx,
    cases.flatMap(({ origin, originId }) => (origin === 'record' ? [originId] : [])),
  );
  for (const one of cases) {
    const isThere = one.origin === 'record' ? counting.has(one.originId) : (await wantedCase(tx, ctx, one)) !== null;
    if (!isThere) return fail('CaseNotFound', { originId: one.originId });
  }

  const { title, plannedOn, coFacilitatorUserId, quorum, agenda, groundRules, question, setUp } = input;
  const next: CalibrationSessionRow = {
    ...(before ?? newSession(ctx.makeId(), ctx.actor.userId, ctx.now.toISOString())),
    title,
    plannedOn,
    facilitatorUserId,
    coFacilitatorUserId,
    quorum,
    agenda,
    groundRules,
    question: question?.text ?? null,
    minimumGroup: question?.minimumGroup ?? null,
    setUp: JSON.stringify(setUp),
  };
  const change = await writeVersion(tx, ctx.entry, 'calibration_session', next);
  if (change === null) return fail('Unchanged');
  const { sessionId } = next;
  ctx.audit({
    action: 'calibrationSessions.save',
    entity: 'calibration_session',
    entityId: sessionId,
    validFrom: plannedOn,
    changes: [change],
  });
  return ok({ sessionId });
};

/** What a session is from its first moment on. */
export function newSession(
  sessionId: string,
  createdBy: string,
  createdAt: string,
): Pick<
  CalibrationSessionRow,
  | 'sessionId'
  | 'round'
  | 'previousSessionId'
  | 'state'
  | 'publicKey'
  | 'createdBy'
  | 'createdAt'
  | 'startedAt'
  | 'closedAt'
  | 'finalAt'
  | 'endReason'
> {
  const nothingYet = { previousSessionId: null, publicKey: null, startedAt: null, closedAt: null, finalAt: null, endReason: null };
  return { sessionId, round: 1, state: 'setUp', createdBy, createdAt, ...nothingYet };
}

async function checkPanel(db: Reader, input: InputOf<Save>, facilitatorUserId: string) {
  const { coFacilitatorUserId, question, quorum, setUp } = input;
  const { members, observers } = setUp;
  const accounts = new Map((await allAccounts(db)).map((account) => [account.userId, account]));
  const all = [facilitatorUserId, ...(coFacilitatorUserId === null ? [] : [coFacilitatorUserId]), ...members, ...observers];
  const named = all.map((userId) => accounts.get(userId));
  if (named.some((account) => account?.isActive !== 1)) return fail('UserNotFound');
  // Two accounts of one person are one person.
  if (new Set(named.map((account) => account?.personId ?? account?.userId)).size < all.length) return fail('NamedTwice');
  if (coFacilitatorUserId !== null) {
    const personId = accounts.get(coFacilitatorUserId)?.personId ?? null;
    if (scopeOf(await grantsOf(db, coFacilitatorUserId), 'calibration.run', personId) === null) return fail('CannotFacilitate');
  }
  const partners = setUp.guests.length === 0 ? null : await receivingPartners(db);
  if (setUp.guests.some(({ partnerId }) => partners?.has(partnerId) !== true)) return fail('PartnerNotFound');
  const guests = setUp.guests.map(({ partnerId, name }) => `${partnerId} ${name.normalize('NFC').toLowerCase()}`);
  if (new Set(guests).size < guests.length) return fail('NamedTwice');
  if (members.length > 0 && quorum > members.length) return fail('QuorumTooLarge');
  if (question !== null && !mayAskAnonymously(members.length, question.minimumGroup))
    return fail('GroupTooSmall', { minimum: question.minimumGroup });
  return ok(null);
}
