import type { Random } from './random';
import type { SampleAssessor, SamplePerson, SampleUnit } from './types';

/** Gives an assessor for a person and a group: from the own unit, else the department, else the site; never the person. */
export function createAssessorChoice(
  people: readonly SamplePerson[],
  units: readonly SampleUnit[],
  assessors: readonly SampleAssessor[],
): (random: Random, person: SamplePerson, groupKey: string) => SamplePerson {
  const personByNumber = new Map(people.map((person) => [person.employeeNumber, person]));
  const departmentByUnit = new Map(units.map((unit) => [unit.key, unit.parentKey ?? '']));
  const pool = new Map<string, SamplePerson[]>();
  for (const { employeeNumber, groupKeys } of assessors) {
    const assessor = personByNumber.get(employeeNumber);
    if (!assessor) continue;
    for (const groupKey of groupKeys) {
      for (const scope of [assessor.unitKey, departmentByUnit.get(assessor.unitKey), 'site']) {
        const key = `${scope}/${groupKey}`;
        const members = pool.get(key);
        if (members) members.push(assessor);
        else pool.set(key, [assessor]);
      }
    }
  }
  return (random, person, groupKey) => {
    for (const scope of [person.unitKey, departmentByUnit.get(person.unitKey), 'site']) {
      const members = pool.get(`${scope}/${groupKey}`) ?? [];
      const first = Math.floor(random.next() * members.length);
      const chosen = members[first];
      if (chosen && chosen !== person) return chosen;
      const next = members[(first + 1) % members.length];
      if (next && next !== person) return next;
    }
    throw new Error(`nobody else assesses ${groupKey}`);
  };
}
