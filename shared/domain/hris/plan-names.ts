import type { PersonFacts } from './fields';
import type { ImportWarning, KnownPerson, PlannedName, PlannedUpdate } from './plan-types';

/** The departments or job titles that the accepted rows speak of, in alphabetical order. */
export function namesOf(field: 'department' | 'jobTitle', people: readonly PersonFacts[], known: readonly KnownPerson[]): PlannedName[] {
  const knownNames = new Set(known.map(({ facts }) => facts[field]));
  return [...countBy(field, people)]
    .map(([name, count]) => ({ name, isNew: !knownNames.has(name), people: count }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** A known department that the file no longer has, and whose people all turn up in one new department: perhaps only its name changed. */
export function departmentWarnings(
  updates: readonly PlannedUpdate[],
  people: readonly PersonFacts[],
  known: readonly KnownPerson[],
): ImportWarning[] {
  const inFile = countBy('department', people);
  const before = new Set(known.map(({ facts }) => facts.department));
  const targets = new Map<string, Map<string, number>>();
  for (const { changes } of updates) {
    const change = changes.find(({ field }) => field === 'department');
    if (!change?.old || !change.new) continue;
    const counts = targets.get(change.old) ?? new Map<string, number>();
    counts.set(change.new, (counts.get(change.new) ?? 0) + 1);
    targets.set(change.old, counts);
  }
  return [...targets].flatMap(([old, counts]) => {
    const [only, ...others] = counts;
    if (!only || others.length > 0 || inFile.has(old) || before.has(only[0])) return [];
    const message = `All ${only[1]} people of "${old}" in this file are now in the new department "${only[0]}": perhaps it was renamed.`;
    return [{ rowNumber: null, code: 'DepartmentPerhapsRenamed', message, field: 'department', value: old }];
  });
}

function countBy(field: 'department' | 'jobTitle', people: readonly PersonFacts[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const facts of people) {
    const name = facts[field];
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
