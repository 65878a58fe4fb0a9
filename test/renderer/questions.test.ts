import { expect, test } from 'vitest';
import { questionsFor } from '../../renderer/app/questions';
import { permissions, type Permission } from '../../shared/domain/permissions';

const askedAs = (typed: string, may: readonly Permission[] = permissions): string[] =>
  questionsFor(typed, may, '2026-11-22').map(({ key }) => key);

test.each([
  ['who is qualified', 'whoCan'],
  ['crew', 'whoCan'],
  ['expires next month', 'lapses'],
  ['signature valid', 'signed'],
  ['known then', 'known'],
  ['may task', 'gate'],
  ['worst gaps', 'gaps'],
  ['calibrated', 'assessors'],
  ['who assessed', 'assessors'],
  ['approved requirement', 'changed'],
  ['print', 'paper'],
  ['log changed', 'whole'],
  ['who is qualified for the task', 'whoCan'],
  ['who may do', 'access'],
  ['what was known on a day', 'known'],
  ['which changes were made to a requirement', 'changed'],
])('whoever types “%s” is led to the page that answers it', (typed, page) => {
  expect(askedAs(typed)[0]).toBe(page);
});

test('a question that nobody may ask of this session is not offered, and what is no question finds none', () => {
  expect(askedAs('log changed', ['readiness.read'])).toEqual([]);
  expect(askedAs('Okafor')).toEqual([]);
});

test('what lapses is asked up to the last day of next month, of those who are ready', () => {
  const [lapses] = questionsFor('lapses', permissions, '2026-11-22');
  expect(lapses?.search).toMatchObject({ until: '2026-12-31' });
  expect(lapses?.search['states']?.split(',')).toContain('qualified');
});
