/** Rows of the tables of 0015-events. Columns are named as the contract's keys; dates and instants are ISO text. */

export type QualificationEventRow = {
  eventId: string;
  /** As the rules name it. */
  kind: string;
  happenedOn: string;
  scope: 'person' | 'unit' | 'site';
  personId: string | null;
  /** It concerns who had a position there or below on the day. */
  unitId: string | null;
  /** The task that it was narrowed to; null: none. */
  taskId: string | null;
  /** JSON: the competencies that it was narrowed to; null: every one. */
  competencyIds: string | null;
  reason: string;
  recordedBy: string;
  recordedAt: string;
  entryNumber: number;
};
/** An event that was recorded wrongly: it ends nothing from then on. */
export type QualificationEventVoidRow = {
  eventId: string;
  reason: string;
  voidedBy: string;
  voidedAt: string;
  entryNumber: number;
};

export type EventTables = { qualification_event: QualificationEventRow; qualification_event_void: QualificationEventVoidRow };
