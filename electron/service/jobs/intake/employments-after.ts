import { addDays } from '../../../../shared/domain/calendar';
import type { PersonFacts } from '../../../../shared/domain/hris/fields';
import type { PlannedPosition } from '../../../../shared/domain/hris/plan-types';
import { type EmploymentKind, periodOn } from '../../../../shared/domain/people/employment';
import type { EmploymentRow } from '../../db/people-schema';
import type { Making } from './intake-plan';

/** What a file says of somebody's employment, as it is to stand on record. */
export type EmploymentSaid = Pick<PersonFacts, 'hiredOn' | 'leftOn' | 'employmentStatus'> & {
  readonly employer: string | null;
  readonly kind: EmploymentKind | null;
};

/**
 * The periods that change: the present one as the file now has it, another one for those who return, or who go on with another
 * employer or as something else from a stated day. Empty where all is as it was.
 */
export function employmentsAfter(
  known: readonly EmploymentRow[],
  personId: string,
  { hiredOn, leftOn, employmentStatus: status, employer, kind }: EmploymentSaid,
  position: PlannedPosition,
  { batchId, today, newId }: Making,
): EmploymentRow[] {
  const present = periodOn(known, today);
  const another = (validFrom: string | null): EmploymentRow => ({
    employmentId: newId(),
    personId,
    employer,
    kind: kind ?? present?.kind ?? 'employee',
    status,
    validFrom,
    validTo: leftOn,
    sourceBatchId: batchId,
  });
  if (present === null) {
    const isSaid = [status, hiredOn, leftOn, employer, kind].some((value) => value !== null);
    return isSaid ? [another(hiredOn)] : [];
  }
  if (present.validTo !== null && position.action === 'reopen' && position.validFrom !== null) return [another(position.validFrom)];
  const isOther = employer !== present.employer || (kind ?? present.kind) !== present.kind;
  if (isOther && hiredOn !== null && present.validFrom !== null && hiredOn > present.validFrom) {
    return [{ ...present, validTo: addDays(hiredOn, -1), sourceBatchId: batchId }, another(hiredOn)];
  }
  const next = { ...present, employer, kind: kind ?? present.kind, status, validFrom: hiredOn, validTo: leftOn };
  const isSame = (['employer', 'kind', 'status', 'validFrom', 'validTo'] as const).every((field) => next[field] === present[field]);
  return isSame ? [] : [{ ...next, sourceBatchId: batchId }];
}
