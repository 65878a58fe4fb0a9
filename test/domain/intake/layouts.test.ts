import { describe, expect, it } from 'vitest';
import { checkProfile } from '../../../shared/domain/hris/mapping';
import { isProtectedColumn } from '../../../shared/domain/hris/protected-columns';
import { rowReader } from '../../../shared/domain/hris/read-row';
import { detectLayout } from '../../../shared/domain/intake/detect-layout';
import { layouts } from '../../../shared/domain/intake/layouts';
import { inspectDates, suggestProfile } from '../../../shared/domain/intake/suggest-profile';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const headersById: Readonly<Record<string, string>> = {
  successfactors:
    'STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,MI,GENDER,EMAIL,MANAGER,HR,DEPARTMENT,JOBCODE,DIVISION,LOCATION,TIMEZONE,HIREDATE,EMPID,TITLE',
  workday:
    'Employee_ID,Worker,Email_Primary_Work,Supervisory_Organization,Manager_ID,Job_Profile,Position_ID,Location,Hire_Date,Termination_Date,Worker_Status',
  bamboohr:
    'Employee #,First Name,Last Name,Status,Hire Date,Termination Date,Job Title,Department,Division,Location,Reporting To,Work Email',
  peopleforce:
    'employee_id,first_name,middle_name,last_name,email,personal_email,date_of_birth,gender,hired_on,phone_number,mobile_number,employment_type,position,department,division',
  horilla:
    'Badge id,First Name,Last Name,Phone,Email,Gender,Department,Job Position,Job Role,Work Type,Shift,Employee Type,Reporting Manager,Company,Location,Date joining,Contract End Date,Basic Salary,Salary Hour',
  adp: 'Co Code,File #,Last Name,First Name,Position Status,Hire Date,Termination Date,Home Department Code,Job Title Code,Reports To Position ID,Location Code,Annual Salary',
  'microsoft-hr-connector': 'HRScenario,EmailAddress,ResignationDate,LastWorkingDate,EffectiveDate,Remarks,Rating,OldLevel,NewLevel',
  'sap-identity': 'status,loginName,mail,firstName,lastName',
  'sap-scim-csv': 'emails[0].value,name.familyName,displayName,urn:example:CustomSchema:attr',
  'scim-employees': `id,userName,active,name.familyName,name.givenName,${enterprise}.employeeNumber,${enterprise}.department`,
  scim: 'id,userName,active,name.familyName,name.givenName',
};

