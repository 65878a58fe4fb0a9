import { expect, test } from 'vitest';
import { followValue } from '../../renderer/lib/typed-text';

test("one's own text that arrives late does not undo what was typed since", () => {
  const typing = { text: 'pump', value: '', sent: ['p', 'pu'] };
  const first = followValue(typing, 'p');
  expect(first).toEqual({ text: 'pump', value: 'p', sent: ['pu'] });
  expect(followValue(first, 'pu').text).toBe('pump');
});

test('a value that changes by other means, as by Back or a button, takes the place of what was typed', () => {
  expect(followValue({ text: 'pump', value: 'pump', sent: [] }, '').text).toBe('');
  const arrived = followValue({ text: 'pump', value: 'pu', sent: ['pump'] }, 'pump');
  expect(followValue(arrived, 'pu').text).toBe('pu');
});
