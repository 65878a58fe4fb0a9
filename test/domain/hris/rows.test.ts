import { describe, expect, it } from 'vitest';
import { layOut } from '../../../shared/domain/intake/header-rows';
import { linkManagers } from '../../../shared/domain/hris/manager-links';
import type { ProfileColumn } from '../../../shared/domain/hris/mapping';
import { peopleReader } from '../../../shared/domain/intake/people-pass';
import { unknownForm } from '../../../shared/domain/intake/source-table';
import { factsOf, linkedRowsOf, rowsOf, today } from './rows-of-file';

describe('rows of a file', () => {
  it('become people with cleaned facts', () => {
    const { managerEmployeeNumber: _none, ...facts } = factsOf({
      employeeNumber: '1',
      familyName: 'Berg',
      givenName: 'Anna K',
      department: 'Production',
      jobTitle: 'Operator',
      hiredOn: '2011-07-30',
    });
    const { changed, rejects } = rowsOf(['1,"Berg,   Anna  K",Production   ,Operator ,07/30/2011,']);
    expect(changed).toMatchObject([{ rowNumber: 2, facts, managerNumber: '', warnings: [] }]);
    expect(rejects).toEqual([]);
  });

  it('read an open end as no end', () => {
    const { changed } = rowsOf(['1,Anna Berg,,,7/30/2011,12/31/9999', '2,Olof Lind,,,7/30/2011,00/00/0000']);
    expect(changed.map(({ facts }) => facts.leftOn)).toEqual([null, null]);
  });

  it('leave nothing of a column that is not mapped', () => {
    const pass = rowsOf(['1,Anna Berg,98765,chess'], 'EmpID,Name,Salary,Hobby');
    expect(JSON.stringify([pass, ...pass.digests()])).not.toMatch(/98765|chess/);
    expect(pass.changed).toHaveLength(1);
  });
});

describe('rows that are rejected', () => {
  it.each([
    ['no employee number', ' ,Anna Berg,,,7/30/2011,', 'EmployeeNumberMissing', undefined],
    ['a spoiled employee number', '1.23E+05,Anna Berg,,,7/30/2011,', 'EmployeeNumberDamaged', '1.23E+05'],
    ['a formula as employee number', '=A1+1,Anna Berg,,,7/30/2011,', 'EmployeeNumberDamaged', '=A1+1'],
    ['no name', '1, ,,,7/30/2011,', 'NameMissing', undefined],
    ['an unreadable date', '1,Anna Berg,,,soon,', 'DateUnreadable', 'soon'],
    ['a date in the other order', '1,Anna Berg,,,30/7/2011,', 'DateUnreadable', '30/7/2011'],
    ['a day of hiring at the end of time', '1,Anna Berg,,,12/31/9999,', 'DateUnreadable', '12/31/9999'],
    ['an end before the beginning', '1,Anna Berg,,,7/30/2011,7/29/2011', 'LeftBeforeHired', '7/29/2011'],
    ['a cell too few', '1,Anna Berg,,,7/30/2011', 'WrongCellCount', undefined],
    ['a cell too many', '1,Anna Berg,,,7/30/2011,,', 'WrongCellCount', undefined],
  ])('have %s', (_, line, code, value) => {
    const pass = rowsOf(['9,Olof Lind,,,7/30/2011,', line]);
    expect(pass.rejects).toMatchObject([{ rowNumber: 3, code, ...(value === undefined ? {} : { value }) }]);
    expect(pass.changed).toHaveLength(1);
    expect(pass).toMatchObject({ rows: 2, rejectedRows: 1 });
  });

  it('are not those of somebody who left on the day they came', () => {
    expect(rowsOf(['1,Anna Berg,,,7/30/2011,7/30/2011']).rejects).toEqual([]);
  });

  it('are both rows of one employee number, which names both lines', () => {
    const pass = rowsOf(['1,Anna Berg,,,7/30/2011,', '2,Olof Lind,,,7/30/2011,', ' 1 ,Anna Lind,,,soon,']);
    expect(pass.changed.map(({ facts }) => facts.employeeNumber)).toEqual(['2']);
    expect(pass.rejects.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
      [2, 'EmployeeNumberRepeated'],
      [4, 'DateUnreadable'],
      [4, 'EmployeeNumberRepeated'],
    ]);
    expect(pass.rejects[0]?.reason).toContain('2, 4');
    expect(pass.rejectedRows).toBe(2);
  });

  it('do not make their people absent', () => {
    const usual = ['1,Anna Berg,Production,Operator,7/30/2011,', '2,Olof Lind,,,7/30/2011,'];
    const first = rowsOf(usual);
    expect(rowsOf(['1,Anna Berg,Production,Operator,soon,'], undefined, first).absent).toEqual(['2']);
  });
});

