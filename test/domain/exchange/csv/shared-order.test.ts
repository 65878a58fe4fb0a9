import { expect, test } from 'vitest';
import { csvFormat } from '../../../../shared/domain/exchange/csv/format';
import { readBack, targetOf } from '../../../support/exchange/random-framework';

const read = (...lines: readonly string[]) => readBack(csvFormat, `record,code,title,parent,order\n${lines.join('\n')}\n`, targetOf([]));

test('siblings of one order are told with both rows; at different places an order may come again', () => {
  const { items, problems } = read('group,A,First,,1', 'group,B,Second,,2', 'group,C,Third,,1', 'group,D,Below,A,1', 'group,E,Also,A,2');
  expect(items.length).toBe(5);
  expect(problems.map(({ path, row, message }) => [path, row, message])).toEqual([
    ['order', 4, 'Row 2 has the same order at the same place: which of the two comes first is not said.'],
  ]);
});
