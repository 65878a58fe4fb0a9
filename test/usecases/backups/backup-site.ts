import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { makeTestSite, type TestSite } from '../../support/site';
import { contentOf } from '../../support/database-content';

type Options = NonNullable<Parameters<typeof makeTestSite>[0]>;

export interface BackupSite extends TestSite {
  /** An empty folder, as on a carrier. */
  readonly carrier: string;
}

/** A site with a draft and two attachments, one of several chunks, and a carrier to write to. */
export async function makeBackupSite(options: Options = {}): Promise<BackupSite> {
  const site = await makeTestSite(options);
  await attach(site, 'small.txt', 'seen at the press');
  await attach(site, 'large.txt', Array.from({ length: 110_000 }, (_, n) => n).join(' '));
  await site.client.drafts.save({ key: 'k', title: 'T', content: 'half a thought' });
  const carrier = path.join(site.folder, 'carrier');
  mkdirSync(carrier);
  return { ...site, carrier };
}

export async function attach({ client }: TestSite, fileName: string, text: string): Promise<void> {
  await client.evidence.add({ fileName, mediaType: 'text/plain', data: new Blob([text]) });
}

/** Every event of a backup into a folder. */
export async function backUp({ client, dialogs }: TestSite, place: string, signal?: AbortSignal) {
  dialogs.push(place);
  const chosen = await client.backups.choosePlace({ purpose: 'backup' });
  if (chosen === null) throw new Error('no folder was chosen');
  return client.backups.make({ place: chosen.handle }, signal === undefined ? {} : { signal });
}

/** A finished backup: its folder and what the service says of it. */
export async function backedUp(site: BackupSite) {
  const done = (await all(await backUp(site, site.carrier))).at(-1);
  if (done?.kind !== 'done') throw new Error('no backup was made');
  return { ...done.backup, path: path.join(site.carrier, done.backup.folder) };
}

export async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

/** Chooses a backup as a person would. */
export async function chooseBackup({ client, dialogs }: TestSite, folder: string) {
  dialogs.push(folder);
  const chosen = await client.backups.choose();
  if (chosen === null) throw new Error('no backup was chosen');
  return chosen;
}

/** Restores a backup into a new empty folder; the events. */
export async function restore(site: TestSite, backup: string, target: string, signal?: AbortSignal) {
  const { handle } = await chooseBackup(site, backup);
  site.dialogs.push(target);
  const place = await site.client.backups.choosePlace({ purpose: 'restore' });
  if (place === null) throw new Error('no folder was chosen');
  return site.client.backups.restore({ backup: handle, place: place.handle }, signal === undefined ? {} : { signal });
}

export function emptyFolder(site: TestSite, name: string): string {
  const folder = path.join(site.folder, name);
  mkdirSync(folder);
  return folder;
}

/** Names in a folder that do not belong there once all work is over. */
export function leftovers(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.'));
}

/** Digest of everything in both databases of the open site, table by table. */
export function openContent({ station }: TestSite): Readonly<Record<string, string>> {
  if (station.open === null) throw new Error('the site is locked');
  const { site, evidence } = station.open.vault;
  return { ...contentOf(site, 'site'), ...contentOf(evidence, 'evidence') };
}
