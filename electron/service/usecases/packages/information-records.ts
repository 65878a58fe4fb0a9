import type { InformationLine } from '../../../../shared/domain/packages/information';
import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { recordsOfSource, shortPeopleBy } from '../../db/sql/intake-records';
import { keyOfPerson, profileOfSite } from './known-for-roster';
import { isSameName } from './plan-roster';
import type { Numbered } from './read-lines';

/** All that a package says of one person. */
export interface ToldPerson {
  /** Who it is here; null: nobody on record. */
  readonly personId: string | null;
  readonly displayName: string;
  readonly lines: readonly InformationLine[];
}

/** What is told of people, each together; who they are here is known from a roster of the same site, else by number and name. */
export async function informationRecords(
  db: Reader,
  siteId: string,
  records: ReadonlyArray<Numbered<InformationLine>>,
): Promise<readonly ToldPerson[]> {
  const byKey = new Map<string, InformationLine[]>();
  for (const { value } of records) {
    const known = byKey.get(value.personId);
    if (known === undefined) byKey.set(value.personId, [value]);
    else known.push(value);
  }
  const sources = await recordsOfSource(db, profileOfSite(siteId), [...byKey.keys()].map(keyOfPerson));
  const idByKey = new Map(sources.map(({ externalKey, personId }) => [externalKey, personId]));
  const numbers = new Set(records.map(({ value }) => value.employeeNumber));
  const byNumber = new Map((await shortPeopleBy(db, 'employeeNumber', [...numbers])).map((person) => [person.employeeNumber, person]));
  return [...byKey].flatMap(([key, lines]) => {
    const [first] = lines;
    if (first === undefined) return [];
    const same = byNumber.get(first.employeeNumber);
    const personId = idByKey.get(keyOfPerson(key)) ?? (same !== undefined && isSameName(same, first) ? same.personId : null);
    return [{ personId, displayName: `${listName(first)} (${first.employeeNumber})`, lines }];
  });
}
