import { countLostZeros, guardsOf, usualLimits } from '../intake/guards';
import { isTerminatedStatus, type PersonFacts } from './fields';
import type { AbsentPerson, ImportInput, ImportTotals, PlannedCreate, Tripwire } from './plan-types';

/** Whether somebody is employed on a day: the day of leaving is the last one. */
export function isActive(facts: PersonFacts, day: string): boolean {
  return (facts.leftOn === null || facts.leftOn >= day) && !isTerminatedStatus(facts.employmentStatus);
}

/** Whether the HRIS has ended an employment or announced its end. */
export function hasEnd(facts: PersonFacts): boolean {
  return facts.leftOn !== null || isTerminatedStatus(facts.employmentStatus);
}

/** The guards of an import under the usual limits. */
export function tripwiresOf(
  totals: ImportTotals,
  absent: readonly AbsentPerson[],
  creates: readonly PlannedCreate[],
  { known, today }: ImportInput,
): Tripwire[] {
  const counts = {
    rows: totals.rows,
    rejectedRows: totals.rejectedRows,
    active: known.filter(({ facts }) => isActive(facts, today)).length,
    terminations: totals.terminations,
    absent: absent.filter((person) => person.isActive).length,
    lostZeros: countLostZeros(
      creates.map(({ facts }) => facts.employeeNumber),
      absent.map(({ employeeNumber }) => employeeNumber),
    ),
  };
  return guardsOf(counts, usualLimits);
}
