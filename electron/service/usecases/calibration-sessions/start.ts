import type { Contract } from '../../../../shared/contract';
import { sessionSetUp, type SessionSetUp } from '../../../../shared/contract/calibration-sessions';
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
import type { CommandContext, StationUseCase } from '../context';
import { localDate } from '../../../../shared/domain/calendar';
import type { Tx } from '../../db/schema';
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
  const { db, vault } = open;
  const actor = { userId: session.userId, printedName: session.printedName, personId: session.personId };
  const found = await facilitated(db, { actor }, sessionId, ['setUp']);
  if (!found.ok) return found;
  const wanted = sessionSetUp.parse(JSON.parse(found.value.session.setUp));
  const { quorum } = found.value.session;
  if (wanted.members.length < quorum) return fail('PanelTooSmall');
  if (wanted.cases.length === 0) return fail('NoCases');
  const partners = await receivingPartners(db);
  if (wanted.guests.some(({ partnerId }) => !partners.has(partnerId))) return fail('PartnerNotFound');
  const members = await keysOfMembers(open, wanted.members);
  if (!members.ok) return members;
  const today = localDate(station.platform.now(), open.facts.zone);
  const prepared = await preparedCases(open, wanted, members.value, today);
  if (!prepared.ok) return prepared;

  const holders = members.value.map((one) => ({ id: one.memberId, openingPublicKey: one.openingPublicKey }));
  const key = await makeSplitKey(holders, quorum, sessionKeyId(vault.siteId, sessionId));
  const before = found.value.session;
  await commitForSession(station, open, session, async (tx, ctx) => {
    const panel = await panelRows(tx, ctx, { before, wanted, members: members.value, boxes: key.boxes, partners });
    const cases = prepared.value.map(({ material, personId, source }, index) =>
      frozenCase(material, { sessionId, caseId: ctx.makeId(), ordinal: index, ...source, personId, entryNumber: ctx.entry }),
    );
    const next: CalibrationSessionRow = { ...before, state: 'rating', publicKey: key.publicKey, startedAt: ctx.now.toISOString() };
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
  });
  return ok({});
};

interface Member {
  /** A user of this site is a member under their user id. */
  readonly memberId: string;
  readonly name: string;
  readonly personId: string | null;
  readonly openingPublicKey: string;
}

/** The keys to which shares are sealed: each must belong to the signing key that a second person has attested. */
async function keysOfMembers({ db, vault }: UnlockedSite, userIds: readonly string[]) {
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

/** Every case as it will be shown, and whose record it is. */
async function preparedCases(open: UnlockedSite, { cases }: SessionSetUp, members: readonly Member[], today: string) {
  const { db, evidence } = open;
  const records = cases.flatMap(({ origin, originId }) => (origin === 'record' ? [originId] : []));
  const personOf = await countingPeople(db, records);
  const prepared: Array<{ source: SessionSetUp['cases'][number]; material: PreparedCase; personId: string | null }> = [];
  for (const source of cases) {
    const { origin, originId } = source;
    const personId = origin === 'record' ? (personOf.get(originId) ?? null) : null;
    const isGone = origin === 'record' && personId === null;
    const material = isGone ? null : await wantedCase(db, { evidence, today }, source);
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
  of: {
    readonly before: CalibrationSessionRow;
    readonly wanted: SessionSetUp;
    readonly members: readonly Member[];
    readonly boxes: ReadonlyMap<string, string>;
    readonly partners: ReadonlyMap<string, PartnerRow>;
  },
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
