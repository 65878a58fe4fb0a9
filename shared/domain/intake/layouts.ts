import type { EmploymentKind, ProfileField } from '../hris/fields';
import type { RowKey } from '../hris/mapping';
import { noWords, type SourceWords } from '../hris/source-words';

/** A layout of HRIS files that is known: what a profile for it begins with. Nothing of it is in force before a person approves it. */
export type Layout = {
  readonly id: string;
  readonly name: string;
  /** Headers that all must be there; of several layouts that fit, the one that comes first in the table is taken. */
  readonly signature: readonly string[];
  readonly keyedBy: RowKey;
  /** What each known header fills; null: known, and not kept. A header that is not here is not kept either. */
  readonly columns: Readonly<Record<string, LayoutField | null>>;
  readonly words: SourceWords;
  /** The order of dates where the format itself defines it; else the values decide, or a person. */
  readonly dateOrder: 'iso' | null;
  /** Rows below the headers that repeat them. */
  readonly labelRows: number;
  /** Files with rows of several kinds: which are taken. */
  readonly only: { readonly column: string; readonly words: readonly string[] } | null;
  /** What to know about this layout, in sentences. */
  readonly notes: readonly string[];
};

/** A field, or the system whose id the column holds. */
export type LayoutField = Exclude<ProfileField, 'otherId'> | { readonly otherId: string };

const plain = { keyedBy: 'employeeNumber', words: noWords, dateOrder: null, labelRows: 0, only: null, notes: [] } as const;

const words = (given: Partial<SourceWords>): SourceWords => ({ ...noWords, ...given });

