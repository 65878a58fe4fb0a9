import { describe, expect, it } from 'vitest';
import type { ProfileColumn } from '../../../shared/domain/hris/mapping';
import { type PassSettings, type PeoplePass, peopleReader } from '../../../shared/domain/intake/people-pass';
import { knownFrom } from '../../support/known-rows';

const columns: readonly ProfileColumn[] = [
  { column: 'No', field: 'employeeNumber', dateOrder: null },
  { column: 'Name', field: 'fullName', dateOrder: null },
  { column: 'Unit', field: 'department', dateOrder: null },
  { column: 'Salary', field: null, dateOrder: null },
  { column: 'Hired', field: 'hiredOn', dateOrder: 'dmy' },
  { column: 'Manager', field: 'managerEmployeeNumber', dateOrder: null },
];
const file = ['01,"Berg, Anna",Mill,100,01.02.2020,', '02,Olof Lind,Mill,200,5.6.2019,01', '03,Eva Dahl,Boiler,300,31.12.2021,01'];

describe('a pass over the rows of an HRIS file', () => {
  it('reads every row of the first file, and none of the same file again', () => {
    const first = pass(file);
    expect(first.changed.map(({ facts }) => [facts.employeeNumber, facts.familyName, facts.hiredOn])).toEqual([
      ['01', 'Berg', '2020-02-01'],
      ['02', 'Lind', '2019-06-05'],
      ['03', 'Dahl', '2021-12-31'],
    ]);
    const again = pass(file, first);
    expect(again).toMatchObject({ changed: [], unchanged: 3, absent: [], rejects: [], rows: 3 });
    expect(again.digests()).toEqual(first.digests());
  });

  it('tells exactly which rows say something else, are new or are gone', () => {
    const first = pass(file);
    const next = pass([file[2] ?? '', '02,Olof Lind,Boiler,200,5.6.2019,01', '04,Ulf Ek,Mill,1,1.1.2022,01'], first);
    expect(next.changed.map(({ facts }) => facts.employeeNumber)).toEqual(['02', '04']);
    expect(next).toMatchObject({ unchanged: 1, absent: ['01'] });
  });

  it('does not care for what is not mapped, spaces, or the order of rows and columns', () => {
    const first = pass(file);
    const spaced = [
      '03,Eva  Dahl ,Boiler,999,31.12.2021, 01',
      '01,"Berg,  Anna",Mill\u00a0,0,01.02.2020,',
      '02,Olof Lind,Mill,200,5.6.2019,01',
    ];
    expect(pass(spaced, first)).toMatchObject({ changed: [], unchanged: 3 });
    const turned = columns.toReversed();
    const rows = file.map((line) => cellsOf(line).toReversed());
    expect(run(rows, { columns: turned, last: knownFrom(first) })).toMatchObject({ changed: [], unchanged: 3 });
  });

  it('keeps nothing of a column that is not mapped', () => {
    expect(JSON.stringify([...pass(file).digests(), pass(file).changed])).not.toMatch(/"100"|"200"/);
  });

  it('rejects each row of a person who is in the file twice, unchanged ones too', () => {
    const first = pass(file);
    const twice = pass([...file, '02,Olof Lind,Mill,200,5.6.2019,01'], first);
    expect(twice.rejects.map(({ rowNumber, code, value }) => [rowNumber, code, value])).toEqual([
      [3, 'EmployeeNumberRepeated', '02'],
      [5, 'EmployeeNumberRepeated', '02'],
    ]);
    expect(twice).toMatchObject({ unchanged: 2, changed: [], absent: [], rejectedRows: 2 });
    expect(twice.digests().has('02')).toBe(false);
  });

  it('takes headers that stand in the middle again for no person, also where no date gives them away', () => {
    const again = pass([...file, 'No,Name ,Unit,Salary,Hired,Manager', '04,Ulf Ek,Mill,1,1.1.2022,01']);
    expect(again.rejects.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([[5, 'HeaderRepeated']]);
    const plain = columns.slice(0, 3);
    const cells = [...file, 'No,Name,Unit'].map((line) => cellsOf(line).slice(0, 3));
    expect(run(cells, { columns: plain, last: null }).rejects.map(({ code }) => code)).toEqual(['HeaderRepeated']);
  });

  it('knows numbers that differ by signs nobody sees for the same, and says so', () => {
    const twice = pass([
      ...file,
      '0\u200b1,Ada Berg,Mill,1,1.1.2020,',
      '\u202e02,Olof Lind,Mill,1,1.1.2020,',
      '0\u00ad3,Eva,Mill,1,1.1.2020,',
    ]);
    expect(twice.rejects.map(({ rowNumber, code, value }) => `${rowNumber} ${code} ${value}`)).toEqual([
      '2 EmployeeNumberRepeated 01',
      '3 EmployeeNumberRepeated 02',
      '4 EmployeeNumberRepeated 03',
      '5 EmployeeNumberRepeated 01',
      '6 EmployeeNumberRepeated 02',
      '7 EmployeeNumberRepeated 03',
    ]);
  });

  it('gives every reject a code, a reason in words and the value', () => {
    const { rejects } = pass([
      '1.23E+05,Anna Berg,Mill,1,01.02.2020,',
      '05,,Mill,1,soon,',
      '06,Ulf Ek,Mill,1,1.1.2022',
      '"",Ida Asp,Mill,1,1.1.2022,',
    ]);
    expect(rejects.map(({ rowNumber, code, value }) => [rowNumber, code, value])).toEqual([
      [2, 'EmployeeNumberDamaged', '1.23E+05'],
      [3, 'NameMissing', undefined],
      [3, 'DateUnreadable', 'soon'],
      [4, 'WrongCellCount', undefined],
      [5, 'EmployeeNumberMissing', undefined],
    ]);
    expect(rejects.every(({ reason }) => /^[A-Z"].{15,}\.$/.test(reason))).toBe(true);
  });

  it('keeps leading zeros: 01 and 1 are two people', () => {
    expect(pass(['01,Anna Berg,,1,,', '1,Olof Lind,,1,,']).changed.map(({ facts }) => facts.employeeNumber)).toEqual(['01', '1']);
  });

  it('knows the manager of every row that can be taken, unchanged ones too', () => {
    const first = pass(file);
    expect([...pass(file, first).managerByKey()]).toEqual([
      ['01', ''],
      ['02', '01'],
      ['03', '01'],
    ]);
  });

  it('reads a column of two date styles cell by cell, and asks once for each value that is two days', () => {
    const mixed = (chosenDates?: Record<string, 'mdy' | 'dmy'>) =>
      columns.map((column) =>
        column.field === 'hiredOn' ? { ...column, dateOrder: 'eachCell' as const, ...(chosenDates && { chosenDates }) } : column,
      );
    const rows = ['1,A B,,1,07/10/2011,', '2,C D,,1,09/19/88,', '3,E F,,1,30/3/2015,', '4,G H,,1,07/10/2011,', '5,I J,,1,4/4/2004,'].map(
      cellsOf,
    );
    const open = run(rows, { columns: mixed() });
    expect(open.changed.map(({ facts }) => facts.hiredOn)).toEqual(['1988-09-19', '2015-03-30', '2004-04-04']);
    expect(open.choices).toMatchObject([{ code: 'DateAmbiguous', field: 'hiredOn', value: '07/10/2011', rows: 2 }]);
    const chosen = run(rows, { columns: mixed({ '07/10/2011': 'mdy' }) });
    expect(chosen.changed.map(({ facts }) => facts.hiredOn)).toEqual([
      '2011-07-10',
      '1988-09-19',
      '2015-03-30',
      '2011-07-10',
      '2004-04-04',
    ]);
    expect(chosen.choices).toEqual([]);
  });

  it('reads two-digit years by the pivot of the profile, whatever the day', () => {
    const hired = (pivotDay: string) => run([cellsOf('1,A B,,1,1.1.37,')], { pivotDay, today: '2099-01-01' }).changed[0]?.facts.hiredOn;
    expect([hired('2026-01-01'), hired('2028-01-01')]).toEqual(['1937-01-01', '2037-01-01']);
  });
});

describe('several positions of one person', () => {
  const withPositions: readonly ProfileColumn[] = [
    { column: 'No', field: 'employeeNumber', dateOrder: null },
    { column: 'Pos', field: 'positionNumber', dateOrder: null },
    { column: 'Name', field: 'fullName', dateOrder: null },
    { column: 'Title', field: 'jobTitle', dateOrder: null },
  ];
  const read = (...lines: string[]) => run(lines.map(cellsOf), { columns: withPositions });

  it('are rows of one number with different position numbers', () => {
    const { changed, rejects } = read('1,P1,Anna Berg,Operator', '1,P2,Anna Berg,Fire warden', '2,P3,Olof Lind,Operator');
    expect(changed.map(({ facts, further }) => [facts.employeeNumber, further.positionNumber])).toEqual([
      ['1', 'P1'],
      ['1', 'P2'],
      ['2', 'P3'],
    ]);
    expect(rejects).toEqual([]);
  });

  it('must be told apart, each once', () => {
    expect(read('1,P1,Anna Berg,A', '1,P1,Anna Berg,B').rejects.map(({ code }) => code)).toEqual(['PositionRepeated', 'PositionRepeated']);
    expect(read('1,,Anna Berg,A', '1,,Anna Berg,B').rejects.map(({ code }) => code)).toEqual(['PositionMissing', 'PositionMissing']);
  });

  it('must agree on the person: otherwise none of the rows is taken, and the reason names the column', () => {
    const { changed, rejects, digests } = read('1,P1,Anna Berg,A', '1,P2,Anna Lind,B', '2,P3,Ulf Ek,C');
    expect(rejects.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
      [2, 'PersonRowsDiffer'],
      [3, 'PersonRowsDiffer'],
    ]);
    expect(rejects[0]?.reason).toContain('"Name": "Anna Berg" and "Anna Lind"');
    expect([changed.length, digests().size]).toEqual([1, 1]);
  });
});

describe('a source without employee numbers', () => {
  const connector: readonly ProfileColumn[] = [
    { column: 'HRScenario', field: null, dateOrder: null },
    { column: 'EmailAddress', field: 'email', dateOrder: null },
    { column: 'LastWorkingDate', field: 'leftOn', dateOrder: 'iso' },
  ];
  const settings = { columns: connector, keyedBy: 'email' as const, only: { column: 'HRScenario', words: ['Resignation'] } };

  it('is keyed by the e-mail address whatever its case, and its other scenarios are counted and not read', () => {
    const rows = [
      'Resignation,A.Berg@example.org,2026-03-31',
      'Performance review,o@example.org,',
      'Job level change,e@example.org,',
      'Performance review,u@example.org,',
    ];
    const found = run(rows.map(cellsOf), settings);
    expect([...found.digests().keys()]).toEqual(['a.berg@example.org']);
    expect([...found.passedOver]).toEqual([
      ['Performance review', 2],
      ['Job level change', 1],
    ]);
    expect(found.rows).toBe(1);
    expect(run([['Resignation', '', '2026-03-31']], settings).rejects).toMatchObject([{ code: 'KeyMissing', field: 'email' }]);
  });
});

describe('a directory with user names', () => {
  const directory: readonly ProfileColumn[] = [
    { column: 'userName', field: 'userName', dateOrder: null },
    { column: 'number', field: 'employeeNumber', dateOrder: null },
    { column: 'id', field: 'otherId', dateOrder: null, system: 'SCIM id' },
    { column: 'gate', field: 'otherId', dateOrder: null, system: 'Gate' },
    { column: 'active', field: 'isActive', dateOrder: null },
  ];
  const read = (...cells: string[]) => run([cells], { columns: directory, keyedBy: 'userName' });

  it('says who may sign in and what other systems call the person', () => {
    expect(read('a.berg', '', '2819c223', '77', 'false').changed).toMatchObject([
      {
        facts: { employeeNumber: '', familyName: '' },
        further: {
          userName: 'a.berg',
          isActive: false,
          otherIds: [
            { system: 'SCIM id', value: '2819c223' },
            { system: 'Gate', value: '77' },
          ],
        },
      },
    ]);
  });

  it('takes no id that a spreadsheet has spoiled, whichever it is', () => {
    expect(read('a.berg', '1.2E+08', 'x', '', '').rejects).toMatchObject([{ code: 'EmployeeNumberDamaged', field: 'employeeNumber' }]);
    expect(read('a.berg', '1', '1.2E+08', '', '').rejects).toMatchObject([{ code: 'IdDamaged', field: 'otherId', value: '1.2E+08' }]);
  });
});

function pass(lines: readonly string[], last: PeoplePass | null = null): PeoplePass {
  return run(lines.map(cellsOf), { last: last === null ? null : knownFrom(last) });
}

function run(rows: readonly (readonly string[])[], settings: Partial<PassSettings>): PeoplePass {
  const all: PassSettings = {
    columns,
    today: '2026-03-14',
    last: null,
    ...settings,
  };
  const reader = peopleReader(
    all.columns.map(({ column }) => column),
    all,
  );
  reader.take(
    rows,
    rows.map((_, at) => at + 2),
  );
  return reader.finish();
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
