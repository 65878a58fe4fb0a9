/**
 * The six things that change what a qualification is worth without an assessment. Each has its own rule, signatures, limit and
 * state; none is ever recorded as another.
 */
export const exceptionKinds = ['extension', 'exemption', 'waiver', 'suspension', 'revocation', 'reinstatement'] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** One of them as it concerns a person in a competency. */
export interface ExceptionFact {
  readonly exceptionId: string;
  readonly kind: ExceptionKind;
  /** First day on which it has effect. */
  readonly from: string;
  /** Last day, inclusive; null: until something else ends it. Withdrawn ones end on the day before they were withdrawn. */
  readonly to: string | null;
  /** Of an extension the assessment whose end it moves, of a reinstatement the suspension or revocation it ends; null otherwise. */
  readonly concernsId: string | null;
  /** Its log entry, for two on one day. */
  readonly order: number;
}
