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
