import { isCalendarDate } from '../../../lib/formatting';
import { frameworkWords } from '../../../lib/words/framework';
import type { Requirement, Scale } from '../queries';
import { isReason } from '../../../lib/reason';

const words = frameworkWords.requirement;

/** A requirement as it is being written; kept as a draft. */
export interface RequirementText {
  readonly competencyId: string | null;
  readonly level: number | null;
  readonly validityMonths: number | null;
  readonly isMandatory: boolean;
  readonly validFrom: string;
  readonly reason: string;
}

/** What the form begins with: the line to change, or nothing; valid from today. */
export function beginWith(changing: Requirement | null, today: string): RequirementText {
  if (changing === null) return { competencyId: null, level: null, validityMonths: null, isMandatory: true, validFrom: today, reason: '' };
  const { competencyId, level, validityMonths, isMandatory, validFrom } = changing;
  return { competencyId, level, validityMonths, isMandatory, validFrom: validFrom > today ? validFrom : today, reason: '' };
}

/** What is wrong, by field; empty when it can be sent. */
export function faultsOfRequirement(text: RequirementText, scale: Scale | undefined): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  if (text.competencyId === null) faults.set('competencyId', words.competencyMissing);
  if (text.level === null || (scale !== undefined && !scale.levels.some(({ level }) => level === text.level)))
    faults.set('level', words.levelMissing);
  if (text.validityMonths !== null && (text.validityMonths < 1 || text.validityMonths > 120))
    faults.set('validityMonths', words.validityFault);
  if (!isCalendarDate(text.validFrom)) faults.set('validFrom', words.dateFault);
  if (!isReason(text.reason)) faults.set('reason', frameworkWords.reasonMissing);
  return faults;
}
