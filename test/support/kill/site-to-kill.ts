import { cpSync } from 'node:fs';
import path from 'node:path';
import { addUser, enrol, signIn } from '../users';
import { makeWorks } from '../assessments';
import { makeWorkingSite } from '../make-site-at';
import { passphraseOf } from '../passphrase-of';
import { makePlainStation, type PlainStation } from '../plain-station';
import type { TestSite } from '../site';

/** What a process that is to be killed needs to know of the site it works at. */
export interface KillFacts {
  readonly emil: string;
  readonly dora: { readonly userId: string; readonly oneTimeSecret: string };
  readonly cleo: string;
  readonly sid: { readonly userId: string; readonly oneTimeSecret: string };
  readonly shares: readonly string[];
  /** The file of people that was taken in beforehand; null where none was. */
  readonly importedBatchId: string | null;
}

export const siteIn = (folder: string): string => path.join(folder, 'site');
export const stationIn = (folder: string): string => path.join(folder, 'station');

/**
 * A small works in which every command can happen at once: `ada` and `ben` made the site, `emil` is an opener like any
 * other, `dora` (opener) and `sid` (signer) have a one-time secret, `cleo`'s new key waits for attestation. `importPeople`
 * takes in a file before the site is copied, for kills that would each begin with it.
 */
export async function makeSiteToKill(folder: string, importPeople?: (site: TestSite) => Promise<string>): Promise<KillFacts> {
  const site = await makeWorkingSite(folder);
  await makeWorks(site);
  const emil = await enrol(site, 'emil', { grants: [{ role: 'administrator', unitId: null }] });
  const dora = await addUser(site, 'dora');
  const cleo = await addUser(site, 'cleo');
  await site.client.session.lock();
  await site.client.session.unlock({ login: 'cleo', passphrase: cleo.oneTimeSecret });
  await site.client.session.choosePassphrase({ next: passphraseOf('cleo'), acceptsAccountability: true });
  await signIn(site, 'ada');
  const sid = await addUser(site, 'sid', { kind: 'signer', grants: [{ role: 'employee', unitId: null }] });
  const importedBatchId = (await importPeople?.(site)) ?? null;
  await site.station.lock('byHand');
  return { emil, dora, cleo: cleo.userId, sid, shares: site.shares, importedBatchId };
}

/** A copy to work at and be killed; the site of the template must be closed. */
export function copySite(template: string, folder: string): void {
  cpSync(template, folder, { recursive: true });
}

/** A station that keeps its notes in this folder. */
export function plainStationIn(folder: string, now = () => new Date()): PlainStation {
  return makePlainStation({ stationFolder: stationIn(folder), now });
}

/** Selects the folder's site, as somebody does who opens it from the first screen. */
export async function selectSite({ client, dialogs }: PlainStation, siteFolder: string): Promise<void> {
  dialogs.push(siteFolder);
  const chosen = await client.sites.chooseFolder({ purpose: 'open' });
  if (chosen === null) throw new Error('no folder was chosen');
  await client.sites.select({ folder: chosen.handle });
}
