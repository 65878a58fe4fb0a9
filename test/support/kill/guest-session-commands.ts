import path from 'node:path';
import { beginGuestTurn, openGuestSession, rateGuest, takeGuestSession } from '../guest-sessions';
import { ben } from '../packages/two-sites';
import { rating, reason, by } from '../panel';
import { enrolSigner } from '../users';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

/** A session of another site that rhea rates here. */
async function chosen({ site }: Works) {
  const guestId = await takeGuestSession(site);
  await site.client.guestSessions.chooseRater({ guestId, userId: await enrolSigner(site, 'rhea'), reason });
  return { site, guestId, g: site.client.guestSessions };
}

/** The commands of panels with members at other sites, by name; taking what another site sends is `packages.accept`. */
export const guestSessionCommands: Readonly<Record<string, (works: Works) => Promise<Call>>> = {
  'guestSessions.chooseRater': async ({ site }) => {
    const guestId = await takeGuestSession(site);
    const userId = await enrolSigner(site, 'rhea');
    return () => site.client.guestSessions.chooseRater({ guestId, userId, reason });
  },
  'guestSessions.beginTurn': async (works) => {
    const { site, guestId } = await chosen(works);
    return () => beginGuestTurn(site, guestId, 'rhea');
  },
  'guestSessions.handIn': async (works) => {
    const { g, site, guestId } = await chosen(works);
    const { turnId, cases } = await beginGuestTurn(site, guestId, 'rhea');
    const ratings = cases.map(({ caseId }) => ({ caseId, rating: rating() }));
    return () => g.handIn({ sessionId: guestId, turnId, ratings, leavesUnrated: false, answer: null, signature: by('rhea') });
  },
  'packages.accept (cases)': async ({ site }) => {
    const openId = await openGuestSession(site);
    return () => site.client.packages.accept({ openId, personId: null, gapReason: null, signature: ben });
  },
  'exports.write (sealed ratings)': async (works) => {
    const { site, guestId } = await chosen(works);
    await rateGuest(site, guestId, 'rhea');
    const { partnerId } = await site.client.guestSessions.get({ guestId });
    site.dialogs.push(path.join(site.folder, 'back.zip'));
    const target = await site.client.exports.chooseTarget({ suggestedName: 'back.zip', isEncrypted: true });
    const what = { kind: 'calibration-ratings', guestId } as const;
    const to = { partnerId, isEncrypted: true };
    return () => site.client.exports.write({ target: target?.handle ?? '', what, to, asOf: null, reason });
  },
};

/** Ratings for another site are handed in whole or not at all. */
export const guestSessionAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = {
  'guestSessions.handIn': async ({ plain, isRecorded }) => {
    const { open } = plain.station;
    if (open === null) return ['the site is locked'];
    const ratings = await open.db.selectFrom('guest_rating').select('caseId').execute();
    const handIns = await open.db.selectFrom('guest_hand_in').select('guestId').execute();
    return ratings.length === handIns.length && handIns.length === (isRecorded ? 1 : 0) ? [] : ['ratings are half handed in'];
  },
};
