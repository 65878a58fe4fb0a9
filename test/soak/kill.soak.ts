import { expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { assessmentNames } from '../support/kill/assessment-paths';
import { beforehand, commands } from '../support/kill/commands';
import { killDuring, makeTemplate, type KillReport } from '../support/kill/kill-at-random';
import { tableOf } from '../support/kill/kill-table';

const kills = Number(process.env['TOUCHSTONE_SOAK_KILLS'] ?? '1000');
const sideBySide = 2;
const seed = 20261122;

const inTurn = [
  ['all commands', Object.keys(commands), beforehand],
  ['drafting, attaching and signing', assessmentNames, ['drafts.save', 'evidence.add']],
] as const;

/** Kills the service at random moments of every command in turn and prints, command by command, what was left of it. */
test.each(inTurn)(`${kills} kills over %s`, async (what, names, first) => {
  const template = await makeTemplate();
  const reports: KillReport[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < kills; index = next++) {
      const random = createRandom(seed, `kill ${index}`);
      reports.push(await killDuring(template, random, [random.pick(first), names[index % names.length] ?? '']));
      if (reports.length % 250 === 0 && reports.length < kills) process.stdout.write(`${tableOf(reports, names)}\n`);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  template.remove();
  process.stdout.write(`${what}\n${tableOf(reports, names)}\n`);
  expect(reports.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});
