import type { Contract } from '../../../../shared/contract';
import { sessionSetUp, type SessionSetUp } from '../../../../shared/contract/calibration-sessions/shapes';
import type { PreparedCase } from '../../../../shared/contract/case-material';
import { fail, ok } from '../../../../shared/result';
import type { CalibrationSessionRow, PanelMemberRow } from '../../db/calibration-schema';
import type { PartnerRow } from '../../db/exchange-schema';
import { countingPeople, insertCases, insertPanel } from '../../db/sql/calibration-sessions';
import { accountById, attestedKey, signerRecord } from '../../db/sql/users';
import { writeVersion } from '../../db/sql/versions';
import { commitForSession } from '../../station/commit-for-session';
import { signedIn } from '../../station/signed-in';
import type { UnlockedSite } from '../../station/station';
import { listOpeners } from '../../vault/opener-slots';
import { wrappedKeysRecord } from '../../vault/signing-keys';
import { makeSplitKey } from '../../vault/split-key';
import { vaultRefused } from '../../vault/storage-fault';
import type { CommandContext, ReadContext, StationUseCase } from '../context';
import { localDate } from '../../../../shared/domain/calendar';
import type { Reader, Tx } from '../../db/schema';
import { frozenCase, wantedCase } from './freeze-case';
import { guestName, receivingPartners } from './guests';
import { facilitated } from './seen-session';

/** What a session's key is for: a share and a rating open for this site and session alone. */
export const sessionKeyId = (siteId: string, sessionId: string): string => `${siteId}/${sessionId}`;

/**
 * Begins the rating: panel and cases are fixed, and the session's private key is split among the members of this site the moment it is made, so
 * that from here on nobody alone reads what is sealed to it. Public keys of those who have a slot stand beside the record, which is
 * why this is no plain command.
 */
export const startSession: StationUseCase<Contract['calibrationSessions']['start']> = async (station, { sessionId }) => {
  const { open, session } = signedIn(station);
  const actor = { userId: session.userId, printedName: session.printedName, personId: session.personId };
  const today = localDate(station.platform.now(), open.facts.zone);
  const ready = await readySession(open.db, { ...open, actor, today }, sessionId);
  if (!ready.ok) return ready;
  await commitForSession(station, open, session, (tx, ctx) => beginRating(tx, ctx, ready.value));
  return ok({});
};

/** Panel, cases and key of a session that can begin, as its facilitator asks; nothing is written yet. */
export async function readySession(
  db: Reader,
  ctx: Pick<ReadContext, 'actor' | 'evidence' | 'today'> & Pick<UnlockedSite, 'vault'>,
  sessionId: string,
) {
  const found = await facilitated(db, ctx, sessionId, ['setUp']);
  if (!found.ok) return found;
  const { session } = found.value;
  const wanted = sessionSetUp.parse(JSON.parse(session.setUp));
  if (wanted.members.length < session.quorum) return fail('PanelTooSmall');
  if (wanted.cases.length === 0) return fail('NoCases');
  const partners = await receivingPartners(db);
  if (wanted.guests.some(({ partnerId }) => !partners.has(partnerId))) return fail('PartnerNotFound');
  const members = await keysOfMembers(db, ctx.vault, wanted.members);
  if (!members.ok) return members;
  const { facilitatorUserId, coFacilitatorUserId } = session;
  if (!(await areDifferent(db, members.value, [facilitatorUserId, ...(coFacilitatorUserId === null ? [] : [coFacilitatorUserId])])))
    return fail('NamedTwice');
  const cases = await preparedCases(db, ctx, wanted, members.value);
  if (!cases.ok) return cases;
  const holders = members.value.map((one) => ({ id: one.memberId, openingPublicKey: one.openingPublicKey }));
  const { publicKey, boxes } = await makeSplitKey(holders, session.quorum, sessionKeyId(ctx.vault.siteId, sessionId));
  return ok({ before: session, wanted, members: members.value, cases: cases.value, partners, publicKey, boxes });
}

/** Fixes what was made ready, with its entry in the log. */
export async function beginRating(tx: Tx, ctx: CommandContext, ready: ReadySession) {
  const { before, publicKey } = ready;
  const { sessionId } = before;
  const panel = await panelRows(tx, ctx, ready);
  const cases = ready.cases.map(({ material, personId, source }, index) =>
    frozenCase(material, { sessionId, caseId: ctx.makeId(), ordinal: index, ...source, personId, entryNumber: ctx.entry }),
  );
  const next: CalibrationSessionRow = { ...before, state: 'rating', publicKey, startedAt: ctx.now.toISOString() };
  const changed = await writeVersion(tx, ctx.entry, 'calibration_session', next);
  await insertPanel(tx, panel);
  await insertCases(tx, cases);
  ctx.audit({
    action: 'calibrationSessions.start',
    entity: 'calibration_session',
    entityId: sessionId,
    changes: [
      ...(changed === null ? [] : [changed]),
      ...panel.map((row) => ({ entity: 'panel_member', entityId: `${sessionId}/${row.memberId}`, personId: null, old: null, new: row })),
      ...cases.map((row) => ({ entity: 'session_case', entityId: `${sessionId}/${row.caseId}`, personId: null, old: null, new: row })),
    ],
  });
  return ok(null);
}

