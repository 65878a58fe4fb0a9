import { expect, test } from 'vitest';
import { placesFor } from '../../../shared/domain/exchange/ordinals';

test('what is known keeps its place while the order is the same, and what is new goes between', () => {
  expect(placesFor([null, null, null])).toEqual([1000, 2000, 3000]);
  expect(placesFor([1000, 2000, 3000])).toEqual([1000, 2000, 3000]);
  expect(placesFor([1000, null, 2000])).toEqual([1000, 1500, 2000]);
  expect(placesFor([null, 1000])).toEqual([500, 1000]);
  expect(placesFor([-5, 0, 0, 7])).toEqual([-5, 0, 0, 7]);
});

test('what has moved gets another place, and the order is that of the file', () => {
  const places = placesFor([3000, 1000, null, 2000, 4000]);
  expect(places[0]).toBe(3000);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(placesFor([1, null, null, 2])).toEqual([1, 2, 3, 1003]);
});
