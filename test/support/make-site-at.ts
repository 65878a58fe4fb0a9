import path from 'node:path';
import type { Role } from '../../shared/domain/permissions';
import { passphraseOf } from './passphrase-of';
import { makePlainStation, type PlainStation } from './plain-station';
import type { TestSite } from './site';

export interface NewTestSite {
  readonly name?: string;
  readonly roles?: Role[];
  readonly cipher?: 'aegis' | 'sqlcipher';
}

/** Makes a site with two administrators, `ada` and `ben`, unlocks it for ada and answers with its recovery shares. */
export async function makeSiteAt(plain: PlainStation, siteFolder: string, options: NewTestSite = {}): Promise<readonly string[]> {
  const shares = await foundSiteAt(plain, siteFolder, options);
  await unlockAsAda(plain);
  return shares;
}

export async function unlockAsAda({ client }: PlainStation): Promise<void> {
  await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
}

/** Makes that site, which is left closed and selected. */
export async function foundSiteAt(
  { client, dialogs }: PlainStation,
  siteFolder: string,
  options: NewTestSite = {},
): Promise<readonly string[]> {
  dialogs.push(siteFolder);
  const chosen = await client.sites.chooseFolder({ purpose: 'create' });
  if (chosen === null) throw new Error('no folder was chosen');
  const person = (login: string, printedName: string) => ({
    login,
    printedName,
    roles: options.roles ?? (['administrator', 'frameworkSteward', 'assessor'] satisfies Role[]),
    passphrase: passphraseOf(login),
    identityProof: { document: 'works pass', verifiedBy: 'the other of the two', verifiedOn: '2020-01-02' },
    acceptsAccountability: true as const,
  });
  const { shares } = await client.sites.create({
    folder: chosen.handle,
    name: options.name ?? 'Test works',
    cipher: options.cipher ?? 'aegis',
    enrolments: [person('ada', 'Ada Alder'), person('ben', 'Ben Birch')],
    shares: { threshold: 2, count: 3 },
  });
  return shares;
}

/** A new site below a folder under the real clock, for processes and benches that no test runner cleans up after. */
export async function makeWorkingSite(folder: string, options: NewTestSite = {}): Promise<TestSite> {
  const plain = makePlainStation({ stationFolder: path.join(folder, 'station') });
  const siteFolder = path.join(folder, 'site');
  return workingSite(plain, folder, await makeSiteAt(plain, siteFolder, options));
}

/** What tests' own ways of working need, over a site that is there already. */
export function workingSite(plain: PlainStation, folder: string, shares: readonly string[]): TestSite {
  const clock = { now: new Date(), passAlone: () => undefined };
  return { ...plain, shares, clock, folder, stationFolder: path.join(folder, 'station'), siteFolder: path.join(folder, 'site') };
}
