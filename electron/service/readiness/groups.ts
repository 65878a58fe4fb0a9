import type { Placements } from './placements';
import type { Question } from './questions';
import type { ReadinessRecord } from './record';

/** By what people are grouped, and who of them. */
type Grouping = Pick<Question, 'unitIds' | 'seen' | 'roleId' | 'by' | 'branchOf'>;

export interface Groups {
  readonly ids: readonly string[];
  /** The people of all groups, one group after the other, each up to its end; somebody may stand in a group twice. */
  readonly people: Int32Array;
  readonly ends: Int32Array;
}

/** The people of each group whose positions match. */
export function grouped(record: ReadinessRecord, question: Grouping, { person, unit, role }: Placements): Groups {
  const { ids, ofUnit, ofRole } = sortingOf(record, question);
  const { seen } = question;
  const isSeen = new Uint8Array(record.units.ids.length).fill(seen === null ? 1 : 0);
  for (const id of seen?.unitIds ?? []) isSeen[record.units.numbers.get(id) ?? -1] = 1;
  const own = record.people.numbers.get(seen?.ownPersonId ?? '') ?? -1;
  const group = new Int32Array(person.length);
  const ends = new Int32Array(ids.length);
  for (let at = 0; at < person.length; at += 1) {
    const where = unit[at] ?? 0;
    // One of the two is 0 where it does not decide, and less where it forbids.
    const of = (ofUnit[where] ?? 0) | (ofRole[role[at] ?? 0] ?? 0);
    const isIn = of >= 0 && (isSeen[where] === 1 || person[at] === own);
    group[at] = isIn ? of : -1;
    if (isIn) ends[of] = (ends[of] ?? 0) + 1;
  }
  let total = 0;
  for (let of = 0; of < ends.length; of += 1) {
    const size = ends[of] ?? 0;
    ends[of] = total; // where it begins; moved on as its people are put in
    total += size;
  }
  const people = new Int32Array(total);
  for (let at = 0; at < person.length; at += 1) {
    const of = group[at] ?? -1;
    if (of < 0) continue;
    const place = ends[of] ?? 0;
    people[place] = person[at] ?? 0;
    ends[of] = place + 1;
  }
  return { ids, people, ends };
}

/** The group of each unit and of each role: 0 where the other decides, -1 where nobody is asked for. */
interface Sorting {
  readonly ids: readonly string[];
  readonly ofUnit: Int32Array;
  readonly ofRole: Int32Array;
}

function sortingOf(record: ReadinessRecord, { by, branchOf, unitIds, roleId }: Grouping): Sorting {
  const { units, roles } = record;
  const asked = unitIds === null ? null : new Set(unitIds);
  const unitsAs = (groupOf: (unit: number, id: string) => number): Int32Array =>
    Int32Array.from(units.ids, (id, unit) => (asked?.has(id) === false ? -1 : groupOf(unit, id)));
  const rolesAs = (groupOf: (role: number) => number): Int32Array =>
    Int32Array.from(roles.ids, (id, role) => (roleId !== null && id !== roleId ? -1 : groupOf(role)));
  switch (by) {
    case 'unit':
      return { ids: units.ids, ofUnit: unitsAs((unit) => unit), ofRole: rolesAs(() => 0) };
    case 'role':
      return { ids: roles.ids, ofUnit: unitsAs(() => 0), ofRole: rolesAs((role) => role) };
    case 'all':
      return { ids: [''], ofUnit: unitsAs(() => 0), ofRole: rolesAs(() => 0) };
    case 'branch': {
      const ids = [...new Set(Object.values(branchOf ?? {}))];
      const numbers = new Map(ids.map((id, index) => [id, index]));
      return { ids, ofUnit: unitsAs((_unit, id) => numbers.get(branchOf?.[id] ?? '') ?? -1), ofRole: rolesAs(() => 0) };
    }
  }
}
