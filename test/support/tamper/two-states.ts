import { cpSync } from 'node:fs';
import path from 'node:path';
import { attach, makeWorks, signInput } from '../assessments';
import { makeLibrary } from '../framework';
import { makeTestSite, passphraseOf, type TestSite } from '../site';

export interface TwoStates {
  readonly site: TestSite;
  /** An earlier state of the site's folder. */
  readonly earlier: string;
  readonly key: Uint8Array;
  readonly cipher: 'aegis' | 'sqlcipher';
}

/** A closed site, and its folder as it was before something of every kind was added. */
export async function makeTwoStates(cipher: 'aegis' | 'sqlcipher'): Promise<TwoStates> {
  const site = await makeTestSite({ cipher });
  await makeWorks(site);
  await site.client.assessments.sign(await signInput(site, { evidenceIds: [await attach(site, 'one.txt', 'one')] }));
  await site.client.session.lock();
  const earlier = path.join(site.folder, 'earlier');
  cpSync(site.siteFolder, earlier, { recursive: true });
  await site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  await makeLibrary(site);
  const evidenceIds = [await attach(site, 'two.txt', 'two '.repeat(2000))];
  await site.client.assessments.sign(await signInput(site, { evidenceIds, note: 'again' }));
  await site.client.people.get({ personId: 'pia', asOf: null });
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const key = Uint8Array.from(open.vault.dataKey);
  await site.client.session.lock();
  return { site, earlier, key, cipher };
}
