import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { fewestCharacters } from '../../../../shared/domain/passphrase';
import { recoverersReason } from '../../../../shared/domain/separation-of-duties';
import { fail, ok } from '../../../../shared/result';
import { isNewerThanThis } from '../../db/open';
import { passphrasePolicy } from '../../db/sql/passphrases';
import { allAccounts, isLoginTaken } from '../../db/sql/users';
import { openUnlocked } from '../../station/begin-session';
import { commitForSession } from '../../station/commit-for-session';
import { endSession } from '../../station/end-session';
import { keepStationNotes } from '../../station/station-notes';
import type { Station, UnlockedSite } from '../../station/station';
import { openForUser, type OpenSite, type OpenVault } from '../../vault/open-site';
import { noteRefusedShares, openWithShares } from '../../vault/recovery';
import { admitNewcomers } from '../../vault/recovery-slots';
import { parseShare } from '../../vault/share-text';
import type { OpenerFacts } from '../../vault/slot';
import type { InputOf, StationUseCase } from '../context';
import { closeSite } from './foundation';
import { checkEnrolments, foundersOf, foundersSession, signersOf, writeFounders, writeFoundersExceptions, type Founders } from './founders';

type Recover = StationUseCase<Contract['sites']['recover']>;
type Input = InputOf<Contract['sites']['recover']>;

/**
 * Two new people come into a site whose own are all gone. The accounts there were stay, and whoever turns up again can
 * still unlock: ending an account has a reason of its own, and is one of the first things the two can do.
 */
export const recoverSite: Recover = (station, input, call) => station.alone(() => recover(station, input, call));

const recover: Recover = async (station, input) => {
  const { selected, platform } = station;
  if (selected === null) return fail('NoSiteSelected');
  const fit = await checkEnrolments(station, input.enrolments, { name: selected.name, minLength: fewestCharacters });
  if (!fit.ok) return fit;
  if (station.open !== null) await endSession(station);
  const { nativeBinding, kdfCost } = platform;
  const opened = await openWithShares({
    folder: selected.folder,
    shares: input.shares,
    ...(nativeBinding === null ? {} : { nativeBinding }),
    ...(kdfCost === null ? {} : { kdfCost }),
  });
  if (!opened.ok) {
    noteRefusedShares(selected.folder, opened.failure, platform.now());
    return opened;
  }
  try {
    if (isNewerThanThis(opened.value.site)) return fail('NewerFormat');
    return await letIn(station, opened.value, input);
  } finally {
    opened.value.close();
  }
};

async function letIn(station: Station, site: OpenSite, input: Input): ReturnType<Recover> {
  const now = station.platform.now();
  const founders = foundersOf(station, input.enrolments, now);
  const open = await openUnlocked(station, openForNobody(site));
  if (open === null) return fail('SiteDamaged', { file: path.basename(site.site.name) });
  try {
    const fit = await checkEnrolments(station, input.enrolments, { name: site.name, ...(await passphrasePolicy(open.db)) });
    if (!fit.ok) return fit;
    for (const { login } of founders.people) if (await isLoginTaken(open.db, login)) return fail('LoginTaken', { login });
    const onRecord = new Set((await allAccounts(open.db)).map(({ userId }) => userId));
    const admitted = await admitNewcomers(site, founders.people, (userId) => onRecord.has(userId));
    if (!admitted.ok) return admitted;
    const recovery = { founders, openers: admitted.value.openers, sharesUsed: numbersOf(input.shares), reason: input.reason, now };
    try {
      await enter(station, open, recovery);
    } catch (error) {
      admitted.value.takeBack();
      throw error;
    }
    await keepStationNotes(station, open);
    station.lockedWhy = 'start';
    station.changed();
    return ok({ siteId: site.siteId, sharesUsed: recovery.sharesUsed });
  } finally {
    await closeSite(open);
  }
}

/** Nobody's passphrase has opened the site, so there are nobody's keys. */
function openForNobody(site: OpenSite): OpenVault {
  return openForUser(site, { userId: '', keys: { signing: Buffer.alloc(32), opening: Buffer.alloc(32) }, mustChoosePassphrase: false });
}

interface Recovery {
  readonly founders: Founders;
  readonly openers: readonly OpenerFacts[];
  readonly sharesUsed: number[];
  readonly reason: string;
  readonly now: Date;
}

/** The entry is in the name of the first of the two, without any role: shares gave the right to it, not an account. */
async function enter(station: Station, open: UnlockedSite, { founders, openers, sharesUsed, reason, now }: Recovery): Promise<void> {
  const { siteId } = open.vault;
  const signers = await signersOf(station, open, founders, now);
  await commitForSession(station, open, foundersSession(founders, [], now), async (tx, ctx) => {
    const newcomers = founders.people.map(({ userId }) => userId);
    const recovery = { entity: 'recovery', entityId: siteId, old: null, new: { sharesUsed, letIn: newcomers, signedIn: 'nobody' } };
    const people = await writeFounders(tx, ctx, { ...founders, openers, signers });
    const exceptions = await writeFoundersExceptions(tx, ctx, founders, recoverersReason);
    ctx.audit({ action: 'sites.recover', entity: 'site', entityId: siteId, reason, changes: [recovery, ...people, ...exceptions] });
    return ok(null);
  });
}

/** The numbers printed on shares that have opened the site. */
function numbersOf(shares: readonly string[]): number[] {
  return shares
    .map(parseShare)
    .flatMap((share) => (share.ok ? [share.value.number] : []))
    .toSorted((a, b) => a - b);
}
