import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { killKeyChange, makeKeyChangeTemplate } from '../support/kill/kill-key-change';

const kills = Number(process.env['TOUCHSTONE_SOAK_KEY_CHANGES'] ?? '200');
/** Kills changes of the data key at random moments and prints on which side of the switch each site was left. */
test.each(['aegis', 'sqlcipher'] as const)(`${kills} kills during a change of the data key under %s`, async (cipher) => {
  const template = await makeKeyChangeTemplate(cipher);
  const left = { 'under the old key': 0, 'under the new key': 0, 'after the end': 0 };
  const wrong: string[] = [];
  let longest = (await killKeyChange(template, { after: 600_000 })).ms; // undisturbed
  for (let index = 0; index < kills; index += 1) {
    const after = createRandom(20261122, `key change ${cipher} ${index}`).next() * 1.1 * longest;
    const report = await killKeyChange(template, { after });
    if (!report.isKilled) longest = report.ms; // the machine is faster or slower than it was
    wrong.push(...report.wrong.map((what) => `after ${after} ms: ${what}`));
    left[!report.isKilled ? 'after the end' : report.isChanged ? 'under the new key' : 'under the old key'] += 1;
  }
  rmSync(template.folder, { recursive: true, force: true });
  process.stdout.write(`change of the data key, ${cipher}: ${JSON.stringify({ ...left, wrong: wrong.length })}\n`);
  expect(wrong).toEqual([]);
});
