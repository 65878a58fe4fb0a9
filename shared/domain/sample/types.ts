import type { SampleTask } from './tasks';

/** A calendar date of the site, written 2026-03-14. */
export type IsoDate = string;

export type UnitKind = 'site' | 'department' | 'unit';
export type ShiftKey = 'A' | 'B' | 'C' | 'D' | 'days';
export type CompetencyType = 'knowledge' | 'skill' | 'behaviour';
export type Criticality = 'low' | 'medium' | 'high' | 'critical';
export type ScaleCode = 'PROF' | 'ILUO';
export type StepResult = 'met' | 'notMet' | 'notApplicable';
export type AssessmentOutcome = 'competent' | 'notYetCompetent';

export type SampleUserRole =
  | 'administrator'
  | 'frameworkSteward'
  | 'assessor'
  | 'lineManager'
  | 'calibrationFacilitator'
  | 'qualityAuditor'
  | 'hrPartner'
  | 'employee';

export interface SampleUnit {
  readonly key: string;
  readonly parentKey: string | null;
  readonly kind: UnitKind;
  readonly name: string;
}

export interface SampleShift {
  readonly key: ShiftKey;
  readonly name: string;
  readonly isRotating: boolean;
}

export interface SampleRole {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
}

export interface SampleScaleLevel {
  readonly level: number;
  readonly code: string;
  readonly name: string;
  readonly anchor: string;
}

/** `qualifyingLevel` is the lowest level at which a person may do the work alone. */
export interface SampleScale {
  readonly code: ScaleCode;
  readonly name: string;
  readonly description: string;
  readonly levels: readonly SampleScaleLevel[];
  readonly qualifyingLevel: number;
}

export interface SampleCompetencyGroup {
  readonly key: string;
  readonly name: string;
}

export interface SampleIndicator {
  readonly level: number;
  readonly text: string;
  readonly positiveExample: string;
  readonly negativeExample: string;
}

export interface SampleChecklistStep {
  /** 1-based, in the order of the work. */
  readonly ordinal: number;
  readonly text: string;
  readonly isCritical: boolean;
}

export interface SampleCompetency {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly type: CompetencyType;
  readonly criticality: Criticality;
  readonly groupKey: string;
  readonly scaleCode: ScaleCode;
  readonly indicators: readonly SampleIndicator[];
  /** The practical, and the level most roles need it at. */
  readonly checklist: { readonly level: number; readonly steps: readonly SampleChecklistStep[] };
}

export interface SampleRequirement {
  readonly roleKey: string;
  readonly competencyCode: string;
  readonly level: number;
  /** Calendar months from the assessment; null never expires. */
  readonly validityMonths: number | null;
  readonly isMandatory: boolean;
}

export interface SamplePosition {
  readonly roleKey: string;
  readonly unitKey: string;
}

export interface SamplePerson extends SamplePosition {
  readonly employeeNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly shift: ShiftKey;
  readonly hiredOn: IsoDate;
  readonly leftOn: IsoDate | null;
  readonly managerEmployeeNumber: string | null;
  readonly isContractor: boolean;
  /** Held at the same time as the first position; requirements are the union of both. */
  readonly secondPosition: SamplePosition | null;
}

export interface SampleAssessor {
  readonly employeeNumber: string;
  readonly groupKeys: readonly string[];
}

export interface SampleAssessmentStep {
  readonly ordinal: number;
  readonly result: StepResult;
  readonly note: string | null;
}

export interface SampleAssessment {
  readonly employeeNumber: string;
  readonly assessorEmployeeNumber: string;
  readonly competencyCode: string;
  /** The level assessed against; held only where the outcome is competent. */
  readonly level: number;
  readonly performedOn: IsoDate;
  readonly enteredOn: IsoDate;
  readonly place: string;
  readonly steps: readonly SampleAssessmentStep[];
  readonly note: string | null;
  /** What the steps imply: see `outcomeOfSteps`. */
  readonly outcome: AssessmentOutcome;
}

export interface SampleUser {
  readonly login: string;
  readonly employeeNumber: string;
  readonly roles: readonly SampleUserRole[];
  /** The unit or department the role is limited to; null is the whole site. */
  readonly unitKey: string | null;
  /** Office users unlock the site; all others sign at a station that is already open. */
  readonly isOpener: boolean;
}

export interface SampleSite {
  readonly seed: number;
  readonly today: IsoDate;
  readonly name: string;
  readonly units: readonly SampleUnit[];
  readonly shifts: readonly SampleShift[];
  readonly roles: readonly SampleRole[];
  readonly scales: readonly SampleScale[];
  readonly groups: readonly SampleCompetencyGroup[];
  readonly competencies: readonly SampleCompetency[];
  readonly requirements: readonly SampleRequirement[];
  readonly tasks: readonly SampleTask[];
  /** By employee number, which follows the date of hire. */
  readonly people: readonly SamplePerson[];
  readonly assessors: readonly SampleAssessor[];
  readonly users: readonly SampleUser[];
  /** Person by person, each person's in order of date; can be called again and gives the same. */
  assessments(): Iterable<SampleAssessment>;
}
