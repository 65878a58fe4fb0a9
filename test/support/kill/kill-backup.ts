import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, watch } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { clearAllUnfinished } from '../../../electron/service/station/unfinished-folders';
import { verifyLog } from '../../../electron/service/db/audit-verify';
import type { Cipher } from '../../../electron/service/vault/open';
import { contentOf } from '../database-content';
import { makeSiteAt } from '../make-site-at';
import { passphraseOf } from '../passphrase-of';
import { programEnvironment, programFile } from '../programs';
import { copySite, plainStationIn, selectSite, siteIn, stationIn } from './site-to-kill';

export type Killable = 'backup' | 'restore';
/** Where it is killed: when it says a step, when a file comes into the folder restored into, or so many milliseconds after its beginning. */
export type BackupKillPoint = { readonly step: string } | { readonly file: string } | { readonly after: number };

export interface BackupTemplate {
  readonly folder: string;
  /** What is in the records that a restore brings back. */
  readonly evidence: Readonly<Record<string, string>>;
  /** How long each takes when nobody kills it, in milliseconds: kills fall within it. */
  readonly durations: Readonly<Record<Killable, number>>;
}

const ada = { login: 'ada', passphrase: passphraseOf('ada') };
const carrierIn = (folder: string): string => path.join(folder, 'carrier');
const targetIn = (folder: string): string => path.join(folder, 'target');

/** A closed site with attachments, an empty carrier, and an empty folder to restore into. */
export async function makeBackupTemplate(cipher: Cipher): Promise<BackupTemplate> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-backup-'));
  for (const made of [stationIn(folder), carrierIn(folder), targetIn(folder)]) mkdirSync(made, { recursive: true });
  const { station, client, ...plain } = plainStationIn(folder);
  await makeSiteAt({ station, client, ...plain }, siteIn(folder), { cipher });
  const text = Array.from({ length: 200_000 }, (_, n) => n).join(' ');
  await client.evidence.add({ fileName: 'large.txt', mediaType: 'text/plain', data: new Blob([text]) });
  if (station.open === null) throw new Error('the site is not open');
  const evidence = contentOf(station.open.vault.evidence, 'evidence');
  await station.lock('byHand');
  const durations = { backup: await timed({ folder, evidence }, 'backup'), restore: await timed({ folder, evidence }, 'restore') };
  return { folder, evidence, durations };
}

/** Kills a backup or a restore and says what is wrong with what is left; nothing when all of it is whole or gone. */
export async function killBackup(
  template: Pick<BackupTemplate, 'folder' | 'evidence'>,
  what: Killable,
  point: BackupKillPoint,
): Promise<{ readonly wrong: readonly string[]; readonly isThere: boolean; readonly isConfirmed: boolean; readonly milliseconds: number }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-backup-'));
  try {
    copySite(template.folder, folder);
    if (what === 'restore') await backUp(folder);
    const { isConfirmed, milliseconds } = await run(folder, what, point);
    clearAllUnfinished(stationIn(folder)); // as the next start does
    const { wrong, isThere } = what === 'backup' ? await afterBackup(folder) : await afterRestore(folder, template.evidence);
    return { wrong: isConfirmed && !isThere ? [...wrong, 'what was confirmed is not there'] : wrong, isThere, isConfirmed, milliseconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(template: Pick<BackupTemplate, 'folder' | 'evidence'>, what: Killable): Promise<number> {
  const { wrong, milliseconds } = await killBackup(template, what, { step: 'done' });
  if (wrong.length > 0) throw new Error(wrong.join(', '));
  return milliseconds;
}

async function run(
  folder: string,
  what: Killable,
  point: BackupKillPoint,
): Promise<{ readonly isConfirmed: boolean; readonly milliseconds: number }> {
  const child = spawn(process.execPath, [programFile('backup-process'), folder, what, 'step' in point ? point.step : '-'], {
    env: programEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watcher = watch(targetIn(folder), (_event, name) => {
    if ('file' in point && name === point.file) child.kill('SIGKILL');
  });
  let begun = 0;
  let isConfirmed = false;
  for await (const step of createInterface(child.stdout)) {
    if (step === 'begins') begun = performance.now();
    if (step === 'begins' && 'after' in point) setTimeout(() => child.kill('SIGKILL'), point.after);
    if (step !== 'done') continue;
    isConfirmed = true;
    if ('file' in point) child.kill('SIGKILL'); // it came and went unseen, or not at all
  }
  watcher.close();
  if (begun === 0) throw new Error('the process did not come so far');
  return { isConfirmed, milliseconds: performance.now() - begun };
}

/** There is no backup, or one that can be restored; the site goes on either way. */
async function afterBackup(folder: string): Promise<{ readonly wrong: readonly string[]; readonly isThere: boolean }> {
  const wrong: string[] = [];
  const names = readdirSync(carrierIn(folder));
  if (names.length > 1 || names.some((name) => name.startsWith('.'))) wrong.push(`the carrier holds ${names.join()}`);
  const { station, client, dialogs, asked } = plainStationIn(folder);
  try {
    await selectSite({ station, client, dialogs, asked }, siteIn(folder));
    await client.session.unlock(ada);
    for (const name of names) {
      dialogs.push(path.join(carrierIn(folder), name));
      const chosen = await client.backups.choose();
      for await (const event of await client.backups.rehearse({ backup: chosen?.handle ?? '', place: null, opener: null })) {
        if (event.kind === 'done' && event.report.verdict !== 'restorable') wrong.push(JSON.stringify(event.report.checks));
      }
    }
    if (!(await isLogIntact(station.open))) wrong.push('the log is not intact');
    return { wrong, isThere: names.length > 0 };
  } finally {
    await station.lock('byHand');
  }
}

/** The folder is empty, or a site with all that was backed up. */
async function afterRestore(
  folder: string,
  evidence: BackupTemplate['evidence'],
): Promise<{ readonly wrong: readonly string[]; readonly isThere: boolean }> {
  const target = targetIn(folder);
  if (!existsSync(path.join(target, 'site.json'))) {
    const names = readdirSync(target);
    return { wrong: names.length > 0 ? [`the folder holds ${names.join()}`] : [], isThere: false };
  }
  const wrong: string[] = [];
  const plain = plainStationIn(folder);
  try {
    await selectSite(plain, target);
    await plain.client.session.unlock(ada);
    const { open } = plain.station;
    if (!(await isLogIntact(open))) wrong.push('the log is not intact');
    if (open === null || JSON.stringify(contentOf(open.vault.evidence, 'evidence')) !== JSON.stringify(evidence))
      wrong.push('an attachment differs');
    return { wrong, isThere: true };
  } finally {
    await plain.station.lock('byHand');
  }
}

async function isLogIntact(open: ReturnType<typeof plainStationIn>['station']['open']): Promise<boolean> {
  if (open === null) return false;
  return (await verifyLog(open.db, {}, () => undefined, new AbortController().signal)).outcome === 'intact';
}

async function backUp(folder: string): Promise<void> {
  const { station, client, dialogs, asked } = plainStationIn(folder);
  await selectSite({ station, client, dialogs, asked }, siteIn(folder));
  await client.session.unlock(ada);
  dialogs.push(carrierIn(folder));
  const place = await client.backups.choosePlace({ purpose: 'backup' });
  for await (const event of await client.backups.make({ place: place?.handle ?? '' })) if (event.kind === 'done') break;
  await station.lock('byHand');
}