const kinds = (given: Readonly<Record<string, EmploymentKind>>) => given;

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** What asks for more comes before what asks for less. */
export const layouts: readonly Layout[] = [
  {
    ...plain,
    id: 'successfactors',
    name: 'SuccessFactors user data file',
    signature: ['STATUS', 'USERID', 'FIRSTNAME', 'LASTNAME', 'MANAGER', 'HR'],
    columns: {
      STATUS: 'employmentStatus',
      USERID: 'employeeNumber',
      USERNAME: 'userName',
      FIRSTNAME: 'givenName',
      LASTNAME: 'familyName',
      MI: null,
      GENDER: null,
      EMAIL: 'email',
      MANAGER: 'managerEmployeeNumber',
      HR: null,
      DEPARTMENT: 'department',
      JOBCODE: 'jobCode',
      DIVISION: null,
      LOCATION: 'location',
      TIMEZONE: null,
      HIREDATE: 'hiredOn',
      EMPID: { otherId: 'SuccessFactors EMPID' },
      TITLE: 'jobTitle',
    },
    words: words({
      placeholders: ['NO_MANAGER', 'NO_MGR', 'NO_HR'],
      employed: ['active', 'active_external'],
      ended: ['inactive', 'inactive_external'],
    }),
    labelRows: 1,
    notes: [
      'Managers are named by USERID, so people are keyed by it.',
      'The second row holds labels; NO_MANAGER or NO_MGR stands at the top of the tree.',
      'A role of the framework whose code is the JOBCODE, case and all, is taken before one that is called as the TITLE.',
    ],
  },
  {
    ...plain,
    id: 'workday',
    name: 'Workday report',
    signature: ['Employee_ID', 'Worker', 'Worker_Status'],
    columns: {
      Employee_ID: 'employeeNumber',
      Worker: 'fullName',
      Email_Primary_Work: 'email',
      Supervisory_Organization: 'department',
      Manager_ID: 'managerEmployeeNumber',
      Job_Profile: 'jobTitle',
      Position_ID: 'positionNumber',
      Location: 'location',
      Hire_Date: 'hiredOn',
      Termination_Date: 'leftOn',
      Worker_Status: 'employmentStatus',
      Worker_Type: 'employmentKind',
    },
    words: words({
      placeholders: ['{empty}'],
      employed: ['active', 'on leave'],
      ended: ['terminated', 'retired'],
      employmentKinds: kinds({ Employee: 'employee', 'Contingent Worker': 'contractor' }),
    }),
    notes: ['The columns are those that the author of the report chose: look at each.'],
  },
  {
    ...plain,
    id: 'bamboohr',
    name: 'BambooHR report',
    signature: ['Employee #', 'First Name', 'Last Name', 'Reporting To'],
    columns: {
      'Employee #': 'employeeNumber',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      Status: 'employmentStatus',
      'Hire Date': 'hiredOn',
      'Termination Date': 'leftOn',
      'Job Title': 'jobTitle',
      Department: 'department',
      Division: null,
      Location: 'location',
      'Reporting To': 'managerName',
      'Work Email': 'email',
    },
    words: words({ placeholders: ['0000-00-00'], employed: ['active'], ended: ['inactive', 'terminated'] }),
    notes: ['Managers are named, not numbered: two people of one name are told apart by nothing.'],
  },
  {
    ...plain,
    id: 'adp',
    name: 'ADP report',
    signature: ['Co Code', 'File #', 'Position Status'],
    columns: {
      'Co Code': 'employer',
      'File #': 'employeeNumber',
      'Last Name': 'familyName',
      'First Name': 'givenName',
      'Position Status': 'employmentStatus',
      'Hire Date': 'hiredOn',
      'Termination Date': 'leftOn',
      'Home Department Code': 'department',
      'Job Title Code': 'jobCode',
      'Reports To Position ID': null,
      'Location Code': 'location',
    },
    words: words({ employed: ['active', 'leave', 'leave of absence'], ended: ['terminated', 'deceased', 'retired'] }),
    notes: [
      'File numbers have leading zeros; a spreadsheet drops them.',
      'Jobs are named by their codes alone: a role of the framework with the code is taken, else one that is called so.',
      'Columns of pay may come along: they can never be mapped.',
      'Managers are named by the number of a position, which is no person: they are not taken.',
    ],
  },
  {
    ...plain,
    id: 'peopleforce',
    name: 'PeopleForce export',
    signature: ['employee_id', 'first_name', 'last_name', 'hired_on'],
    columns: {
      employee_id: 'employeeNumber',
      first_name: 'givenName',
      middle_name: null,
      last_name: 'familyName',
      email: 'email',
      personal_email: null,
      date_of_birth: null,
      gender: null,
      hired_on: 'hiredOn',
      phone_number: null,
      mobile_number: null,
      employment_type: 'employmentKind',
      position: 'jobTitle',
      department: 'department',
      division: null,
    },
  },
  {
    ...plain,
    id: 'horilla',
    name: 'Horilla export',
    signature: ['Badge id', 'Job Position', 'Date joining'],
    columns: {
      'Badge id': 'employeeNumber',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      Phone: null,
      Email: 'email',
      Gender: null,
      Department: 'department',
      'Job Position': 'jobTitle',
      'Job Role': null,
      'Work Type': null,
      Shift: 'shift',
      'Employee Type': 'employmentKind',
      'Reporting Manager': 'managerName',
      Company: 'employer',
      Location: 'location',
      'Date joining': 'hiredOn',
      'Contract End Date': 'contractEndsOn',
      'Basic Salary': null,
      'Salary Hour': null,
    },
    notes: ['The end of a contract counts as the last day of employment: the file has no day of leaving.'],
  },
  {
    ...plain,
    id: 'microsoft-hr-connector',
    name: 'Microsoft HR connector',
    signature: ['HRScenario', 'EmailAddress', 'LastWorkingDate'],
    keyedBy: 'email',
    columns: {
      HRScenario: null,
      EmailAddress: 'email',
      ResignationDate: null,
      LastWorkingDate: 'leftOn',
      EffectiveDate: null,
      Remarks: null,
      Rating: null,
      OldLevel: null,
      NewLevel: null,
    },
    dateOrder: 'iso',
    only: { column: 'HRScenario', words: ['Resignation'] },
    notes: [
      'One file mixes resignations with ratings and changes of level: only resignations are taken, by their last working date.',
      'People are recognised by their e-mail address; nobody is created from this file.',
    ],
  },
  {
    ...plain,
    id: 'sap-identity',
    name: 'SAP Identity Authentication export',
    signature: ['status', 'loginName', 'mail'],
    keyedBy: 'email',
    columns: { status: 'isActive', loginName: 'userName', mail: 'email', firstName: 'givenName', lastName: 'familyName' },
    notes: ['A directory says who has an account, not who is employed.'],
  },
  {
    ...plain,
    id: 'scim-employees',
    name: 'SCIM users with employee numbers',
    signature: ['userName', `${enterprise}.employeeNumber`],
    columns: scimColumns(),
    dateOrder: 'iso',
    notes: ['Groups and roles of the directory are never taken: nobody gains a right by a file.'],
  },
  {
    ...plain,
    id: 'scim',
    name: 'SCIM users',
    signature: ['userName'],
    keyedBy: 'userName',
    columns: scimColumns(),
    dateOrder: 'iso',
    notes: ['No employee numbers: people are recognised by their user name.', 'Groups and roles of the directory are never taken.'],
  },
  {
    ...plain,
    id: 'sap-scim-csv',
    name: 'SCIM paths as CSV',
    signature: ['emails[0].value', 'name.familyName'],
    keyedBy: 'email',
    columns: scimColumns(),
    notes: ['Several values of a cell are set apart by semicolons.'],
  },
];

function scimColumns(): Layout['columns'] {
  return {
    userName: 'userName',
    externalId: { otherId: 'SCIM externalId' },
    id: { otherId: 'SCIM id' },
    active: 'isActive',
    'name.familyName': 'familyName',
    'name.givenName': 'givenName',
    'name.formatted': null,
    displayName: null,
    title: 'jobTitle',
    userType: 'employmentKind',
    'emails[0].value': 'email',
    [`${enterprise}.employeeNumber`]: 'employeeNumber',
    [`${enterprise}.department`]: 'department',
    [`${enterprise}.division`]: null,
    [`${enterprise}.organization`]: 'employer',
    [`${enterprise}.costCenter`]: null,
    [`${enterprise}.manager.value`]: null,
    [`${enterprise}.manager.displayName`]: 'managerName',
    groups: null,
    roles: null,
    entitlements: null,
  };
}