describe('the status of an employment', () => {
  const warningsOf = (line: string) =>
    rowsOf(['9,Olof Lind,2011-07-30,,Active', line], 'EmpID,Name,Hire Date,Termination Date,Employment Status').changed.flatMap(
      ({ warnings }) => warnings,
    );

  it('that says terminated without a date is warned of', () => {
    expect(warningsOf('1,Anna Berg,2011-07-30,,Voluntarily Terminated')).toMatchObject([{ rowNumber: 3, code: 'TerminatedWithoutDate' }]);
    expect(warningsOf('1,Anna Berg,2011-07-30,2012-01-01,Voluntarily Terminated')).toEqual([]);
  });

  it('that says active after the day of leaving is warned of', () => {
    expect(warningsOf('1,Anna Berg,2011-07-30,2012-01-01,Active')).toMatchObject([{ rowNumber: 3, code: 'LeftButActive' }]);
    expect(warningsOf(`1,Anna Berg,2011-07-30,${today},Active`)).toEqual([]);
  });

  it('that is a formula is kept as text and warned of', () => {
    expect(warningsOf('1,Anna Berg,2011-07-30,,=A1')).toMatchObject([{ code: 'SpreadsheetText', field: 'employmentStatus', value: '=A1' }]);
  });
});

describe('an end without a day of leaving', () => {
  const headers = 'EmpID,Name,Hire Date,Termination Date,Contract End Date,Is Active';
  const read = (...line: string[]) => rowsOf(line, headers);

  it('is that of the contract, unless the file says when somebody leaves', () => {
    const { changed } = read('1,Anna Berg,7/30/2011,,12/31/2026,', '2,Olof Lind,7/30/2011,6/30/2026,12/31/2026,');
    expect(changed.map(({ facts }) => facts.leftOn)).toEqual(['2026-12-31', '2026-06-30']);
    expect(changed.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it('is told where the contract is over', () => {
    expect(read('1,Anna Berg,7/30/2011,,12/31/2024,').changed[0]?.warnings).toMatchObject([{ code: 'ContractOver', value: '2024-12-31' }]);
    expect(read('1,Anna Berg,7/30/2011,12/31/2024,12/31/2024,').changed[0]?.warnings).toEqual([]);
    expect(read('1,Anna Berg,7/30/2011,,7/29/2011,').rejects).toMatchObject([{ code: 'LeftBeforeHired', field: 'contractEndsOn' }]);
  });

  it('is asked for where the source calls somebody inactive', () => {
    expect(read('1,Anna Berg,7/30/2011,,,no').changed[0]?.warnings).toMatchObject([{ code: 'InactiveWithoutDate', field: 'isActive' }]);
    expect(read('1,Anna Berg,7/30/2011,1/1/2026,,no', '2,Olof Lind,7/30/2011,,,yes').changed.flatMap(({ warnings }) => warnings)).toEqual(
      [],
    );
  });
});

it('a row of labels below the headers is no person', () => {
  const table = [
    ['STATUS', 'USERID', 'FIRSTNAME', 'LASTNAME', 'MANAGER', 'HR'],
    ['Status', 'User ID', 'First Name', 'Last Name', 'Manager', 'HR'],
    ['active', 'a1', 'Anna', 'Berg', 'NO_MANAGER', 'NO_HR'],
  ].map((cells, at) => ({ cells, rowNumber: at + 1 }));
  const found = layOut(table, unknownForm);
  expect(found).toMatchObject({ headerRow: 1, labelRows: 1 });
  expect(found?.notices.map(({ code }) => code)).toEqual(['LabelRowPassedOver']);
});

it('the manager of whoever is at the top of the tree is not missing', () => {
  const { linked, warnings } = linkedRowsOf('STATUS,USERID,FIRSTNAME,LASTNAME,MANAGER,HR', [
    'active,a1,Anna,Berg,NO_MANAGER,NO_HR',
    'active,a2,Olof,Lind,a1,NO_HR',
  ]);
  expect(linked.map(({ facts }) => facts.managerEmployeeNumber)).toEqual([null, 'a1']);
  expect(warnings).toEqual([]);
});

it('a file of 200,000 rows with a chain of managers is read and linked whole', () => {
  const count = 200_000;
  const lines = Array.from({ length: count }, (_, index) => [String(index), `Person${index}, Given`, String(index + 1)]);
  const columns: readonly ProfileColumn[] = [
    { column: 'EmpID', field: 'employeeNumber', dateOrder: null },
    { column: 'Name', field: 'fullName', dateOrder: null },
    { column: 'ManagerID', field: 'managerEmployeeNumber', dateOrder: null },
  ];
  const reader = peopleReader(
    columns.map(({ column }) => column),
    { columns, today, last: null },
  );
  reader.take(
    lines,
    lines.map((_, index) => index + 2),
  );
  const { changed, rejectedRows } = reader.finish();
  const { linked, warnings } = linkManagers(changed, [], { hasNumber: true, hasName: false });
  expect([changed.length, rejectedRows, linked.length]).toEqual([count, 0, count]);
  expect(warnings.map(({ code }) => code)).toEqual(['ManagerUnknown']);
});
