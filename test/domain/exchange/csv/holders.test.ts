import { expect, test } from 'vitest';
import { csvFormat } from '../../../../shared/domain/exchange/csv/format';
import { readBack, targetOf } from '../../../support/exchange/random-framework';
import { competencyItem, scaleItem } from '../../../support/people';

const site = scaleItem('site');
const weld = competencyItem('weld', { scaleId: 'site', code: 'W-1' });
const holders = [
  { kind: 'unit' as const, id: 'unit-7', name: 'Boiler House' },
  { kind: 'unit' as const, id: 'unit-8', name: 'Line 1' },
  { kind: 'unit' as const, id: 'unit-9', name: 'line 1' },
  { kind: 'unit' as const, id: 'unit-10', name: 'Stoker' },
  { kind: 'role' as const, id: 'role-7', name: 'Stoker' },
];
const read = (lines: string) =>
  readBack(csvFormat, `record,subject,from,to,level\n${lines}`, targetOf([weld, site], { scale: site, scales: [site], holders }));
const fromOf = (line: string) => read(line).items.find(({ kind }) => kind === 'requirement')?.fromId;

test('a new line requires of a unit by its name or id, and of a role of the HR system by its own', () => {
  for (const name of ['Boiler House', 'boiler house', 'unit-7']) expect(fromOf(`requirement,unit,${name},W-1,2\n`)).toBe('unit-7');
  expect(fromOf('requirement,unit,Stoker,W-1,2\n')).toBe('unit-10');
  expect(fromOf('requirement,role,Stoker,W-1,2\n')).toBe('role-7');
  expect(fromOf('requirement,,Stoker,W-1,2\n')).toBe('role-7');
  expect(read('requirement,unit,Boiler House,W-1,2\n').problems).toEqual([]);
});

test('a name that two units have, or none, is told by row and kept as it stands', () => {
  for (const name of ['Line 1', 'Line 2', 'role-7']) {
    const { items, problems } = read(`requirement,unit,${name},W-1,2\n`);
    expect(items.find(({ kind }) => kind === 'requirement')?.fromId).toBe(name);
    expect(problems).toMatchObject([
      { severity: 'warning', row: 2, path: 'from', value: name, message: expect.stringContaining('No unit') },
    ]);
  }
});
