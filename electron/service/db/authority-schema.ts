import type { RelationKind } from '../../../shared/domain/independence';

/** Rows of the tables of 0012-authority. Columns are named as the contract's keys; dates are ISO text; lists are JSON. */

export type AssessorAuthorityRow = {
  authorityId: string;
  userId: string;
  scope: 'all' | 'library' | 'competencies';
  scopeIds: string;
  /** Null: any level. */
  highestLevel: number | null;
  kinds: string;
  validFrom: string;
  validTo: string | null;
  trainedOn: string | null;
  trainedUntil: string | null;
  calibratedOn: string | null;
  calibratedUntil: string | null;
  /** From this day on it counts for nothing; null: it does. */
  suspendedFrom: string | null;
  suspendReason: string | null;
  signedBy: string;
};
export type DeclaredRelationRow = {
  relationId: string;
  personId: string;
  otherPersonId: string;
  kind: RelationKind;
  note: string;
  validFrom: string;
  validTo: string | null;
  declaredBy: string;
};

export type VersionedAuthorityRows = { assessor_authority: AssessorAuthorityRow; declared_relation: DeclaredRelationRow };

export type SupervisedWorkRow = {
  workId: string;
  /** The same for everybody who was supervised at once. */
  sessionId: string;
  /** The trainee. */
  personId: string;
  taskId: string;
  supervisorPersonId: string;
  /** The site's calendar day on which it began. */
  workedOn: string;
  fromAt: string;
  /** Not included. */
  toAt: string;
  zone: string;
  place: string;
  note: string;
  /** Why more were supervised at once than the site has it; null: they were not. */
  ratioReason: string | null;
  recordedBy: string;
  recordedAt: string;
  entryNumber: number;
};
export type SupervisedWorkVoidRow = { workId: string; reason: string; voidedBy: string; voidedAt: string; entryNumber: number };
export type PerformanceBatchRow = {
  batchId: string;
  fileName: string;
  sha256: string;
  origin: string;
  rowCount: number;
  added: number;
  /** On record already. */
  known: number;
  rejected: number;
  rejects: string;
  rowsDigest: string;
  preparedBy: string;
  approvedBy: string;
  approvedAt: string;
  entryNumber: number;
};
export type WorkPerformanceRow = {
  performanceId: string;
  personId: string;
  taskId: string;
  performedOn: string;
  count: number;
  note: string;
  source: 'manual' | 'batch';
  batchId: string | null;
  rowNumber: number | null;
  recordedBy: string;
  recordedAt: string;
  entryNumber: number;
};
export type WorkPerformanceVoidRow = { performanceId: string; reason: string; voidedBy: string; voidedAt: string; entryNumber: number };

export type AuthorityTables = {
  supervised_work: SupervisedWorkRow;
  supervised_work_void: SupervisedWorkVoidRow;
  performance_batch: PerformanceBatchRow;
  work_performance: WorkPerformanceRow;
  work_performance_void: WorkPerformanceVoidRow;
};
