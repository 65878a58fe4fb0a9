import { addDays } from './calendar';

/** What is required of a role in one competency during a period; validTo is its last day, null while no end is set. */
export interface RequirementLine {
  readonly requirementId: string;
  readonly roleId: string;
  readonly competencyId: string;
  readonly level: number;
  readonly validityMonths: number | null;
  readonly isMandatory: 0 | 1;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface RequirementPlan {
  /** The line that holds from now on. */
  readonly requirementId: string;
  readonly write: readonly RequirementLine[];
  /** Lines that were to begin later and no longer will. */
  readonly withdraw: readonly string[];
}

/**
 * How the known lines of one role and competency change when `next` is to hold from its validFrom on without an end.
 * Afterwards no two lines hold on the same day. A line that already says the same is left as it is.
 */
export function planRequirement(
  known: readonly RequirementLine[],
  next: Omit<RequirementLine, 'requirementId' | 'validTo'>,
  newId: string,
): RequirementPlan {
  const later = known.filter((line) => line.validFrom >= next.validFrom).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const before = known.find((line) => line.validFrom < next.validFrom && isOpenOn(line, next.validFrom));
  if (before !== undefined && saysTheSame(before, next)) {
    const write = before.validTo === null ? [] : [{ ...before, validTo: null }];
    return { requirementId: before.requirementId, write, withdraw: later.map((line) => line.requirementId) };
  }
  const [replaced, ...withdrawn] = later;
  const line: RequirementLine = { ...next, requirementId: replaced?.requirementId ?? newId, validTo: null };
  const ended = before === undefined ? [] : [{ ...before, validTo: addDays(next.validFrom, -1) }];
  return { requirementId: line.requirementId, write: [...ended, line], withdraw: withdrawn.map((one) => one.requirementId) };
}

/** Whether a line still requires something on a day or later. */
export function isOpenOn(line: Pick<RequirementLine, 'validTo'>, day: string): boolean {
  return line.validTo === null || line.validTo >= day;
}

function saysTheSame(line: RequirementLine, next: Omit<RequirementLine, 'requirementId' | 'validTo'>): boolean {
  return line.level === next.level && line.validityMonths === next.validityMonths && line.isMandatory === next.isMandatory;
}
