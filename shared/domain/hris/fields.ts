/** What a column of an HRIS file can be mapped to. Everything else is read past and never kept. */
export const targetFields = [
  'employeeNumber',
  'familyName',
  'givenName',
  'fullName',
  'email',
  'jobTitle',
  'department',
  'unit',
  'shift',
  'location',
  'hiredOn',
  'leftOn',
  'employmentStatus',
  'managerEmployeeNumber',
  'managerName',
] as const;

export type TargetField = (typeof targetFields)[number];

export const dateFields = ['hiredOn', 'leftOn'] as const;

export type DateField = (typeof dateFields)[number];

/** What a profile of a source can map besides. Several columns may hold an `otherId`, each of a system of its own. */
export const furtherFields = [
  'jobCode',
  'positionNumber',
  'employer',
  'employmentKind',
  'contractEndsOn',
  'userName',
  'isActive',
  'otherId',
] as const;

export const profileFields = [...targetFields, ...furtherFields] as const;

export type ProfileField = (typeof profileFields)[number];

export const profileDateFields = [...dateFields, 'contractEndsOn'] as const satisfies readonly ProfileField[];

export const employmentKinds = ['employee', 'contractor', 'agency', 'apprentice'] as const;

export type EmploymentKind = (typeof employmentKinds)[number];

/** What another system calls the person: the system as the profile names it, and its id. */
export type OtherId = { readonly system: string; readonly value: string };

/** What the HRIS says of one person now; empty cells and unmapped columns are null. Dates are ISO, `leftOn` is the last day employed. */
export type PersonFacts = {
  readonly employeeNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly email: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly unit: string | null;
  readonly shift: string | null;
  readonly location: string | null;
  readonly hiredOn: string | null;
  readonly leftOn: string | null;
  readonly employmentStatus: string | null;
  readonly managerEmployeeNumber: string | null;
};

export type FactName = keyof PersonFacts;

/** What a profile takes of a person beyond `PersonFacts`; null where the file does not say. */
export type FurtherFacts = {
  /** The source's code of the job, by which a role of the same code is found before any title is looked at. */
  readonly jobCode: string | null;
  /** Tells several positions of one person apart. */
  readonly positionNumber: string | null;
  readonly employer: string | null;
  readonly employmentKind: EmploymentKind | null;
  readonly contractEndsOn: string | null;
  readonly userName: string | null;
  readonly isActive: boolean | null;
  readonly otherIds: readonly OtherId[];
};

/** Facts of the position, as opposed to the person: a change of one of these moves the person. */
export const positionFacts = ['jobTitle', 'department', 'unit', 'shift', 'location'] as const satisfies readonly FactName[];

/** Whether the HRIS's word for an employment says that it is over. */
export function isTerminatedStatus(status: string | null): boolean {
  return status !== null && /terminat|resign|retired|dismissed|separated|inactive|former|deceased|\bleft\b|ausgeschieden/i.test(status);
}
