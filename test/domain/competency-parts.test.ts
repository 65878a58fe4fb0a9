import { expect, test } from 'vitest';
import { identify } from '../../shared/domain/competency-parts';
import { faultOfScale } from '../../shared/domain/scale';

const parts = (...ids: (string | undefined)[]) => ids.map((id) => ({ id }));

test('parts that stay keep their ids, new ones get one, the others are gone', () => {
  let made = 0;
  const { kept, removed } = identify(
    parts('b', undefined, 'a'),
    (part) => part.id,
    ['a', 'b', 'c'],
    () => `new-${++made}`,
  );
  expect(kept.map(({ id, ordinal }) => [id, ordinal])).toEqual([
    ['b', 1],
    ['new-1', 2],
    ['a', 3],
  ]);
  expect(removed).toEqual(['c']);
});

test('an id that is foreign or comes twice is replaced by a fresh one', () => {
  let made = 0;
  const { kept } = identify(
    parts('a', 'a', 'foreign'),
    (part) => part.id,
    ['a'],
    () => `new-${++made}`,
  );
  expect(kept.map(({ id }) => id)).toEqual(['a', 'new-1', 'new-2']);
});

test('a scale whose levels and codes differ and whose qualifying level exists has no fault', () => {
  expect(
    faultOfScale(
      [
        { level: 0, code: '0' },
        { level: 1, code: '1' },
      ],
      1,
    ),
  ).toBeNull();
});
