import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../shared/contract';
import { createRandom } from '../../shared/domain/sample/random';
import { beforehand, commands } from '../support/kill/commands';
import { killDuring, makeTemplate, type Template } from '../support/kill/kill-at-random';
import { kills } from '../support/kill/kills';

let template: Template;
beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());

const names = Object.keys(commands);

/** Asked before anybody is there, or to choose a path: they change nothing. */
const changesNothing = new Set([
  'audit.verify',
  'framework.impact',
  'frameworkExchange.preview',
  'completions.preview',
  'matrix.preview',
  'performances.preview',
  'backups.choose',
  'evidence.camera',
  'backups.choosePlace',
  'sites.chooseFolder',
  'sites.select',
  'sites.checkShares',
  'users.attempts',
  // The sample site is made by the product's own commands and made again when it is not whole.
  'sites.openSample',
]);

test('every procedure of the contract that changes something can be killed', () => {
  const changing = Object.entries(contract).flatMap(([feature, group]) =>
    Object.entries(group)
      .filter(([, { '~orpc': promised }]) => promised.meta.kind !== 'query')
      .map(([procedure]) => `${feature}.${procedure}`),
  );
  // Some are killed in more than one way: `packages.accept (cases)`.
  const killed = new Set(names.map((name) => name.split(' ')[0] ?? name));
  expect(changing.filter((name) => !changesNothing.has(name)).toSorted()).toEqual([...killed].toSorted());
});

test.each(Array.from({ length: kills }, (_, index) => index))(
  'kill %i: what was confirmed is whole, what was not is whole or gone',
  async (index) => {
    const random = createRandom(20261122, `kill ${index}`);
    const report = await killDuring(template, random, [random.pick(beforehand), names[Math.floor((index * names.length) / kills)] ?? '']);
    expect(report.wrong, JSON.stringify(report)).toEqual([]);
  },
  60_000,
);
