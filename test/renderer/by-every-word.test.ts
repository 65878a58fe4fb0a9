import { expect, test } from 'vitest';
import { theme } from '../../renderer/app/theme';
import { byEveryWord } from '../../renderer/lib/by-every-word';

const people = ['Ágoston, Bence', 'Åkerblom, Naoko', 'Akers, Radka'].map((label) => ({ value: label, label }));
const labels = (search: string, limit?: number) =>
  byEveryWord({ options: people, search, ...(limit === undefined ? {} : { limit }) }).map(({ label }) => label);

test('a name is found without its accents, by any of its words in any order', () => {
  expect(labels('agos')).toEqual(['Ágoston, Bence']);
  expect(labels('naoko aker')).toEqual(['Åkerblom, Naoko']);
  expect(labels('zz')).toEqual([]);
});

test('no more is drawn than the list shows, over all its groups', () => {
  expect(labels('', 2)).toEqual(['Ágoston, Bence', 'Åkerblom, Naoko']);
  const groups = [
    { group: 'first', items: people.slice(0, 1) },
    { group: 'second', items: people.slice(1) },
  ];
  const shown = byEveryWord({ options: groups, search: 'aker', limit: 1 });
  expect(shown.map(({ group, items }) => [group, items.length])).toEqual([['second', 1]]);
});

test('every searchable list finds so', () => {
  expect(theme.components?.['Select']?.defaultProps).toMatchObject({ filter: byEveryWord });
  expect(theme.components?.['MultiSelect']?.defaultProps).toMatchObject({ filter: byEveryWord });
});
