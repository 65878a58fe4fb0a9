import type { PaperPlace } from '../../../shared/domain/paper-entry';

/** Rows of the tables of 0014-paper. Columns are named as the contract's keys; instants are ISO text. */

export type PaperFormRow = {
  formId: string;
  code: string;
  personId: string;
  competencyId: string;
  competencyVersion: number;
  level: number;
  kind: 'knowledge' | 'practical' | 'observation';
  printedBy: string;
  printedAt: string;
  entryNumber: number;
};
export type PaperFormVoidRow = { formId: string; reason: string; voidedBy: string; voidedAt: string; entryNumber: number };
/** `content` is what was keyed, with a nonce; no log entry tells it. */
export type PaperEntryRow = {
  entryId: string;
  formId: string;
  round: number;
  place: PaperPlace;
  userId: string;
  enteredAt: string;
  content: string;
  contentDigest: string;
  entryNumber: number;
};

export type PaperTables = { paper_form: PaperFormRow; paper_form_void: PaperFormVoidRow; paper_entry: PaperEntryRow };
