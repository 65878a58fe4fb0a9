import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { ageRecipient } from '../../electron/service/vault/age';
import { makePackageKey } from '../../electron/service/vault/minisign';
import type { SessionFile } from '../../shared/contract/calibration-files';
import { fingerprintOfLine, fingerprintOfRecipient } from '../../shared/domain/packages/fingerprint';
import { publicLineOf, writePackageFile } from './packages/write-package-file';
import { ben } from './packages/two-sites';
import { by, rating, reason } from './panel';
import type { TestSite } from './site';

/** A partner of which the test has the signing key, and nobody the key to decrypt. Confirmed by ada and ben. */
export async function makePartner(site: TestSite, siteId = 'elsewhere') {
  const key = makePackageKey();
  const recipient = ageRecipient(randomBytes(32));
  const publicKey = publicLineOf(key);
  const { partnerId } = await site.client.partners.introduce({
    name: `Works ${siteId}`,
    siteId,
    publicKey,
    ageRecipient: recipient,
    reason,
  });
  const prints = { fingerprint: fingerprintOfLine(publicKey), recipientFingerprint: fingerprintOfRecipient(recipient) };
  await site.client.partners.confirm({ partnerId, ...prints, reason, signature: ben });
  return { partnerId, siteId, key };
}

/** A session of another site with one case. */
export const sessionOf = (siteId: string): SessionFile => ({
  format: 'touchstone-calibration-session',
  formatVersion: 1,
  siteId,
  sessionId: 'their-session',
  title: 'Theirs',
  round: 1,
  plannedOn: '2026-04-01',
  facilitator: 'Facilitator there',
  agenda: '',
  groundRules: 'Nobody looks left or right.',
  publicKey: randomBytes(32).toString('base64'),
  member: { memberId: 'their-member', name: 'Rhea' },
  cases: [
    {
      caseId: 'their-case',
      ordinal: 0,
      title: 'Isolates the pump',
      competencyId: 'loto',
      competencyCode: '',
      competencyTitle: 'Lock-out',
      levels: [1, 2, 3].map((level) => ({ level, code: `${level}`, name: `Level ${level}` })),
      requiredLevel: 2,
      indicators: ['i1', 'i3'].map((id) => ({ id, text: id, level: 2 })),
      material: { pieces: [], withheld: [] },
    },
  ],
  files: [],
});

/** Opens the cases of another site's session; what remains is to accept them. Ada has the site open. */
export async function openGuestSession(site: TestSite): Promise<string> {
  const { siteId: sender, key } = await makePartner(site);
  const { siteId, name } = await site.client.partners.card();
  const file = path.join(site.folder, 'their-cases.zip');
  const files = { 'session.json': JSON.stringify(sessionOf(sender)) };
  const said = { kind: 'calibration-case', site: { id: sender, name: `Works ${sender}` }, receiver: { siteId, name } };
  await writePackageFile(file, key, files, said);
  site.dialogs.push(file);
  const chosen = await site.client.packages.choose();
  return (await site.client.packages.open({ source: { handle: chosen?.handle ?? '' } })).openId;
}

/** A session of another site that is on record here; its id. */
export async function takeGuestSession(site: TestSite): Promise<string> {
  const openId = await openGuestSession(site);
  await site.client.packages.accept({ openId, personId: null, gapReason: null, signature: ben });
  return (await site.client.guestSessions.list()).sessions[0]?.guestId ?? '';
}

export const beginGuestTurn = (site: TestSite, guestId: string, login: string) =>
  site.client.guestSessions.beginTurn({ sessionId: guestId, acknowledges: true, signature: by(login) });

/** Whoever was chosen rates every case of a session of another site, at whoever's station. */
export async function rateGuest(site: TestSite, guestId: string, login: string, part: Parameters<typeof rating>[0] = {}): Promise<void> {
  const turn = await beginGuestTurn(site, guestId, login);
  const ratings = turn.cases.map(({ caseId }) => ({ caseId, rating: rating(part) }));
  const { turnId } = turn;
  await site.client.guestSessions.handIn({ sessionId: guestId, turnId, ratings, leavesUnrated: false, answer: null, signature: by(login) });
}
