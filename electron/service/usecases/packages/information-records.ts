import type { InformationLine } from '../../../../shared/domain/packages/information';
import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { peopleToldOf } from './people-told-of';
import type { Numbered } from './read-lines';

/** All that a package says of one person. */
export interface ToldPerson {
  /** Who it is here; null: nobody on record. */
  readonly personId: string | null;
  readonly displayName: string;
  readonly lines: readonly InformationLine[];
}

/** What is told of people, each together, with who they are here. */
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
  const firsts = [...byKey.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
  const idOf = await peopleToldOf(db, siteId, firsts);
  return firsts.map((first) => ({
    personId: idOf(first),
    displayName: `${listName(first)} (${first.employeeNumber})`,
    lines: byKey.get(first.personId) ?? [],
  }));
}
