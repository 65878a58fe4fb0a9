import { describe, expect, it } from 'vitest';
import type { ProfileColumn } from '../../../shared/domain/hris/mapping';
import { rowReader } from '../../../shared/domain/hris/read-row';
import { compareThreeWays, isWritten } from '../../../shared/domain/intake/compare-three-ways';
import { comparedFields, comparedValues, saidText, saidValues } from '../../../shared/domain/intake/compared-values';

const columns: readonly ProfileColumn[] = [
  { column: 'No', field: 'employeeNumber', dateOrder: null },
  { column: 'Name', field: 'fullName', dateOrder: null },
  { column: 'Boss', field: 'managerName', dateOrder: null },
  { column: 'LMS', field: 'otherId', dateOrder: null, system: 'LMS' },
  { column: 'Active', field: 'isActive', dateOrder: null },
  { column: 'Salary', field: null, dateOrder: null },
];

describe('rows as values to compare', () => {
  it('speak of the fields of their profile alone, names in parts and each system by itself', () => {
    expect(comparedFields(columns)).toEqual([
      'employeeNumber',
      'familyName',
      'givenName',
      'managerEmployeeNumber',
      'otherId LMS',
      'isActive',
    ]);
  });

  it('are kept as a text without what was left empty, and are the same out of it and out of one that has it', () => {
    const { row } = rowReader(columns, { today: '2026-03-14' })(['1', 'Berg, Anna', '', 'x1', 'no', '1'], 2);
    if (row === null) throw new Error('rejected');
    const said = comparedValues({ ...row.facts, managerEmployeeNumber: null }, row.further);
    expect(saidText(said)).toBe('{"employeeNumber":"1","familyName":"Berg","givenName":"Anna","isActive":false,"otherId LMS":"x1"}');
    expect(saidValues(saidText(said))).toEqual(said);
    expect(saidValues(JSON.stringify(said))).toEqual(said);
  });

  it('go through the three-way difference: what the file does not speak of is not touched', () => {
    const valuesOf = (...cells: string[]) => {
      const { row } = rowReader(columns, { today: '2026-03-14' })([...cells, '1'], 2);
      if (row === null) throw new Error('rejected');
      return comparedValues({ ...row.facts, managerEmployeeNumber: null }, row.further);
    };
    const last = valuesOf('1', 'Berg, Anna', '', 'x1', 'yes');
    const now = valuesOf('1', 'Lind, Anna', '', 'x2', 'no');
    const current = { ...last, 'otherId LMS': 'corrected', shift: 'B', department: 'Mill' };
    const found = compareThreeWays(
      comparedFields(columns),
      { last, now, current },
      [{ field: 'otherId LMS', lastDay: '2026-12-31' }],
      '2026-03-14',
    );
    expect(found.filter(isWritten).map(({ field, current: old, after }) => [field, old, after])).toEqual([
      ['familyName', 'Berg', 'Lind'],
      ['isActive', true, false],
    ]);
    expect(found.find(({ outcome }) => outcome === 'conflict')).toMatchObject({ field: 'otherId LMS', after: 'corrected' });
  });
});
