import { expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { importPeople } from '../support/kill/intake-commands';
import { killDuring, makeTemplate, type KillReport } from '../support/kill/kill-at-random';
import { tableOf } from '../support/kill/kill-table';

const kills = Number(process.env['TOUCHSTONE_SOAK_KILLS'] ?? '1000');
const sideBySide = 2;
const seed = 20261124;
/** Most during what writes: a preview writes nothing. */
const names = ['imports.commit', 'imports.reverse', 'imports.commit', 'imports.reverse', 'imports.preview'];

/** Kills the service at random moments of imports and prints in how many sites the state was that before, that after, or one between. */
test(`${kills} kills during previews, commits and reversals of imports`, async () => {
  const template = await makeTemplate(importPeople);
  const reports: KillReport[] = [];
  let next = 0;
  const print = (): void => {
    const between = reports.filter(({ wrong }) => wrong.length > 0).length;
    const after = reports.filter(({ wrong, isRecorded }) => wrong.length === 0 && isRecorded).length;
    const states = `before ${reports.length - after - between}, after ${after}, between ${between}`;
    process.stdout.write(`${tableOf(reports, [...new Set(names)])}\n${states}\n`);
  };
  const work = async (): Promise<void> => {
    for (let index = next++; index < kills; index = next++) {
      const name = names[index % names.length] ?? '';
      reports.push(await killDuring(template, createRandom(seed, `kill ${index}`), [name]));
      if (reports.length % 50 === 0 && reports.length < kills) print();
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  template.remove();
  print();
  expect(reports.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});
