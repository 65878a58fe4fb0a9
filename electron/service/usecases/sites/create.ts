import type { Contract } from '../../../../shared/contract';
import { fewestCharacters } from '../../../../shared/domain/passphrase';
import { foundersReason } from '../../../../shared/domain/separation-of-duties';
import { fail, ok } from '../../../../shared/result';
import { commitForSession } from '../../station/commit-for-session';
import { endSession } from '../../station/end-session';
import { keepStationNotes } from '../../station/station-notes';
import { clearUnfinished, noteUnfinished } from '../../station/unfinished-folders';
import { filesOfMaking, removeHalfMade } from '../../vault/create';
import type { StationUseCase } from '../context';
import { closeSite, makeVault, writeFoundation } from './foundation';
import { checkEnrolments, foundersOf, foundersSession, signersOf, writeFoundersExceptions } from './founders';

type Create = StationUseCase<Contract['sites']['create']>;

/** Makes a site with its first two people. It is left locked: each unlocks it with their own passphrase. */
export const createSite: Create = (station, input, call) => station.alone(() => create(station, input, call));

const create: Create = async (station, input) => {
  const { platform } = station;
  const { name, cipher, shares } = input;
  const fit = await checkEnrolments(station, input.enrolments, { name, minLength: fewestCharacters });
  if (!fit.ok) return fit;
  const folder = station.redeem(input.folder, 'createSite');
  if (folder === null) return fail('HandleExpired');

  const now = platform.now();
  const founders = foundersOf(station, input.enrolments, now);
  const enrolments = founders.people.map(({ userId, login, passphrase }) => ({ userId, login, passphrase }));
  const beginning = () => noteUnfinished(platform.stationFolder, { kind: 'theirs', folder, files: [...filesOfMaking] });
  const wanted = { folder, name, cipher, enrolments, shares, now: now.toISOString(), beginning };
  const made = await makeVault(station, wanted, { isSample: false });
  if (!made.ok) {
    clearUnfinished(platform.stationFolder, folder);
    return made;
  }
  const { created, open, site } = made.value;

  const session = foundersSession(founders, [{ role: 'administrator', unitId: null }], now);
  let isMade = false;
  try {
    const signers = await signersOf(station, open, founders, now);
    await commitForSession(station, open, session, async (tx, ctx) => {
      const changes = await writeFoundation(tx, ctx, { ...founders, site, openers: created.openers, signers });
      changes.push(...(await writeFoundersExceptions(tx, ctx, founders, foundersReason)));
      ctx.audit({ action: 'sites.create', entity: 'site', entityId: site.siteId, changes });
      return ok(null);
    });
    const finished = created.finish();
    if (!finished.ok) return finished;
    await keepStationNotes(station, open); // failing that, the site is made all the same: its shares are shown only now
    isMade = true;
  } finally {
    await closeSite(open);
    if (!isMade) removeHalfMade(folder);
    clearUnfinished(platform.stationFolder, folder);
  }
  if (station.open !== null) await endSession(station);
  station.selected = { siteId: site.siteId, name, folder, isSample: false };
  station.lockedWhy = 'start';
  station.changed();
  return ok({ siteId: site.siteId, shares: [...created.shares] });
};
