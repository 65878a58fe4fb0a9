import { isTerminatedStatus, type PersonFacts } from './fields';
import type { AbsentPerson, ImportInput, ImportTotals, PlannedCreate, Tripwire } from './plan-types';

/** Above this share of the known active people, terminations or absences stop an import until a person gives a reason. */
export const tripwireLimits = { terminations: 0.2, absent: 0.2 } as const;

/** Whether somebody is employed on a day: the day of leaving is the last one. */
export function isActive(facts: PersonFacts, day: string): boolean {
  return (facts.leftOn === null || facts.leftOn >= day) && !isTerminatedStatus(facts.employmentStatus);
}

/** Whether the HRIS has ended an employment or announced its end. */
export function hasEnd(facts: PersonFacts): boolean {
  return facts.leftOn !== null || isTerminatedStatus(facts.employmentStatus);
}

/** The signs that a file is wrong, cut or another site's. A first import knows nobody, so nobody can be missing or leave. */
export function tripwiresOf(
  totals: ImportTotals,
  absent: readonly AbsentPerson[],
  creates: readonly PlannedCreate[],
  { known, today }: ImportInput,
): Tripwire[] {
  const tripwires: Tripwire[] = [];
  const active = known.filter(({ facts }) => isActive(facts, today)).length;
  const missing = absent.filter((person) => person.isActive).length;
  if (totals.rows === 0) tripwires.push({ code: 'EmptyFile', message: 'The file has no rows. Nobody would be changed.' });
  else if (totals.rejectedRows === totals.rows) {
    tripwires.push({ code: 'NothingAccepted', message: `All ${totals.rows} rows are rejected. Check the mapping.`, count: totals.rows });
  }
  if (totals.terminations > active * tripwireLimits.terminations) {
    const message = `${totals.terminations} of ${active} active people would leave.`;
    tripwires.push({ code: 'ManyTerminations', message, count: totals.terminations, of: active, limit: tripwireLimits.terminations });
  }
  if (missing > active * tripwireLimits.absent) {
    const message = `${missing} of ${active} active people are not in the file. Nothing is done to them.`;
    tripwires.push({ code: 'ManyAbsent', message, count: missing, of: active, limit: tripwireLimits.absent });
  }
  const zeros = countLostZeros(creates, absent);
  if (zeros > 0) {
    const message = `${zeros} new employee numbers differ from missing ones only by leading zeros. A spreadsheet may have dropped them: the people would be created twice.`;
    tripwires.push({ code: 'LeadingZerosDiffer', message, count: zeros });
  }
  return tripwires;
}

function countLostZeros(creates: readonly PlannedCreate[], absent: readonly AbsentPerson[]): number {
  const withoutZeros = (number: string) => number.replace(/^0+(?=.)/, '');
  const missing = new Set(absent.map(({ employeeNumber }) => withoutZeros(employeeNumber)));
  return creates.filter(({ facts }) => missing.has(withoutZeros(facts.employeeNumber))).length;
}
