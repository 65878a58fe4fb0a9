import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/sample/random';
import { killDuring, makeTemplate, type Template } from '../support/kill/kill-at-random';

let template: Template;
beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());

const paths = [
  ['evidence.add', 'drafts.save'],
  ['drafts.save', 'assessments.sign'],
  ['drafts.save', 'assessments.signGroup'],
] as const;
const kills = 9;

test.each(Array.from({ length: kills }, (_, index) => index))(
  'kill %i while drafting or signing: the last confirmed draft is there, and nothing is half signed',
  async (index) => {
    const random = createRandom(20261122, `assessment ${index}`);
    const [before, last] = paths[index % paths.length] ?? paths[0];
    const report = await killDuring(template, random, [before, last]);
    expect(report.wrong, JSON.stringify(report)).toEqual([]);
  },
  60_000,
);
