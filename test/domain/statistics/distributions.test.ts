import { expect, test } from 'vitest';
import {
  betaQuantile,
  chiSquareUpper,
  fQuantile,
  fUpper,
  normalCdf,
  normalQuantile,
  tQuantile,
} from '../../../shared/domain/statistics/distributions';
import { seededRandom } from '../../../shared/domain/statistics/seeded-random';

// Computed by SciPy 1.17, which follows Cephes and Boost; the round ones stand in every table.
test.each([
  ['normal quantile', () => normalQuantile(1e-12), -7.034483825301131],
  ['normal quantile', () => normalQuantile(1e-100), -21.273453560965322],
  ['normal quantile', () => normalQuantile(0.025), -1.9599639845400545],
  ['normal quantile', () => normalQuantile(0.95), 1.6448536269514722],
  ['normal quantile', () => normalQuantile(0.999999999), 5.997807019601637],
  ['normal share', () => normalCdf(-30), 4.906713927147908e-198],
  ['normal share', () => normalCdf(-8), 6.22096057427174e-16],
  ['normal share', () => normalCdf(-1.3), 0.09680048458561036],
  ['normal share', () => normalCdf(7), 0.9999999999987201],
  ['F quantile', () => fQuantile(0.5, 5, 15), 0.9107243052969771],
  ['F quantile', () => fQuantile(0.975, 5, 15), 3.5764153492790607],
  ['F quantile', () => fQuantile(0.001, 4.785, 5), 0.030473177423586458],
  ['F quantile', () => fQuantile(0.999, 19_999, 7), 11.697315535628624],
  ['F quantile', () => fQuantile(0.025, 1000, 2000), 0.8972905588864959],
  ['F tail', () => fUpper(0.01, 1, 1), 0.936548965138893],
  ['F tail', () => fUpper(2, 0.6, 0.4), 0.5052650033695615],
  ['F tail', () => fUpper(1, 5, 15), 0.4508511461273694],
  ['F tail', () => fUpper(3.7, 2, 3), 0.1549286987104542],
  ['t quantile', () => tQuantile(0.001, 2), -22.327124770119873],
  ['t quantile', () => tQuantile(0.975, 1), 12.706204736174694],
  ['t quantile', () => tQuantile(0.9995, 499), 3.3101305703978303],
  ['chi-square tail', () => chiSquareUpper(0.01, 1), 0.920344325445942],
  ['chi-square tail', () => chiSquareUpper(30.76, 19), 0.042888230510340374],
  ['chi-square tail', () => chiSquareUpper(1000, 1000), 0.49405285382923964],
  ['beta quantile', () => betaQuantile(0.025, 42, 9), 0.7088736934048891],
])('the %s has ten digits (%#)', (_name, found, wanted) => {
  expect(Math.abs(found() / wanted - 1)).toBeLessThan(1e-10);
});

test('seeded numbers are the same again, and others for another seed', () => {
  const draw = (seed: number): number[] => Array.from({ length: 5 }, seededRandom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(new Set([...draw(7), ...draw(8), ...draw(7 + 2 ** 20)]).size).toBe(15);
  expect(draw(1).every((value) => value >= 0 && value < 1)).toBe(true);
});
