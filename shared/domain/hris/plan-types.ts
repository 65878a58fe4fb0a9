import type { FactName, PersonFacts, ProfileField } from './fields';

/** A department, or (unit not null) a unit in one, whose closing is planned. */
export type ClosingUnit = { readonly department: string | null; readonly unit: string | null; readonly lastDay: string };

/** A person as the HRIS described them up to now; `personId` is handed through. */
export type KnownPerson = { readonly personId: string; readonly facts: PersonFacts };

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
  | 'HeaderRepeated'
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
  | 'NameDoubtful'
  | 'NumberAlike'
  | 'SpreadsheetText'
  | 'TerminatedWithoutDate'
  | 'InactiveWithoutDate'
  | 'ContractOver'
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
