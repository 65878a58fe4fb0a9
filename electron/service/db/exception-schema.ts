import type { ExceptionKind } from '../../../shared/domain/exception';

/** Rows of the tables of 0016-exceptions. Columns are named as the contract's keys; dates and instants are ISO text. */

export type QualificationExceptionRow = {
  exceptionId: string;
  kind: ExceptionKind;
  personId: string;
  competencyId: string;
  /** First day on which it has effect. */
  validFrom: string;
  /** Last day as it was signed, inclusive; null: until something ends it. */
  validTo: string | null;
  /** Of an extension the assessment whose end it moves, of a reinstatement the suspension or revocation it ends. */
  concernsId: string | null;
  /** Of an extension the last day that it moves. */
  endBefore: string | null;
  /** Of an extension the how manieth it is of its result. */
  ordinal: number | null;
  /** Of a suspension or revocation what it was for. */
  cause: string | null;
  reason: string;
  /** Of a waiver what is done instead. */
  conditions: string | null;
  signedBy: string;
  /** The second person, of the kinds that need one. */
  approvedBy: string | null;
  recordedAt: string;
  entryNumber: number;
};
/** An extension, exemption or waiver that was taken back: `validFrom` is the first day on which it holds no more. */
export type ExceptionEndRow = {
  exceptionId: string;
  validFrom: string;
  reason: string;
  signedBy: string;
  recordedAt: string;
  entryNumber: number;
};

export type ExceptionTables = { qualification_exception: QualificationExceptionRow; exception_end: ExceptionEndRow };