interface ReadySession {
  readonly before: CalibrationSessionRow;
  readonly wanted: SessionSetUp;
  readonly members: readonly Member[];
  readonly cases: readonly ReadyCase[];
  readonly partners: ReadonlyMap<string, PartnerRow>;
  readonly publicKey: string;
  readonly boxes: ReadonlyMap<string, string>;
}

interface ReadyCase {
  readonly source: SessionSetUp['cases'][number];
  readonly material: PreparedCase;
  readonly personId: string | null;
}

interface Member {
  /** A user of this site is a member under their user id. */
  readonly memberId: string;
  readonly name: string;
  readonly personId: string | null;
  readonly openingPublicKey: string;
}

/** The keys to which shares are sealed: each must belong to the signing key that a second person has attested. */
async function keysOfMembers(db: Reader, vault: UnlockedSite['vault'], userIds: readonly string[]) {
  const openers = listOpeners(vault);
  if (!openers.ok) throw vaultRefused(openers.failure);
  const members: Member[] = [];
  for (const userId of userIds) {
    const account = await accountById(db, userId);
    const stored = await signerRecord(db, userId);
    const slot = openers.value.find((one) => one.userId === userId);
    const keys = stored === undefined ? slot : wrappedKeysRecord.parse(JSON.parse(stored));
    const attested = await attestedKey(db, userId);
    if (account?.isActive !== 1 || keys === undefined || attested?.publicKey !== keys.signingPublicKey)
      return fail('MemberHasNoKey', { member: account?.printedName ?? userId });
    const { printedName: name, personId } = account;
    members.push({ memberId: userId, name, personId, openingPublicKey: keys.openingPublicKey });
  }
  return ok(members);
}

/** Whether nobody is on the panel by two accounts, or facilitates what they rate: accounts may have become one person's since the set-up. */
async function areDifferent(db: Reader, members: readonly Member[], facilitators: readonly string[]): Promise<boolean> {
  const people = members.map(({ personId, memberId }) => personId ?? memberId);
  for (const userId of facilitators) people.push((await accountById(db, userId))?.personId ?? userId);
  return new Set(people).size === people.length;
}

/** Every case as it will be shown, and whose record it is. */
async function preparedCases(
  db: Reader,
  ctx: Pick<ReadContext, 'evidence' | 'today'>,
  { cases }: SessionSetUp,
  members: readonly Member[],
) {
  const records = cases.flatMap(({ origin, originId }) => (origin === 'record' ? [originId] : []));
  const personOf = await countingPeople(db, records);
  const prepared: ReadyCase[] = [];
  for (const source of cases) {
    const { origin, originId } = source;
    const personId = origin === 'record' ? (personOf.get(originId) ?? null) : null;
    const isGone = origin === 'record' && personId === null;
    const material = isGone ? null : await wantedCase(db, ctx, source);
    if (material === null) return fail('CaseNotFound', { originId });
    if (material.indicators.length === 0) return fail('NothingToRate', { title: material.title });
    const own = personId === null ? undefined : members.find((one) => one.personId === personId);
    if (own !== undefined) return fail('MemberIsPerson', { member: own.name, title: material.title });
    prepared.push({ source, material, personId });
  }
  return ok(prepared);
}

async function panelRows(
  tx: Tx,
  ctx: CommandContext,
  of: Pick<ReadySession, 'before' | 'wanted' | 'members' | 'boxes' | 'partners'>,
): Promise<PanelMemberRow[]> {
  const { sessionId } = of.before;
  const common = { sessionId, partnerId: null, signingPublicKey: null, entryNumber: ctx.entry };
  const members = of.members.map(({ memberId, name, openingPublicKey }, ordinal): PanelMemberRow => {
    const share = of.boxes.get(memberId) ?? null;
    return { ...common, memberId, ordinal, role: 'member', name, userId: memberId, openingPublicKey, share };
  });
  for (const { partnerId, name } of of.wanted.guests) {
    const told = guestName(name, of.partners.get(partnerId)?.name ?? partnerId);
    const keys = { openingPublicKey: null, share: null };
    members.push({
      ...common,
      memberId: ctx.makeId(),
      ordinal: members.length,
      role: 'member',
      name: told,
      userId: null,
      partnerId,
      ...keys,
    });
  }
  const observers: PanelMemberRow[] = [];
  for (const userId of of.wanted.observers) {
    const name = (await accountById(tx, userId))?.printedName ?? userId;
    const ordinal = members.length + observers.length;
    observers.push({ ...common, memberId: userId, ordinal, role: 'observer', name, userId, openingPublicKey: null, share: null });
  }
  return [...members, ...observers];
}
