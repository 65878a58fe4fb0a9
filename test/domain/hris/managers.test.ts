import { describe, expect, it } from 'vitest';
import { knownPerson, linkedRowsOf } from './rows-of-file';

describe('managers', () => {
  const header = 'EmpID,First Name,Last Name,ManagerID,ManagerName';
  type Linked = ReturnType<typeof linkedRowsOf>;
  const plan = (...lines: string[]) => linkedRowsOf(header, lines);
  const managerOf = (result: Linked, number: string) =>
    result.linked.find(({ facts }) => facts.employeeNumber === number)?.facts.managerEmployeeNumber;
  const codes = (result: Linked) =>
    result.warnings.toSorted((one, other) => (one.rowNumber ?? 0) - (other.rowNumber ?? 0)).map(({ rowNumber, code }) => [rowNumber, code]);

  it('are found by number wherever in the file they stand', () => {
    const result = plan('1,Anna,Berg,2,', '2,Olof,Lind,3,', '3,Eva,Dahl,NO_MANAGER,');
    expect(['1', '2', '3'].map((number) => managerOf(result, number))).toEqual(['2', '3', null]);
    expect(result.warnings).toEqual([]);
  });

  it('are found by name when the number is missing and exactly one person has the name', () => {
    const result = plan('1,Anna,Berg,,Olof Lind', '2,Olof,Lind,NO_MANAGER,');
    expect(managerOf(result, '1')).toBe('2');
    expect(result.linked[0]?.managerFoundBy).toBe('name');
    expect(result.warnings).toMatchObject([{ rowNumber: 2, code: 'ManagerFoundByName', employeeNumber: '1' }]);
    expect(result.warnings[0]?.message).toContain('No manager id');
  });

  it('are found by name in either writing, and without middle names when nobody has the whole name', () => {
    const result = plan('1,Anna,Berg,,"Lind, Olof"', '2,Olof K,Lind,NO_MANAGER,', '3,Eva,Dahl,,anna berg', '4,Ulf,Ek,,Olof K. Lind');
    expect(['1', '3', '4'].map((number) => managerOf(result, number))).toEqual(['2', '1', '2']);
  });

  it('are not guessed between two people of one name', () => {
    const result = plan('1,Anna,Berg,,Olof Lind', '2,Olof,Lind,NO_MANAGER,', '3,Olof,Lind,NO_MANAGER,');
    expect(managerOf(result, '1')).toBeNull();
    expect(codes(result)).toEqual([[2, 'ManagerNameAmbiguous']]);
  });

  it('are left empty with a warning when missing or unknown', () => {
    const result = plan('1,Anna,Berg,,', '2,Olof,Lind,,Nobody Here', '3,Eva,Dahl,99,', '4,Ulf,Ek,1,', '5,Ida,Holm,1.23E+05,');
    expect(['1', '2', '3', '5'].map((number) => managerOf(result, number))).toEqual([null, null, null, null]);
    expect(codes(result)).toEqual([
      [2, 'ManagerMissing'],
      [3, 'ManagerMissing'],
      [4, 'ManagerUnknown'],
      [6, 'ManagerUnknown'],
    ]);
  });

  it('whose own row is rejected count as unknown', () => {
    expect(codes(plan('1,Anna,Berg,2,', '2,Olof,,1,', '3,Eva,Dahl,1,'))).toContainEqual([2, 'ManagerUnknown']);
  });

  it('numbered in a foreign series are told once, and found by name', () => {
    const result = plan('100,Anna,Berg,7,Eva Dahl', '101,Olof,Lind,7,Eva Dahl', '102,Eva,Dahl,9,The Board', '103,Ulf,Ek,,Eva Dahl');
    expect(['100', '101', '102', '103'].map((number) => managerOf(result, number))).toEqual(['102', '102', null, '102']);
    expect(codes(result)).toEqual([
      [null, 'ManagerNumbersForeign'],
      [4, 'ManagerUnknown'],
      [5, 'ManagerFoundByName'],
    ]);
  });

  it('are found among known people who are not in the file', () => {
    const known = [knownPerson({ employeeNumber: '50', familyName: 'Dahl', givenName: 'Eva' })];
    const result = linkedRowsOf(header, ['1,Anna,Berg,50,', '2,Olof,Lind,,Eva Dahl'], known);
    expect(result.linked.map(({ facts }) => facts.managerEmployeeNumber)).toEqual(['50', '50']);
  });

  it('in a circle are warned of once, by name of the circle', () => {
    const result = plan('1,Anna,Berg,2,', '2,Olof,Lind,3,', '3,Eva,Dahl,2,', '4,Ulf,Ek,4,');
    expect(result.warnings).toMatchObject([
      { rowNumber: 2, code: 'ManagerCycle', value: '2,3' },
      { rowNumber: 5, code: 'SelfManaged', employeeNumber: '4' },
    ]);
    expect(managerOf(result, '3')).toBe('2');
  });

  it('close a circle through a known person, too', () => {
    const known = [knownPerson({ employeeNumber: '50', familyName: 'Dahl', managerEmployeeNumber: '1' })];
    expect(codes(linkedRowsOf(header, ['1,Anna,Berg,50,'], known))).toEqual([[2, 'ManagerCycle']]);
  });

  it('by name only are no reason for a warning', () => {
    const result = linkedRowsOf('EmpID,Name,Manager Name', ['1,Anna Berg,Olof Lind', '2,Olof Lind,Anna Nobody', '3,Eva Dahl,']);
    expect(result.linked[0]?.facts.managerEmployeeNumber).toBe('2');
    expect(codes(result)).toEqual([
      [3, 'ManagerUnknown'],
      [4, 'ManagerMissing'],
    ]);
  });
});
