import { describe, expect, it } from 'vitest';
import type { TargetField } from '../../../shared/domain/hris/fields';
import { checkProfile, isLabelRow, type ProfileColumn, type RowKey } from '../../../shared/domain/hris/mapping';
import { isProtectedColumn } from '../../../shared/domain/hris/protected-columns';
import { suggestMapping } from '../../../shared/domain/hris/suggest-mapping';
import { suggestProfile } from '../../../shared/domain/intake/suggest-profile';

/** The header sets of real systems, and the whole of what may be taken from each. */
const systems: readonly { readonly system: string; readonly headers: string; readonly expected: Partial<Record<TargetField, string>> }[] = [
  {
    system: 'a plain HR spreadsheet',
    headers:
      'Employee_Name,EmpID,MarriedID,MaritalStatusID,GenderID,EmpStatusID,DeptID,PerfScoreID,FromDiversityJobFairID,Salary,Termd,PositionID,Position,State,Zip,DOB,Sex,MaritalDesc,CitizenDesc,HispanicLatino,RaceDesc,DateofHire,DateofTermination,TermReason,EmploymentStatus,Department,ManagerName,ManagerID,RecruitmentSource,PerformanceScore,EngagementSurvey,EmpSatisfaction,SpecialProjectsCount,LastPerformanceReview_Date,DaysLateLast30,Absences',
    expected: {
      fullName: 'Employee_Name',
      employeeNumber: 'EmpID',
      jobTitle: 'Position',
      department: 'Department',
      hiredOn: 'DateofHire',
      leftOn: 'DateofTermination',
      employmentStatus: 'EmploymentStatus',
      managerName: 'ManagerName',
      managerEmployeeNumber: 'ManagerID',
    },
  },
  {
    system: 'SuccessFactors',
    headers:
      'STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,MI,GENDER,EMAIL,MANAGER,HR,DEPARTMENT,JOBCODE,DIVISION,LOCATION,TIMEZONE,HIREDATE,EMPID,TITLE',
    expected: {
      employmentStatus: 'STATUS',
      employeeNumber: 'USERID',
      givenName: 'FIRSTNAME',
      familyName: 'LASTNAME',
      email: 'EMAIL',
      managerEmployeeNumber: 'MANAGER',
      department: 'DEPARTMENT',
      location: 'LOCATION',
      hiredOn: 'HIREDATE',
      jobTitle: 'TITLE',
    },
  },
  {
    system: 'Workday',
    headers:
      'Employee_ID,Worker,Email_Primary_Work,Supervisory_Organization,Manager_ID,Job_Profile,Position_ID,Location,Hire_Date,Termination_Date,Worker_Status',
    expected: {
      employeeNumber: 'Employee_ID',
      fullName: 'Worker',
      email: 'Email_Primary_Work',
      department: 'Supervisory_Organization',
      managerEmployeeNumber: 'Manager_ID',
      jobTitle: 'Job_Profile',
      location: 'Location',
      hiredOn: 'Hire_Date',
      leftOn: 'Termination_Date',
      employmentStatus: 'Worker_Status',
    },
  },
  {
    system: 'BambooHR',
    headers:
      'Employee #,First Name,Last Name,Status,Hire Date,Termination Date,Job Title,Department,Division,Location,Reporting To,Work Email',
    expected: {
      employeeNumber: 'Employee #',
      givenName: 'First Name',
      familyName: 'Last Name',
      employmentStatus: 'Status',
      hiredOn: 'Hire Date',
      leftOn: 'Termination Date',
      jobTitle: 'Job Title',
      department: 'Department',
      location: 'Location',
      managerName: 'Reporting To',
      email: 'Work Email',
    },
  },
  {
    system: 'PeopleForce',
    headers:
      'employee_id,first_name,middle_name,last_name,email,personal_email,date_of_birth,gender,hired_on,phone_number,mobile_number,employment_type,position,department,division',
    expected: {
      employeeNumber: 'employee_id',
      givenName: 'first_name',
      familyName: 'last_name',
      email: 'email',
      hiredOn: 'hired_on',
      jobTitle: 'position',
      department: 'department',
    },
  },
  {
    system: 'Horilla',
    headers:
      'Badge id,First Name,Last Name,Phone,Email,Gender,Department,Job Position,Job Role,Work Type,Shift,Employee Type,Reporting Manager,Company,Location,Date joining,Contract End Date,Basic Salary,Salary Hour',
    expected: {
      employeeNumber: 'Badge id',
      givenName: 'First Name',
      familyName: 'Last Name',
      email: 'Email',
      department: 'Department',
      jobTitle: 'Job Position',
      shift: 'Shift',
      managerName: 'Reporting Manager',
      location: 'Location',
      hiredOn: 'Date joining',
    },
  },
  {
    system: 'ADP',
    headers:
      'Co Code,File #,Last Name,First Name,Position Status,Hire Date,Termination Date,Home Department Code,Job Title Code,Reports To Position ID,Location Code,Annual Salary',
    expected: {
      employeeNumber: 'File #',
      familyName: 'Last Name',
      givenName: 'First Name',
      employmentStatus: 'Position Status',
      hiredOn: 'Hire Date',
      leftOn: 'Termination Date',
      department: 'Home Department Code',
      jobTitle: 'Job Title Code',
      location: 'Location Code',
    },
  },
];

