import { describe, expect, it } from 'vitest';
import type { TargetField } from '../../../shared/domain/hris/fields';
import { planImport } from '../../../shared/domain/hris/plan';
import { factsOf, planFrom, planOf, today } from './plan-of-file';

describe('planning an import', () => {
  it('creates people with cleaned facts and a position from the day of hiring', () => {
    const plan = planOf(['1,"Berg,   Anna  K",Production   ,Operator ,07/30/2011,']);
    expect(plan.creates).toEqual([
      {
        rowNumber: 2,
        facts: factsOf({
          employeeNumber: '1',
          familyName: 'Berg',
          givenName: 'Anna K',
          department: 'Production',
          jobTitle: 'Operator',
          hiredOn: '2011-07-30',
        }),
        managerFoundBy: null,
        position: { action: 'open', validFrom: '2011-07-30', validTo: null },
      },
    ]);
    expect(plan.departments).toEqual([{ name: 'Production', isNew: true, people: 1 }]);
    expect(plan.positions).toEqual([{ name: 'Operator', isNew: true, people: 1 }]);
    expect(plan.tripwires).toEqual([]);
  });

  it('closes the position of a leaver on the last day', () => {
    const plan = planOf(['1,Berg Anna,Production,Operator,7/30/2011,2/28/2020']);
    expect(plan.creates[0]?.position).toEqual({ action: 'open', validFrom: '2011-07-30', validTo: '2020-02-28' });
  });

  it('reads an open end as no end', () => {
    const plan = planOf(['1,Anna Berg,,,7/30/2011,12/31/9999', '2,Olof Lind,,,7/30/2011,00/00/0000']);
    expect(plan.creates.map(({ facts }) => facts.leftOn)).toEqual([null, null]);
  });

  it('refuses a mapping that cannot be used', () => {
    const result = planImport({
      headers: ['Salary'],
      rows: [],
      rowNumbers: [],
      mapping: [{ column: 'Salary', field: 'email', dateOrder: null }],
      today,
      known: [],
      closing: [],
    });
    expect(result.ok ? [] : result.failure.data.problems.map(({ code }) => code)).toEqual([
      'ProtectedColumn',
      'EmployeeNumberMissing',
      'NameMissing',
    ]);
  });

  it('keeps nothing of a column that is not mapped', () => {
    const plan = planFrom({ header: 'EmpID,Name,Salary,Hobby', lines: ['1,Anna Berg,98765,chess'] });
    expect(JSON.stringify(plan)).not.toMatch(/98765|chess/);
    expect(plan.creates).toHaveLength(1);
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
  ])('has %s', (_, line, code, value) => {
    const plan = planOf(['9,Olof Lind,,,7/30/2011,', line]);
    expect(plan.rejects).toMatchObject([{ rowNumber: 3, code, ...(value === undefined ? {} : { value }) }]);
    expect(plan.creates).toHaveLength(1);
    expect(plan.totals).toMatchObject({ rows: 2, creates: 1, rejectedRows: 1 });
  });

  it('takes somebody who left on the day they came', () => {
    expect(planOf(['1,Anna Berg,,,7/30/2011,7/30/2011']).rejects).toEqual([]);
  });

  it('takes neither of two rows with one employee number, and names both lines', () => {
    const plan = planOf(['1,Anna Berg,,,7/30/2011,', '2,Olof Lind,,,7/30/2011,', ' 1 ,Anna Lind,,,soon,']);
    expect(plan.creates.map(({ facts }) => facts.employeeNumber)).toEqual(['2']);
    expect(plan.rejects.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
      [2, 'EmployeeNumberRepeated'],
      [4, 'DateUnreadable'],
      [4, 'EmployeeNumberRepeated'],
    ]);
    expect(plan.rejects[0]?.reason).toContain('2, 4');
    expect(plan.totals.rejectedRows).toBe(2);
  });

  it('tells numbers apart that differ in leading zeros only', () => {
    expect(planOf(['007,Anna Berg,,,7/30/2011,', '7,Olof Lind,,,7/30/2011,']).creates.map(({ facts }) => facts.employeeNumber)).toEqual([
      '007',
      '7',
    ]);
  });

  it('passes over blank rows and a row of labels without calling them people', () => {
    const plan = planFrom({
      header: 'STATUS,USERID,FIRSTNAME,LASTNAME,MANAGER,HR',
      lines: [
        'Status,User ID,First Name,Last Name,Manager,HR',
        'active,a1,Anna,Berg,NO_MANAGER,NO_HR',
        ', , ,,,',
        'active,a2,Olof,Lind,a1,NO_HR',
      ],
    });
    expect(plan.totals).toMatchObject({ rows: 2, blankRows: 1, creates: 2, rejectedRows: 0 });
    expect(plan.warnings.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([[2, 'LabelRowPassedOver']]);
    expect(plan.creates.map(({ facts }) => facts.managerEmployeeNumber)).toEqual([null, 'a1']);
  });
});

describe('the status of an employment', () => {
  const plan = (line: string) =>
    planFrom({ header: 'EmpID,Name,Hire Date,Termination Date,Employment Status', lines: ['9,Olof Lind,2011-07-30,,Active', line] });

  it('that says terminated without a date is warned of', () => {
    expect(plan('1,Anna Berg,2011-07-30,,Voluntarily Terminated').warnings).toMatchObject([
      { rowNumber: 3, code: 'TerminatedWithoutDate' },
    ]);
    expect(plan('1,Anna Berg,2011-07-30,2012-01-01,Voluntarily Terminated').warnings).toEqual([]);
  });

  it('that says active after the day of leaving is warned of', () => {
    expect(plan('1,Anna Berg,2011-07-30,2012-01-01,Active').warnings).toMatchObject([{ rowNumber: 3, code: 'LeftButActive' }]);
    expect(plan(`1,Anna Berg,2011-07-30,${today},Active`).warnings).toEqual([]);
  });

  it('that is a formula is kept as text and warned of', () => {
    const result = plan('1,Anna Berg,2011-07-30,,=A1');
    expect(result.warnings).toMatchObject([{ code: 'SpreadsheetText', field: 'employmentStatus', value: '=A1' }]);
    expect(result.creates[1]?.facts.employmentStatus).toBe('=A1');
  });
});

describe('a large file', () => {
  it('of 200,000 rows with a chain of managers is planned whole', () => {
    const count = 200_000;
    const lines = Array.from({ length: count }, (_, index) => [String(index), `Person${index}, Given`, String(index + 1)]);
    const headers = ['EmpID', 'Name', 'ManagerID'];
    const fields = ['employeeNumber', 'fullName', 'managerEmployeeNumber'] as const satisfies readonly TargetField[];
    const mapping = headers.map((column, index) => ({ column, field: fields[index] ?? null, dateOrder: null }));
    const result = planImport({
      headers,
      rows: lines,
      rowNumbers: lines.map((_, index) => index + 2),
      mapping,
      today,
      known: [],
      closing: [],
    });
    expect(result.ok && result.value.totals).toMatchObject({ creates: count, rejectedRows: 0, warnings: 1 });
  });
});
