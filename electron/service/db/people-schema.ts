import type { CorrectableField } from '../../../shared/domain/people/correctable-fields';
import type { EmploymentKind } from '../../../shared/domain/people/employment';

/** Rows of the tables of 0008-people. Columns are named as the contract's keys; flags are 0 or 1; dates and instants are ISO text; lists are JSON. */

type Flag = 0 | 1;

/** A time during which somebody was employed; those who return have several. */
export type EmploymentRow = {
  employmentId: string;
  personId: string;
  /** Null: the organisation itself. */
  employer: string | null;
  kind: EmploymentKind;
  /** The HRIS's own word. */
  status: string | null;
  /** Null: the HRIS does not say since when. */
  validFrom: string | null;
  validTo: string | null;
  sourceBatchId: string | null;
};
/** A number or name under which another system knows a person, or did until `validTo`. */
export type PersonIdentifierRow = {
  identifierId: string;
  personId: string;
  system: string;
  value: string;
  validTo: string | null;
  sourceBatchId: string | null;
};
/** A correction of an imported field until a day; `endedOn` null: it holds, or holds until it expires. */
export type PersonOverrideRow = {
  overrideId: string;
  personId: string;
  field: CorrectableField;
  value: string | null;
  /** What the source says: the field goes back to it when the correction ends. */
  sourceValue: string | null;
  reason: string;
  validFrom: string;
  expiresOn: string;
  endedOn: string | null;
  endReason: string | null;
};
export type DuplicateCaseRow = {
  caseId: string;
  personId: string;
  otherPersonId: string;
  score: number;
  reasons: string;
  sourceBatchId: string | null;
  state: 'open' | 'merged' | 'distinct';
  decisionReason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};
export type DirectoryProposalRow = {
  proposalId: string;
  action: 'create' | 'disable';
  userName: string;
  displayName: string;
  personId: string | null;
  userId: string | null;
  sourceBatchId: string;
  state: 'open' | 'accepted' | 'declined';
  decisionReason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};
export type OnboardingLineRow = {
  lineId: string;
  roleId: string;
  ordinal: number;
  title: string;
  competencyId: string | null;
  dueDays: number;
  owner: 'person' | 'manager';
  isRetired: Flag;
};
export type MovePlanRow = {
  planId: string;
  personId: string;
  fromPositionId: string | null;
  /** Null although confirmed: the HRIS is to bring it. */
  positionId: string | null;
  roleId: string;
  unitId: string;
  title: string;
  shift: string | null;
  startsOn: string;
  graceUntil: string | null;
  supervisorPersonId: string | null;
  lines: string;
  reason: string;
  state: 'draft' | 'confirmed' | 'cancelled';
};

export type VersionedPeopleRows = {
  employment: EmploymentRow;
  person_identifier: PersonIdentifierRow;
  person_override: PersonOverrideRow;
  duplicate_case: DuplicateCaseRow;
  directory_proposal: DirectoryProposalRow;
  onboarding_line: OnboardingLineRow;
  move_plan: MovePlanRow;
};
