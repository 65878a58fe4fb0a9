import { expect, test } from 'vitest';
import { bucketText } from '../../../electron/service/usecases/readiness-views/bucket-text';

test('what a number of the map counts is said on paper by its mode', () => {
  expect([0, 3].map((bucket) => bucketText('level', bucket))).toEqual(['nothing held', 'level 2']);
  expect([0, 2, 10].map((bucket) => bucketText('gap', bucket))).toEqual(['nothing missing', '2 missing', 'nothing held']);
  expect([0, 1, 3, 4].map((bucket) => bucketText('lapse', bucket))).toEqual([
    'not ready',
    'within 30 days',
    'within 90 days',
    'later than 90 days',
  ]);
  expect([0, 1, 2, 3].map((bucket) => bucketText('confidence', bucket))).toEqual([
    'not ready by a result',
    'calibrated',
    'not calibrated',
    'not known',
  ]);
  expect([0, 1, 5].map((bucket) => bucketText('age', bucket))).toEqual(['no result', 'up to 182 days', 'over 1095 days']);
});