describe('suggesting a mapping', () => {
  it.each(systems)('maps the columns of $system, each field once and nothing else', ({ headers, expected }) => {
    const suggestions = suggestMapping(headers.split(','), []);
    const found = Object.fromEntries(suggestions.flatMap(({ column, target }) => (target === null ? [] : [[target, column]])));
    expect(found).toEqual(expected);
    expect(suggestions.every(({ why }) => why.length > 10)).toBe(true);
  });

  it('lets the values say whether a manager column holds names or numbers', () => {
    const headers = ['Employee ID', 'Last Name', 'Manager'];
    const targetWith = (...values: string[]) =>
      suggestMapping(
        headers,
        values.map((value, index) => [`E${index}`, 'x', value]),
      )[2]?.target;
    expect(targetWith('E1', 'E0', '')).toBe('managerEmployeeNumber');
    expect(targetWith('Anna Berg', 'Lind, Olof')).toBe('managerName');
    expect(targetWith('NO_MANAGER', 'Anna Berg')).toBe('managerName');
  });

  it('takes the number by which managers are named, where a file has two', () => {
    const headers = ['USERID', 'STATUS', 'LASTNAME', 'MANAGER', 'HR', 'EMPID'];
    const rows = [
      ['aberg', 'active', 'Berg', 'NO_MANAGER', 'NO_HR', '1001'],
      ['olind', 'active', 'Lind', '1001', 'NO_HR', '1002'],
    ];
    expect(suggestMapping(headers, rows).find(({ target }) => target === 'employeeNumber')?.column).toBe('EMPID');
    const byUser = rows.map((row) => row.map((cell) => (cell === '1001' && row[0] === 'olind' ? 'aberg' : cell)));
    expect(suggestMapping(headers, byUser).find(({ target }) => target === 'employeeNumber')?.column).toBe('USERID');
  });

  it('does not take a column for dates or e-mail whose values are none', () => {
    const suggestions = suggestMapping(['Employee ID', 'Hire Date', 'Email'], [['1', 'pending', 'none']]);
    expect(suggestions.map(({ target }) => target)).toEqual(['employeeNumber', null, null]);
  });
});

describe('columns that must never be kept', () => {
  it.each(
    'Salary,Basic Salary,Salary Hour,Annual_Salary_EUR,Pay Rate,Bank Account,IBAN,RaceDesc,RACE,Ethnicity,HispanicLatino,FromDiversityJobFairID,Sex,GENDER,GenderID,MaritalDesc,MarriedID,CitizenDesc,Nationality,Religion,DOB,date_of_birth,DateOfBirth,Age,Disability,Zip,Home Address,State,personal_email,SSN,PerformanceScore,PerfScoreID,LastPerformanceReview_Date,EngagementSurvey,EmpSatisfaction,Absences,DaysLateLast30,TermReason,Geburtsdatum,Sex (2)'.split(
      ',',
    ),
  )('protects %s and gives the reason', (header) => {
    expect(isProtectedColumn(header)?.reason).toMatch(/\.$/);
  });

  it.each(
    'Employee_Name,EmpID,Sussex Site,Traceability Area,Email Address,EmailAddress,Payroll ID,Page,Position,EmploymentStatus,Employment State,Unit,Department,Stage,Location,Manager Name,Shift,Trade'.split(
      ',',
    ),
  )('leaves %s alone', (header) => {
    expect(isProtectedColumn(header)).toBeNull();
  });

  it('cannot be mapped, whatever a person chooses', () => {
    const mapping = [
      { column: 'EmpID', field: 'employeeNumber', dateOrder: null },
      { column: 'Name', field: 'fullName', dateOrder: null },
      { column: 'Salary', field: 'jobTitle', dateOrder: null },
    ] as const;
    const problems = checkProfile(['EmpID', 'Name', 'Salary'], mapping, 'employeeNumber');
    expect(problems).toMatchObject([{ code: 'ProtectedColumn', column: 'Salary' }]);
  });
});

