import type { TargetField } from './fields';

/**
 * Headers met in exports of SuccessFactors, Workday, BambooHR, PeopleForce, Horilla, ADP, Personio and plain spreadsheets, in the
 * compact form of `compactHeader`, best first. The first list names the field surely, the second only probably.
 */
export const knownHeaders: Readonly<
  Record<Exclude<TargetField, 'managerEmployeeNumber' | 'managerName'>, readonly [sure: string, likely: string]>
> = {
  employeeNumber: [
    'employeenumber employeeid employeeno empid empno empnumber personnelnumber personnelno personnumber personid workerid staffid staffnumber staffno personalnummer personno',
    'badgeid badgenumber filenumber fileno payrollnumber payrollid userid pernr clocknumber id',
  ],
  familyName: ['familyname lastname surname nachname employeelastname legallastname', 'lname name2'],
  givenName: ['givenname firstname forename vorname employeefirstname legalfirstname preferredfirstname', 'fname'],
  fullName: ['fullname employeename workername personname displayname', 'worker employee name staffname'],
  email: ['workemail email emailaddress emailprimarywork businessemail companyemail officialemail workemailaddress emailwork', 'mail'],
  jobTitle: [
    'jobtitle positiontitle jobposition title position jobprofile designation employeetitle',
    'jobname job role jobrole jobtitlecode jobtitledescription jobcode',
  ],
  department: [
    'department departmentname dept deptname abteilung',
    'homedepartment departmentdescription supervisoryorganization homedepartmentcode departmentcode deptcode',
  ],
  unit: ['unit unitname orgunit organizationalunit organisationalunit', 'team section businessunit workcenter workcentre area'],
  shift: ['shift shiftname shiftcode crew schicht', 'shiftgroup shiftpattern workshift'],
  location: ['location locationname worklocation site standort', 'locationcode plant plantcode worksite office'],
  hiredOn: [
    'hiredate hiredon dateofhire datehired dateofjoining datejoining joiningdate originalhiredate eintrittsdatum',
    'startdate lasthiredate employmentstartdate dateofjoin',
  ],
  leftOn: [
    'terminationdate dateoftermination lefton leavingdate dateofleaving exitdate lastworkingdate lastdayofwork lastworkingday austrittsdatum',
    'enddate employmentenddate termdate',
  ],
  employmentStatus: ['employmentstatus employeestatus workerstatus status', 'positionstatus empstatus jobstatus active'],
};

/** Headers that say outright that they hold the manager's number, or the manager's name. */
export const managerNumberHeaders =
  'managerid manageremployeeid manageremployeenumber managernumber managerno supervisorid supervisornumber reportstoid reportingtoid manageruserid managerworkerid managerempid'.split(
    ' ',
  );
export const managerNameHeaders = 'managername supervisorname reportstoname reportingmanagername managerfullname'.split(' ');

/** Headers that hold either, as the values tell. */
export const managerHeaders = 'manager supervisor reportingmanager reportingto reportsto linemanager directmanager vorgesetzter'.split(' ');

/** Look-alikes, and why they are left out. */
export const knownTraps: ReadonlyMap<string, string> = new Map([
  ['reportstopositionid', 'Holds the number of a position, not of a person.'],
  ['positionid', 'Holds the number of a position, not its title.'],
  ['contractenddate', 'The end of a contract is not the day somebody left.'],
  ['hr', "Holds the person's HR partner."],
  ['username', 'Holds a login name.'],
  ['middlename', 'Middle names are kept only as part of a full name.'],
  ['mi', 'Middle names are kept only as part of a full name.'],
]);
