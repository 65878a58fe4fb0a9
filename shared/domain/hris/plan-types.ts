import type { FactName, PersonFacts, ProfileField } from './fields';
import type { ColumnMapping } from './mapping';

/** Everything the dry run of an import is decided from. */
export type ImportInput = {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The line of each row in its file, in the order of `rows`. */
  readonly rowNumbers: readonly number[];
  readonly mapping: readonly ColumnMapping[];
  /** Site-local ISO date of the dry run. */
  readonly today: string;
  readonly known: readonly KnownPerson[];
  readonly closing: readonly ClosingUnit[];
};

/** A department, or (unit not null) a unit in one, whose closing is planned. */
export type ClosingUnit = { readonly department: string | null; readonly unit: string | null; readonly lastDay: string };

/** A person as the HRIS described them up to now; `personId` is handed through. */
export type KnownPerson = { readonly personId: string; readonly facts: PersonFacts };

/** What committing the import would do. Nothing is decided after it: the same plan is approved and written. */
export type ImportPlan = {
  readonly creates: readonly PlannedCreate[];
  readonly updates: readonly PlannedUpdate[];
  readonly unchanged: readonly PlannedUnchanged[];
  readonly rejects: readonly Reject[];
  readonly warnings: readonly ImportWarning[];
  /** Known people of whom the file says nothing. Nothing is done to them. */
  readonly absent: readonly AbsentPerson[];
  readonly departments: readonly PlannedName[];
  /** Job titles. */
  readonly positions: readonly PlannedName[];
  readonly totals: ImportTotals;
  readonly tripwires: readonly Tripwire[];
};

export type PlannedCreate = {
  readonly rowNumber: number;
  readonly facts: PersonFacts;
  readonly managerFoundBy: ManagerFoundBy;
  readonly position: PlannedPosition;
};

export type PlannedUpdate = PlannedCreate & {
  readonly personId: string;
  readonly changes: readonly FactChange[];
};

export type PlannedUnchanged = { readonly rowNumber: number; readonly personId: string; readonly employeeNumber: string };

export type ManagerFoundBy = 'number' | 'name' | null;

export type FactChange = { readonly field: FactName; readonly old: string | null; readonly new: string | null };

/**
 * What happens to the person's position; what it is stands in the facts. `validFrom` null: the file does not say when, so it counts
 * from the day of the commit. `validTo` is the last day, null while it is open.
 */
export type PlannedPosition = {
  readonly action: 'open' | 'keep' | 'move' | 'close' | 'reopen';
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

export type RejectCode =
  | 'WrongCellCount'
  | 'EmployeeNumberMissing'
  | 'EmployeeNumberDamaged'
  | 'EmployeeNumberRepeated'
  | 'NameMissing'
  | 'TextTooLong'
  | 'DateUnreadable'
  | 'LeftBeforeHired'
  | 'UnitCloses'
  // Of profiles only:
  | 'KeyMissing'
  | 'IdDamaged'
  | 'DateAmbiguous'
  | 'WordUnknown'
  | 'PositionMissing'
  | 'PositionRepeated'
  | 'PersonRowsDiffer'
  | 'PersonUnknown'
  | 'IdentityUnclear'
  | 'NumberTaken';

/** Why a row is not taken. A row can have several reasons. */
export type Reject = {
  readonly rowNumber: number;
  readonly code: RejectCode;
  readonly reason: string;
  readonly field?: ProfileField;
  readonly value?: string;
};

export type WarningCode =
  | 'LabelRowPassedOver'
  | 'NameDoubtful'
  | 'SpreadsheetText'
  | 'TerminatedWithoutDate'
  | 'LeftButActive'
  | 'Rehired'
  | 'ManagerMissing'
  | 'ManagerUnknown'
  | 'ManagerNameAmbiguous'
  | 'ManagerFoundByName'
  | 'ManagerNumbersForeign'
  | 'ManagerCycle'
  | 'SelfManaged'
  | 'DepartmentPerhapsRenamed';

/** A row that is taken, and what to know about it; `rowNumber` is null when it concerns the whole file. */
export type ImportWarning = {
  readonly rowNumber: number | null;
  readonly code: WarningCode;
  readonly message: string;
  readonly employeeNumber?: string;
  readonly field?: ProfileField;
  readonly value?: string;
};

export type AbsentPerson = { readonly personId: string; readonly employeeNumber: string; readonly isActive: boolean };

/** A department or job title of the file, and how many accepted people of the file hold it. */
export type PlannedName = { readonly name: string; readonly isNew: boolean; readonly people: number };

export type ImportTotals = {
  /** Rows of the file but for blank ones and a row of labels: creates + updates + unchanged + rejectedRows. */
  readonly rows: number;
  readonly blankRows: number;
  readonly creates: number;
  readonly updates: number;
  readonly unchanged: number;
  readonly rejectedRows: number;
  readonly warnings: number;
  readonly absent: number;
  readonly terminations: number;
};

/** Signs of a wrong or broken file: a person must give a reason before such a plan is committed. */
export type Tripwire =
  | { readonly code: 'EmptyFile'; readonly message: string }
  | { readonly code: 'NothingAccepted'; readonly message: string; readonly count: number }
  | { readonly code: 'ManyTerminations'; readonly message: string; readonly count: number; readonly of: number; readonly limit: number }
  | {
      readonly code: 'ManyAbsent' | 'EveryoneMissing';
      readonly message: string;
      readonly count: number;
      readonly of: number;
      readonly limit: number;
    }
  | { readonly code: 'LeadingZerosDiffer'; readonly message: string; readonly count: number };