describe('a mapping', () => {
  it('leaves the date order open where the values leave it open', () => {
    const headers = ['EmpID', 'Name', 'Hire Date', 'Termination Date'];
    const { columns, openDates } = suggestProfile(headers, [['1', 'Berg', '01/02/2020', '31/12/2020']]);
    expect(columns.map(({ dateOrder }) => dateOrder)).toEqual([null, null, null, 'dmy']);
    expect(openDates.map(({ column }) => column)).toEqual(['Hire Date']);
    expect(checkProfile(headers, columns, 'employeeNumber')).toMatchObject([{ code: 'DateOrderMissing', field: 'hiredOn' }]);
  });

  it('must say who a row is, once', () => {
    const codes = (fields: readonly (TargetField | null)[]) => {
      const headers = fields.map((_, index) => `Column ${index}`);
      const columns = headers.map((column, index) => ({ column, field: fields[index] ?? null, dateOrder: null }));
      return checkProfile(headers, columns, 'employeeNumber').map(({ code }) => code);
    };
    expect(codes(['employeeNumber', 'familyName'])).toEqual([]);
    expect(codes(['familyName', null])).toEqual(['EmployeeNumberMissing']);
    expect(codes(['employeeNumber', 'givenName'])).toEqual(['NameMissing']);
    expect(codes(['employeeNumber', 'fullName', 'familyName'])).toEqual(['NameTwice']);
    expect(codes(['employeeNumber', 'fullName', 'email', 'email'])).toEqual(['MappedTwice']);
  });

  it('fits only the file it was made for', () => {
    const mapping = [{ column: 'EmpID', field: 'employeeNumber', dateOrder: null }] as const;
    expect(checkProfile(['EmpID', 'Name'], mapping, 'employeeNumber')).toMatchObject([{ code: 'OtherFile' }]);
    expect(checkProfile(['Other'], mapping, 'employeeNumber')).toMatchObject([{ code: 'OtherFile' }]);
  });

  it('tells a row of labels from a person', () => {
    const headers = ['USERID', 'FIRSTNAME', 'LASTNAME', 'MANAGER'];
    expect(isLabelRow(headers, ['User ID', 'First Name', 'Last Name', 'Manager'])).toBe(true);
    expect(isLabelRow(headers, ['u1', 'Anna', 'Manager', 'NO_MANAGER'])).toBe(false);
  });
});

describe('the columns of a profile', () => {
  const columns = (...fields: readonly ProfileColumn['field'][]): ProfileColumn[] =>
    fields.map((field, at) => ({ column: `Column ${at}`, field, dateOrder: null, system: field === 'otherId' ? `System ${at}` : null }));
  const codes = (list: readonly ProfileColumn[], keyedBy: RowKey = 'employeeNumber') =>
    checkProfile(
      list.map(({ column }) => column),
      list,
      keyedBy,
    ).map(({ code }) => code);

  it('may hold ids of several systems, each named once', () => {
    expect(codes(columns('employeeNumber', 'fullName', 'otherId', 'otherId'))).toEqual([]);
    const unnamed = columns('employeeNumber', 'fullName', 'otherId').map((column) => ({ ...column, system: null }));
    expect(codes(unnamed)).toEqual(['SystemMissing']);
    const twice = columns('employeeNumber', 'fullName', 'otherId', 'otherId').map((column) => ({ ...column, system: 'LMS' }));
    expect(codes(twice)).toEqual(['MappedTwice']);
  });

  it('must name the date order of a contract, too', () => {
    expect(codes(columns('employeeNumber', 'fullName', 'contractEndsOn'))).toEqual(['DateOrderMissing']);
  });

  it('need no number and no name where people are known by an address, but that and something to take', () => {
    expect(
      codes(
        columns('email', 'leftOn').map((column) => ({ ...column, dateOrder: 'iso' })),
        'email',
      ),
    ).toEqual([]);
    expect(
      codes(
        columns('leftOn', 'department').map((column) => ({ ...column, dateOrder: 'iso' })),
        'email',
      ),
    ).toEqual(['KeyMissing']);
    expect(codes(columns('email'), 'email')).toEqual(['NothingMapped']);
    expect(codes(columns('email', 'leftOn'))).toContain('EmployeeNumberMissing');
  });
});
