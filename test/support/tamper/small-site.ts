import { copyFileSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { attach, makeWorks, signInput } from '../assessments';
import { makeTestSite, passphraseOf, type TestSite } from '../site';
import { addUser } from '../users';
import { databaseFiles } from '../../../electron/service/vault/site-files';
import { fillEveryCorner } from './every-corner';
import type { TamperedSite } from './rows';

/** A small site with something in every corner, closed: a row in every table of the record, attachments, readings, checkpoints. */
export async function makeSmallSite(
  cipher: TamperedSite['cipher'] = 'aegis',
): Promise<{ readonly site: TestSite; readonly target: TamperedSite }> {
  const site = await makeTestSite({ cipher });
  await makeWorks(site);
  const photo = await attach(site, 'photo.txt', 'a photo of the pump');
  await site.client.assessments.sign(await signInput(site, { evidenceIds: [photo] }));
  await site.client.assessments.sign(await signInput(site, { note: 'again', signature: { passphrase: passphraseOf('ada') } }));
  await fillEveryCorner(site);
  await addUser(site, 'sig', { kind: 'signer' });
  for (let reading = 0; reading < 3; reading++) await site.client.people.get({ personId: 'pia', asOf: null });
  await site.client.audit.checkpoint({ reason: 'for the safe' });
  await site.client.session.lock();
  await site.client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') });
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const files = databaseFiles(site.siteFolder, 1);
  const target = { ...files, key: Uint8Array.from(open.vault.dataKey), cipher: open.vault.cipher };
  await site.client.session.lock();
  return { site, target };
}

let closed: Promise<TamperedSite> | null = null;

/** The databases of such a site, made once for all the tests that a process runs: what tampers does so with copies. */
export function smallSiteFiles(): Promise<TamperedSite> {
  closed ??= keptFiles();
  return closed;
}

/** They outlive the test that made them, and go with the folder of the run. */
async function keptFiles(): Promise<TamperedSite> {
  const { target } = await makeSmallSite();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-small-'));
  const keep = (file: string): string => {
    const kept = path.join(folder, path.basename(file));
    copyFileSync(file, kept);
    return kept;
  };
  return { ...target, site: keep(target.site), evidence: keep(target.evidence) };
}
