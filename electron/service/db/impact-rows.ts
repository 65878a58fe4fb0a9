import { impactLists, type ImpactList } from '../../../shared/contract/impact';
import { impactOn, type Impact } from '../../../shared/domain/framework/impact';
import type { PersonCompetency } from './sql/standing-facts';

/** What a revision would do, in columns: a hundred thousand people with some competencies each make millions of rows. */
export interface ImpactColumns {
  readonly looked: number;
  /** Different people in any of the lists. */
  readonly people: number;
  readonly personIds: readonly string[];
  readonly competencyIds: readonly string[];
  /** Different impacts as JSON, without their list: many people meet with the same. */
  readonly impacts: readonly string[];
  /** Three numbers a row, by name: the person, the competency and the impact. */
  readonly lists: Readonly<Record<ImpactList, { readonly people: number; readonly rows: Uint32Array }>>;
}

/** Gathers what a revision does on a day, batch after batch of people. */
export function gatherImpacts(competencyIds: readonly string[], day: string) {
  const indexOf = new Map(competencyIds.map((id, index) => [id, index]));
  const numbers = new Map<string, number>();
  const lists = new Map<ImpactList, { rows: number[]; people: number; last: number }>(
    impactLists.map((list) => [list, { rows: [], people: 0, last: -1 }]),
  );
  let people = 0;

  const push = (person: number, competencyId: string, { list, ...impact }: Impact): void => {
    const text = JSON.stringify(impact);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    const entry = lists.get(list);
    if (entry === undefined) throw new Error(`there is no list ${list}`);
    entry.rows.push(person, indexOf.get(competencyId) ?? 0, number);
    if (entry.last !== person) entry.people += 1;
    entry.last = person;
  };

  return {
    /** Takes a batch of people, the first of whom is number `offset`, with the facts without the revision and with it. */
    add: (
      personIds: readonly string[],
      offset: number,
      without: readonly PersonCompetency[],
      withIt: readonly PersonCompetency[],
    ): void => {
      const byPerson = impactsByPerson(without, withIt, day);
      for (const [index, personId] of personIds.entries()) {
        const found = byPerson.get(personId);
        if (found === undefined) continue;
        people += 1;
        for (const [competencyId, impact] of found.toSorted(([a], [b]) => (a < b ? -1 : 1))) push(offset + index, competencyId, impact);
      }
    },
    columns: (personIds: readonly string[]): ImpactColumns => {
      const column = (list: ImpactList) => ({ people: lists.get(list)?.people ?? 0, rows: Uint32Array.from(lists.get(list)?.rows ?? []) });
      const all = {
        lapsing: column('lapsing'),
        newlyRequired: column('newlyRequired'),
        noLongerRequired: column('noLongerRequired'),
        gaining: column('gaining'),
        otherwise: column('otherwise'),
      };
      return { looked: personIds.length, people, personIds, competencyIds, impacts: [...numbers.keys()], lists: all };
    },
  };
}

type Found = readonly [competencyId: string, impact: Impact];

function impactsByPerson(
  without: readonly PersonCompetency[],
  withIt: readonly PersonCompetency[],
  day: string,
): ReadonlyMap<string, Found[]> {
  const keyOf = ({ personId, competencyId }: PersonCompetency): string => `${personId} ${competencyId}`;
  const before = new Map(without.map((one) => [keyOf(one), one]));
  const after = new Map(withIt.map((one) => [keyOf(one), one]));
  const byPerson = new Map<string, Found[]>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)];
    const one = old ?? now;
    if (one === undefined) continue;
    // Whoever has neither a line nor a result on one side is simply not required there.
    const nothing = { ...one.facts, lines: [] };
    const impact = impactOn(old?.facts ?? nothing, now?.facts ?? nothing, day);
    if (impact === null) continue;
    const found = byPerson.get(one.personId);
    if (found === undefined) byPerson.set(one.personId, [[one.competencyId, impact]]);
    else found.push([one.competencyId, impact]);
  }
  return byPerson;
}
