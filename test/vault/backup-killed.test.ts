import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { killBackup, makeBackupTemplate, type BackupTemplate } from '../support/kill/kill-backup';

const seed = 20260314;
const kills = 4;
let template: BackupTemplate;

beforeAll(async () => {
  template = await makeBackupTemplate('aegis');
}, 120_000);
afterAll(() => rmSync(template.folder, { recursive: true, force: true }));

test.each(['backup', 'restore'] as const)(
  'a %s that is killed leaves something whole or nothing, and nothing that was confirmed is missing',
  async (what) => {
    const random = createRandom(seed, what);
    for (let kill = 0; kill < kills; kill++) {
      const after = random.next() * 1.1 * template.durations[what];
      const { wrong } = await killBackup(template, what, { after });
      expect(wrong, `${what} killed after ${Math.round(after)} ms`).toEqual([]);
    }
  },
  120_000,
);

test.each([
  ['backup', 'copy'],
  ['backup', 'entries'],
  ['backup', 'evidence'],
  ['restore', 'restore'],
] as const)(
  'a %s that ends itself at its step “%s” leaves nothing that looks finished',
  async (what, step) => {
    expect(await killBackup(template, what, { step })).toMatchObject({ wrong: [], isThere: false, isConfirmed: false });
  },
  120_000,
);

test.each(['restored.json', 'slots.json', 'site-1.db', 'site.json.new'])(
  'a restore that is killed when %s is being written leaves no site, or a whole one',
  async (file) => {
    expect((await killBackup(template, 'restore', { file })).wrong).toEqual([]);
  },
  120_000,
);
