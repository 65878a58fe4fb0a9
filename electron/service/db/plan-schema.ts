/** Rows of the tables of 0018-duties. Columns are named as the contract's keys; dates and instants are ISO text. */

export type ReassessmentPlanRow = {
  planId: string;
  /** What it was made for; null: everywhere, in everything. */
  unitId: string | null;
  competencyId: string | null;
  fromDate: string;
  toDate: string;
  /** By one assessor in a week. */
  perWeek: number;
  reason: string;
  plannedBy: string;
  plannedAt: string;
  entryNumber: number;
};
/** A day and an assessor for one reassessment; a later plan for the same due day takes its place. */
export type ReassessmentPlanLineRow = {
  planId: string;
  ordinal: number;
  personId: string;
  competencyId: string;
  dueOn: string;
  plannedOn: string;
  assessorUserId: string;
  entryNumber: number;
};

export type PlanTables = { reassessment_plan: ReassessmentPlanRow; reassessment_plan_line: ReassessmentPlanLineRow };
