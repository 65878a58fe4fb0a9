import type { z } from 'zod';
import type { importDryRun } from '../../../../shared/contract/imports';
import type { JobRoleRow, OrgUnitRow, PersonRow, PositionRow } from '../../db/core-schema';
import type { SourceRecordRow } from '../../db/intake-schema';
import type { DuplicateCaseRow, EmploymentRow, PersonIdentifierRow, PersonOverrideRow } from '../../db/people-schema';

export type DryRun = z.infer<typeof importDryRun>;

/** The rows that committing a file writes, and the records that it ends. */
export type IntakeWrites = {
  readonly units: readonly OrgUnitRow[];
  readonly roles: readonly JobRoleRow[];
  readonly persons: readonly PersonRow[];
  readonly employments: readonly EmploymentRow[];
  readonly positions: readonly PositionRow[];
  readonly identifiers: readonly PersonIdentifierRow[];
  readonly corrections: readonly PersonOverrideRow[];
  readonly cases: readonly DuplicateCaseRow[];
  readonly sourceRecords: readonly SourceRecordRow[];
  readonly endedPositions: readonly string[];
  readonly endedSourceKeys: readonly string[];
  /** Whose positions or employment change: their standings are derived anew. */
  readonly movedPeople: readonly string[];
};

/** Of every rejected row, the reasons; unlike those of the dry run, all of them. */
export type IntakeRejects = ReadonlyArray<DryRun['rejects'][number]>;

export type IntakePlan = { readonly writes: IntakeWrites; readonly rejects: IntakeRejects; readonly dryRun: DryRun };

/** What every part of a plan is made with. */
export type Making = {
  readonly profileId: string;
  readonly batchId: string;
  /** The site's date. */
  readonly today: string;
  readonly newId: () => string;
};