describe('known layouts', () => {
  it.each(Object.entries(headersById))('%s is known by its headers, in any order and case', (id, headers) => {
    const list = headers.split(',');
    expect(detectLayout(list)?.layout.id).toBe(id);
    expect(detectLayout(list.toReversed().map((header) => (header.startsWith('urn:') ? header : ` ${header} `)))?.layout.id).toBe(id);
  });

  it('every one of them has a header set here, and one that nobody knows is none', () => {
    expect(Object.keys(headersById).toSorted()).toEqual(layouts.map(({ id }) => id).toSorted());
    expect(detectLayout(['Name', 'Personnel number', 'Crew'])).toBeNull();
  });

  it.each(Object.entries(headersById))('%s gives a profile that can be used once its dates are chosen', (_, headers) => {
    const list = headers.split(',');
    const draft = suggestProfile(list, []);
    expect(checkProfile(list, draft.columns, draft.keyedBy)).toEqual([]);
  });

  it.each(Object.entries(headersById))('%s maps no column that can never be kept', (_, headers) => {
    const { columns, protectedWhy } = suggestProfile(headers.split(','), []);
    expect(columns.filter(({ field, column }) => field !== null && isProtectedColumn(column) !== null)).toEqual([]);
    const never = headers.split(',').filter((header) => isProtectedColumn(header) !== null);
    expect([...protectedWhy.keys()]).toEqual(never);
  });

  it('of a directory with e-mail addresses and no employee numbers go by the user name, and by its number where there is one', () => {
    const directory = ['userName', 'active', 'name.familyName', 'emails[0].value'];
    expect(detectLayout(directory)).toMatchObject({ layout: { id: 'scim', keyedBy: 'userName' }, known: 4 });
    const numbered = detectLayout([...directory, `${enterprise}:employeeNumber`, 'costCentre']);
    expect(numbered).toMatchObject({ layout: { id: 'scim-employees', keyedBy: 'employeeNumber' }, known: 5 });
  });

  it('take what the first form of the import left: positions, employers, contracts, user names and other ids', () => {
    const fieldsOf = (id: string) =>
      Object.fromEntries(
        suggestProfile((headersById[id] ?? '').split(','), []).columns.flatMap(({ column, field, system }) =>
          field === null ? [] : [[column, system ? `${field} ${system}` : field]],
        ),
      );
    expect(fieldsOf('successfactors')).toMatchObject({
      USERNAME: 'userName',
      EMPID: 'otherId SuccessFactors EMPID',
      USERID: 'employeeNumber',
    });
    expect(fieldsOf('workday')).toMatchObject({ Position_ID: 'positionNumber' });
    expect(fieldsOf('horilla')).toMatchObject({
      Company: 'employer',
      'Employee Type': 'employmentKind',
      'Contract End Date': 'contractEndsOn',
    });
    expect(fieldsOf('adp')).not.toHaveProperty('Annual Salary');
    expect(fieldsOf('scim-employees')).toMatchObject({ id: 'otherId SCIM id', active: 'isActive', userName: 'userName' });
  });

  it('of the Microsoft connector defines its dates: seven-digit fractions and offsets', () => {
    const headers = (headersById['microsoft-hr-connector'] ?? '').split(',');
    const draft = suggestProfile(headers, [['Resignation', 'a@b.c', '', '2026-03-31T00:00:00.0000000+02:00', '', '', '', '', '']]);
    expect(draft.openDates).toEqual([]);
    const read = rowReader(draft.columns, { today: '2026-01-01', keyedBy: draft.keyedBy, words: draft.words });
    const { row } = read(['Resignation', 'A@b.c', '', '2026-03-31T00:00:00.0000000+02:00', '', '', '5', 'L1', 'L2'], 2);
    expect(row?.facts).toMatchObject({ email: 'A@b.c', leftOn: '2026-03-31' });
    expect(JSON.stringify(row)).not.toMatch(/L1|L2|"5"/);
  });

  it('unknown to the table are suggested by header, further fields too', () => {
    const draft = suggestProfile(['Personnel No', 'Name', 'Position ID', 'Employment Type'], []);
    expect(draft.columns.map(({ field }) => field)).toEqual(['employeeNumber', 'fullName', 'positionNumber', 'employmentKind']);
    expect(draft.layout).toBeNull();
  });

  it('leave a date order open that the values leave open, and list what only a person can decide', () => {
    const rows = [
      ['1', 'Berg', '07/10/2011'],
      ['2', 'Lind', '09/19/88'],
      ['3', 'Ek', '19/09/1988'],
      ['4', 'Dahl', '07/10/2011'],
      ['5', 'Asp', '04/04/2004'],
    ];
    const [open] = suggestProfile(['Personnel No', 'Name', 'Hire Date'], rows).openDates;
    expect(open).toMatchObject({ column: 'Hire Date', finding: { undecidable: ['07/10/2011'] } });
    expect(inspectDates(rows.map((row) => row[2] ?? '')).order).toMatchObject({ ambiguous: true, because: 'contradictory' });
  });
});

describe('the words of a profile', () => {
  const columns = [
    { column: 'No', field: 'employeeNumber', dateOrder: null },
    { column: 'Name', field: 'fullName', dateOrder: null },
    { column: 'HR', field: 'employer', dateOrder: null },
    { column: 'Kind', field: 'employmentKind', dateOrder: null },
    { column: 'Status', field: 'employmentStatus', dateOrder: null },
    { column: 'Active', field: 'isActive', dateOrder: null },
  ] as const;
  const words = { placeholders: ['NO_HR'], employed: ['former trainee'], ended: ['gone'], employmentKinds: { Leih: 'agency' } } as const;
  const read = (...cells: string[]) => rowReader(columns, { today: '2026-03-14', words })(['1', 'Berg, Anna', ...cells], 2);

  it('say what is empty, over, and of which kind', () => {
    expect(read('no_hr', 'leih', 'gone', 'TRUE').row).toMatchObject({
      further: { employer: null, employmentKind: 'agency', isActive: true },
      warnings: [{ code: 'TerminatedWithoutDate' }],
    });
    expect(read('X AG', 'Permanent', 'former trainee', '0').row).toMatchObject({
      further: { employer: 'X AG', employmentKind: 'employee', isActive: false },
      warnings: [{ code: 'InactiveWithoutDate' }],
    });
  });

  it('that are missing are asked for, not guessed', () => {
    expect(read('', 'Temp 3', '', 'perhaps').rejects).toMatchObject([
      { code: 'WordUnknown', field: 'employmentKind', value: 'Temp 3' },
      { code: 'WordUnknown', field: 'isActive', value: 'perhaps' },
    ]);
  });
});
