import { expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { beforehand, commands } from '../support/kill/commands';
import { killDuring, makeTemplate, type KillReport } from '../support/kill/kill-at-random';

const kills = Number(process.env['TOUCHSTONE_SOAK_KILLS'] ?? '1000');
const sideBySide = 2;
const seed = 20261122;

/** Kills the service at random moments of every command in turn and prints, command by command, what was left of it. */
test(`${kills} kills over all commands`, async () => {
  const template = await makeTemplate();
  const names = Object.keys(commands);
  const reports: KillReport[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < kills; index = next++) {
      const random = createRandom(seed, `kill ${index}`);
      reports.push(await killDuring(template, random, [random.pick(beforehand), names[index % names.length] ?? '']));
      if (reports.length % 250 === 0 && reports.length < kills) process.stdout.write(`${tableOf(reports, names)}\n`);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  template.remove();
  process.stdout.write(`${tableOf(reports, names)}\n`);
  expect(reports.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});

function tableOf(reports: readonly KillReport[], names: readonly string[]): string {
  const line = (cells: readonly (string | number)[]): string =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(34) : String(cell).padStart(12))).join('');
  const row = (name: string, some: readonly KillReport[]): string =>
    line([
      name,
      some.length,
      some.filter((one) => !one.isConfirmed && !one.isRecorded).length,
      some.filter((one) => !one.isConfirmed && one.isRecorded).length,
      some.filter((one) => one.isConfirmed).length,
      some.filter((one) => one.wrong.length > 0).length,
    ]);
  return [
    line(['killed during', 'kills', 'gone', 'unanswered', 'confirmed', 'wrong']),
    ...names.map((name) =>
      row(
        name,
        reports.filter((one) => one.name === name),
      ),
    ),
    row('all', reports),
  ].join('\n');
}
