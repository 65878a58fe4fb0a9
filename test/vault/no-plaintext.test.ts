import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { unlockVault } from '../../electron/service/vault/unlock';
import { markers, workWithMarkers } from '../support/marked-work';
import { programFile } from '../support/programs';
import { valueOf } from './make-site';

function makeFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-markers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every text that is found in a file below the folder, in the encodings in which it could lie there, as `file: text`. */
function found(folder: string, secrets: readonly string[]): string[] {
  const spellings = secrets.flatMap((text) =>
    (['utf8', 'utf16le'] as const)
      .map((encoding) => ({ text, bytes: Buffer.from(text, encoding) }))
      .concat([
        { text, bytes: Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1)) },
        { text, bytes: Buffer.from(Buffer.from(text).toString('hex')) },
      ]),
  );
  return filesBelow(folder).flatMap((file) => {
    const content = readFileSync(file);
    return spellings.filter(({ bytes }) => content.includes(bytes)).map(({ text }) => `${path.basename(file)}: ${text}`);
  });
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

test('nothing that was typed or recorded is in clear in the files of site and station, open or locked', async () => {
  const folder = makeFolder();
  const { station, oneTimeSecret } = await workWithMarkers(folder);
  const secrets = [...Object.values(markers), oneTimeSecret];
  expect(filesBelow(folder).map((file) => path.basename(file))).toEqual(
    expect.arrayContaining([
      'site-1.db',
      'site-1.db-wal',
      'evidence-1.db',
      'evidence-1.db-wal',
      'slots.json',
      'attempts.json',
      'known-sites.json',
    ]),
  );
  expect(found(folder, secrets)).toEqual([]);
  await station.lock('byHand');
  expect(found(folder, secrets)).toEqual([]);
  // What is looked for would be found: the site's name is public.
  expect(found(folder, ['Public works'])).toEqual(expect.arrayContaining(['site.json: Public works', 'known-sites.json: Public works']));
});

test('nothing is in clear after an abrupt end either, not in the temporary folder, and what was confirmed is kept', async () => {
  const folder = makeFolder();
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary);
  const child = spawnSync(process.execPath, [programFile('abrupt-end'), folder], {
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, SQLITE_TMPDIR: temporary, NODE_OPTIONS: '' },
    encoding: 'utf8',
    cwd: folder,
  });
  expect(child.signal, child.stderr).toBe('SIGKILL');
  const { oneTimeSecret } = z.object({ oneTimeSecret: z.string() }).parse(JSON.parse(child.stdout));
  expect(found(folder, [...Object.values(markers), oneTimeSecret])).toEqual([]);
  expect(filesBelow(folder).map((file) => path.basename(file))).toEqual(expect.arrayContaining(['site-1.db-wal', 'evidence-1.db-wal']));

  const passphrase = markers.newPassphrase;
  const open = valueOf(
    await unlockVault({ folder: path.join(folder, 'site'), login: markers.login, passphrase, now: new Date().toISOString() }),
  );
  onTestFinished(() => open.close());
  expect(open.site.prepare('SELECT content FROM draft').pluck().get()).toContain(markers.draftContent);
  expect(open.site.prepare('SELECT familyName FROM person').pluck().get()).toBe(markers.recordValue);
});
