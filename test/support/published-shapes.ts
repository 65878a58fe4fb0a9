const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
/** Lines as a system under Windows ends them. */
export const csv = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;
const anna = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
  id: '2819c223',
  externalId: '000123',
  userName: 'a.berg',
  active: true,
  name: { familyName: 'Berg', givenName: 'Anna' },
  title: 'Process Operator',
  emails: [{ value: 'a.berg@scim.example', primary: true }],
  [enterprise]: {
    employeeNumber: '000123',
    costCenter: '4130',
    organization: 'Site North',
    division: 'Utilities',
    department: 'Boiler House',
    manager: { value: '26118915', displayName: 'O. Lind' },
  },
};

export interface Shape {
  readonly layout: string;
  readonly text: string;
  /** Number, name, title, unit, hired, left, manager. */
  readonly people: readonly (readonly (string | null)[])[];
  readonly warnings?: readonly string[];
  /** What stands in the file and must not stand in the record. */
  readonly dropped?: readonly string[];
}

/** Files as the systems write them, columns they should not have sent included. */
export const shapes: readonly Shape[] = [
  {
    layout: 'SuccessFactors user data file',
    text: csv(
      'STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,MI,GENDER,EMAIL,MANAGER,HR,DEPARTMENT,JOBCODE,DIVISION,LOCATION,TIMEZONE,HIREDATE,EMPID,TITLE',
      'Status,User ID,Username,First Name,Last Name,Middle Name,Gender,Email,Manager,HR,Department,Job Code,Division,Location,Time Zone,Hire Date,Employee ID,Title',
      'active,sf1000,mlind,Maja,Lind,,Gndr-F,m@sf.example,NO_MANAGER,NO_HR,Mill,HEAD,DivNorth,Hall 1,Europe/Berlin,2010-01-04,E1000,Head of mill',
      'active,sf1001,oek,Olof,Ek,,Gndr-M,o@sf.example,sf1000,sf1000,Mill,op-1,DivNorth,Hall 1,Europe/Berlin,2015-05-04,E1001,Operator',
      'inactive,sf1002,uasp,Ulf,Asp,,Gndr-M,u@sf.example,NO_MGR,sf1000,Mill,OP-1,DivNorth,Hall 1,Europe/Berlin,2012-05-04,E1002,Operator',
    ),
    people: [
      ['sf1000', 'Lind, Maja', 'Head of mill', 'Mill', '2010-01-04', null, null],
      ['sf1001', 'Ek, Olof', 'Operator', 'Mill', '2015-05-04', null, 'Lind, Maja'],
      ['sf1002', 'Asp, Ulf', 'Operator', 'Mill', '2012-05-04', null, null],
    ],
    warnings: ['TerminatedWithoutDate'],
    dropped: ['Gndr-F', 'DivNorth', 'Middle Name'],
  },
  {
    layout: 'Workday report',
    text: csv(
      'Employee_ID,Worker,Email_Primary_Work,Supervisory_Organization,Manager_ID,Job_Profile,Position_ID,Location,Hire_Date,Termination_Date,Worker_Status',
      'WD-0041,"Karl Dahl",k@wd.example,Assembly,,Supervisor,P-100,Hall 2,2009-03-02,,Active',
      'WD-0042,"Eva Nord",e@wd.example,Assembly,WD-0041,Assembler,P-101,Hall 2,2018-11-30,2025-12-31,Terminated',
    ),
    people: [
      ['WD-0041', 'Dahl, Karl', 'Supervisor', 'Assembly', '2009-03-02', null, null],
      ['WD-0042', 'Nord, Eva', 'Assembler', 'Assembly', '2018-11-30', '2025-12-31', 'Dahl, Karl'],
    ],
    warnings: ['ManagerMissing'],
  },
  {
    layout: 'BambooHR report',
    text: csv(
      'Employee #,First Name,Last Name,Status,Hire Date,Termination Date,Job Title,Department,Division,Location,Reporting To,Work Email',
      '71,Ida,Holm,Active,2012-06-01,0000-00-00,Chemist,Laboratory,West,Hall 3,,i@bamboo.example',
      '72,Per,Sund,Active,2019-09-16,0000-00-00,Analyst,Laboratory,West,Hall 3,Ida Holm,p@bamboo.example',
    ),
    people: [
      ['71', 'Holm, Ida', 'Chemist', 'Laboratory', '2012-06-01', null, null],
      ['72', 'Sund, Per', 'Analyst', 'Laboratory', '2019-09-16', null, 'Holm, Ida'],
    ],
    warnings: ['ManagerMissing'],
  },
  {
    layout: 'ADP report',
    text: csv(
      'Co Code,File #,Last Name,First Name,Position Status,Hire Date,Termination Date,Home Department Code,Job Title Code,Reports To Position ID,Location Code,Annual Salary,Pay Rate',
      '7QX,000742,Vik,Tora,Active,03/30/2015,,004100,OPR1,7QX000009,N1,51234.56,24.6341',
      '7QX,001742,Moe,Jens,Terminated,09/19/2011,12/31/2025,004100,OPR1,7QX000009,N1,48111.27,23.1399',
    ),
    people: [
      ['000742', 'Vik, Tora', 'OPR1', '004100', '2015-03-30', null, null],
      ['001742', 'Moe, Jens', 'OPR1', '004100', '2011-09-19', '2025-12-31', null],
    ],
    dropped: ['51234', '24.6341', '48111', '23.1399', '7QX000009'],
  },
  {
    layout: 'PeopleForce export',
    text: csv(
      'employee_id,first_name,middle_name,last_name,email,personal_email,date_of_birth,gender,hired_on,phone_number,mobile_number,employment_type,position,department,division',
      'PF-9,Liv,Midname,Strand,l@pf.example,private@home.example,1983-07-10,gndrf,2020-02-03,555-0101,555-0102,Full-time,Welder,Workshop,DivEast',
    ),
    people: [['PF-9', 'Strand, Liv', 'Welder', 'Workshop', '2020-02-03', null, null]],
    dropped: ['private@home', '1983-07-10', 'gndrf', '555-01', 'DivEast', 'Midname'],
  },
  {
    layout: 'Horilla export',
    text: csv(
      'Badge id,First Name,Last Name,Phone,Email,Gender,Department,Job Position,Job Role,Work Type,Shift,Employee Type,Reporting Manager,Company,Location,Date joining,Contract End Date,Basic Salary,Salary Hour',
      'H001,Finn,Lie,555-0201,f@horilla.example,gndrm,Stores,Storekeeper,Intern,Work From Office,Regular Shift,Permanent,,Works Ltd,Hall 5,2016-04-18,,61999.5,31.7777',
      'H002,Siri,Bakke,555-0202,s@horilla.example,gndrf,Stores,Storekeeper,Intern,Work From Office,Regular Shift,Contractor,Finn Lie,Lender AG,Hall 5,2025-01-07,2026-12-31,61888.5,31.6666',
    ),
    people: [
      ['H001', 'Lie, Finn', 'Storekeeper', 'Stores', '2016-04-18', null, null],
      ['H002', 'Bakke, Siri', 'Storekeeper', 'Stores', '2025-01-07', '2026-12-31', 'Lie, Finn'],
    ],
    warnings: ['ManagerMissing'],
    dropped: ['61999', '31.7777', '61888', 'gndrm', '555-02'],
  },
  {
    layout: 'SCIM users with employee numbers',
    text: JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: 1, Resources: [anna] }),
    people: [['000123', 'Berg, Anna', 'Process Operator', 'Boiler House', null, null, null]],
    warnings: ['ManagerUnknown'],
    dropped: ['4130', 'Utilities', '26118915'],
  },
];

/** What the connector of a human resources suite says of people whom others know already: of everything at once, in one file. */
export const connector = csv(
  'HRScenario,EmailAddress,ResignationDate,LastWorkingDate,EffectiveDate,Remarks,Rating,OldLevel,NewLevel',
  'Resignation,S@Horilla.example,2026-02-01T00:00:00.0000000+01:00,2026-03-31T00:00:00.0000000+02:00,,,,,',
  'Performance review,f@horilla.example,,,2026-01-15T00:00:00.0000000Z,Remark-x,Rating-2,,',
  'Job level change,f@horilla.example,,,2026-01-15T00:00:00.0000000Z,,,Lvl-61,Lvl-59',
);

/** What directories say in SCIM's paths, several values in one cell, and in columns of their own. */
export const directories = {
  'SCIM paths as CSV': csv(
    'emails[0].value,name.familyName,displayName,urn:example:CustomSchema:badge',
    'p@bamboo.example,Sund,Per Sund,badge-a;badge-b',
  ),
  'SAP Identity Authentication export': csv('status,loginName,mail,firstName,lastName', 'active,psund,p@bamboo.example,Per,Sund'),
} as const;
