import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { verifyLog } from '../../../electron/service/db/audit-verify';
import { isIntact } from '../../../electron/service/db/evidence-store';
import type { Cipher } from '../../../electron/service/vault/open';
import { checkShares } from '../../../electron/service/vault/recovery';
import { makeSiteAt } from '../make-site-at';
import { passphraseOf } from '../passphrase-of';
import { programEnvironment, programFile } from '../programs';
import { copySite, plainStationIn, selectSite, siteIn, stationIn } from './site-to-kill';

/**
 * Where a change of the data key is killed: when it says a step, when a file of the folder comes, is replaced or goes, or
 * so many milliseconds after it was asked for.
 */
export type KillPoint = { readonly step: string } | { readonly file: string } | { readonly after: number };

export interface KeyChangeTemplate {
  readonly folder: string;
  readonly cipher: Cipher;
  readonly shares: readonly string[];
}

const marker = 'MARKER nobody may read this';
const photograph = Buffer.from(`${marker} `.repeat(40_000));

/** A closed site of two administrators, with an attachment. */
export async function makeKeyChangeTemplate(cipher: Cipher): Promise<KeyChangeTemplate> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-key-change-'));
  mkdirSync(stationIn(folder), { recursive: true });
  writeFileSync(path.join(folder, 'marker.txt'), marker);
  const made = plainStationIn(folder);
  const shares = await makeSiteAt(made, siteIn(folder), { cipher });
  await made.client.evidence.add({ fileName: 'photograph.txt', mediaType: 'text/plain', data: new Blob([photograph]) });
  await made.station.lock('byHand');
  return { folder, cipher, shares };
}

export interface KeyChangeReport {
  readonly wrong: readonly string[];
  readonly isChanged: boolean;
  readonly isKilled: boolean;
  /** From the confirmed draft to the end of the process. */
  readonly ms: number;
}

/** Kills a change of the data key and says what is wrong with the site that is left; nothing when it is one whole site. */
export async function killKeyChange(template: KeyChangeTemplate, point: KillPoint): Promise<KeyChangeReport> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-key-change-'));
  try {
    copySite(template.folder, folder);
    const { isKilled, said, ms } = await run(folder, point);
    if (!said.includes('confirmed')) throw new Error(`the process did not come so far: ${said.join(' ')}`);
    return { ...(await wrongAfter(folder, template)), isKilled, ms };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(folder: string, point: KillPoint): Promise<Pick<KeyChangeReport, 'isKilled' | 'ms'> & { readonly said: readonly string[] }> {
  const child = spawn(process.execPath, [programFile('key-change-process'), folder, 'step' in point ? point.step : '-'], {
    env: programEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  let begun = 0;
  let timer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said.length === 0) begun = performance.now();
    if (said.length === 0 && 'after' in point) timer = setTimeout(() => child.kill('SIGKILL'), point.after);
    said.push(...text.trim().split('\n'));
  });
  const watcher = watch(siteIn(folder), (event, name) => {
    if ('file' in point && name === point.file && event === 'rename') child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_code, signal) => {
      watcher.close();
      clearTimeout(timer);
      resolve({ isKilled: signal === 'SIGKILL', said, ms: performance.now() - begun });
    });
  });
}

async function wrongAfter(
  folder: string,
  { shares }: KeyChangeTemplate,
): Promise<{ readonly wrong: readonly string[]; readonly isChanged: boolean }> {
  const wrong: string[] = [];
  const siteFolder = siteIn(folder);
  for (const name of readdirSync(siteFolder)) {
    if (readFileSync(path.join(siteFolder, name)).includes(marker)) wrong.push(`${name} holds what nobody may read`);
  }
  const plain = plainStationIn(folder);
  try {
    await selectSite(plain, siteFolder);
    const state = await plain.client.session.unlock({ login: 'ben', passphrase: passphraseOf('ben') }); // who was away
    if (state.state !== 'unlocked' || state.alarm !== null) wrong.push(`unlocking ends in ${JSON.stringify(state)}`);
    const { open } = plain.station;
    if (open === null) return { wrong: ['the site does not open'], isChanged: false };
    const { generation } = open.vault;
    const databases = readdirSync(siteFolder).filter((name) => name.endsWith('.db'));
    if (databases.join() !== `evidence-${generation}.db,site-${generation}.db`) wrong.push(`the folder holds ${databases.join()}`);
    const { content } = await open.db.selectFrom('draft').select('content').where('key', '=', 'confirmed').executeTakeFirstOrThrow();
    if (content !== marker) wrong.push('the confirmed draft is another');
    if (!(await isIntact(open.evidence, createHash('sha256').update(photograph).digest('hex')))) wrong.push('the attachment is another');
    for (const file of [open.vault.site, open.vault.evidence]) {
      if (file.pragma('integrity_check', { simple: true }) !== 'ok') wrong.push(`${file.name} is not whole`);
    }
    const log = await verifyLog(open.db, {}, () => undefined, new AbortController().signal);
    if (log.outcome !== 'intact') wrong.push('the log is not intact');
    const entries = await open.db.selectFrom('audit_entry').select('action').where('action', '=', 'vault.changeDataKey').execute();
    if (entries.length !== generation - 1) wrong.push(`${entries.length} entries in generation ${generation}`);
    if (!(await checkShares(siteFolder, shares.slice(1))).ok) wrong.push('the shares do not open it');
    return { wrong, isChanged: generation === 2 };
  } finally {
    await plain.station.lock('byHand');
  }
}
