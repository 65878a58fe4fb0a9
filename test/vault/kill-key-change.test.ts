import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killKeyChange, makeKeyChangeTemplate, type KeyChangeTemplate, type KillPoint } from '../support/kill/kill-key-change';

const steps = ['copy.site', 'encrypt.site', 'verify.site', 'copy.evidence', 'encrypt.evidence', 'verify.evidence'] as const;
const beforeSwitch: readonly KillPoint[] = [
  ...steps.map((step) => ({ step })),
  { file: 'site-2.db-journal' },
  { file: 'evidence-2.db' },
  { file: 'evidence-2.db-journal' },
];
/** slots.json.new comes before the switch, which a kill on seeing it may come too late for. */
const atSwitch: readonly KillPoint[] = [{ file: 'slots.json.new' }, { file: 'slots.json' }];
const afterSwitch: readonly KillPoint[] = [{ file: 'site-1.db' }, { file: 'evidence-1.db' }, { step: 'done' }];

const named = (points: readonly KillPoint[]): [string, KillPoint][] => points.map((point) => [Object.values(point).join(), point]);

describe.each([
  ['aegis', beforeSwitch, atSwitch, afterSwitch],
  ['sqlcipher', [{ step: 'encrypt.site' }, { file: 'evidence-2.db-journal' }], [{ file: 'slots.json' }], [{ file: 'site-1.db' }]],
] as const)('under %s, a change of the data key that is killed', (cipher, before, at, after) => {
  let template: KeyChangeTemplate;
  beforeAll(async () => {
    template = await makeKeyChangeTemplate(cipher);
  });
  afterAll(() => rmSync(template.folder, { recursive: true, force: true }));

  it.each(named(before))('before its switch (%s) leaves the site under the old key', async (_name, point) => {
    expect(await killKeyChange(template, point)).toMatchObject({ wrong: [], isChanged: false, isKilled: true });
  });

  it.each(named(at))('around its switch (%s) leaves one whole site', async (_name, point) => {
    expect((await killKeyChange(template, point)).wrong).toEqual([]);
  });

  it.each(named(after))('after its switch (%s) leaves the site under the new key', async (_name, point) => {
    expect(await killKeyChange(template, point)).toMatchObject({ wrong: [], isChanged: true });
  });
});
