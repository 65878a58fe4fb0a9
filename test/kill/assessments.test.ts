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
  ['drafts.save', 'assessments.sign (knowledge)'],
  ['drafts.save', 'assessments.signGroup'],
  ['drafts.save', 'evidence.begin'],
  ['drafts.save', 'evidence.append'],
  ['drafts.save', 'evidence.finish'],
  ['drafts.save', 'evidence.attach'],
  ['drafts.save', 'paper.enter'],
  ['drafts.save', 'paper.sign'],
] as const;

test.each(paths)(
  'killed after %s while %s: the last confirmed draft is there, and nothing is half attached or half signed',
  async (before, last) => {
    const report = await killDuring(template, createRandom(20261122, `assessment ${last}`), [before, last]);
    expect(report.wrong, JSON.stringify(report)).toEqual([]);
  },
  60_000,
);
