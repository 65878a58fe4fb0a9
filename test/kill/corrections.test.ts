import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { correctionCommands } from '../support/kill/correction-commands';
import { killDuring, makeTemplate, type Template } from '../support/kill/kill-at-random';

let template: Template;
beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());

const names = Object.keys(correctionCommands);
const kills = 12;

test.each(Array.from({ length: kills }, (_, index) => index))(
  'kill %i in what follows on an assessment: what was confirmed is whole, what was not is whole or gone',
  async (index) => {
    const random = createRandom(20261122, `correction ${index}`);
    const report = await killDuring(template, random, [names[index % names.length] ?? '']);
    expect(report.wrong, JSON.stringify(report)).toEqual([]);
  },
  60_000,
);
