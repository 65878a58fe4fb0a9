import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { competencyHeads } from '../../db/sql/competency-heads';
import { personsById } from '../../db/sql/people';

interface Reassessed {
  readonly personId: string;
  readonly competencyId: string;
  readonly dueOn: string;
}

/** Names for reassessments of these people and competencies. */
export async function nameRows(db: Reader, rows: ReadonlyArray<Omit<Reassessed, 'dueOn'>>, day: string) {
  const people = new Map((await personsById(db, [...new Set(rows.map(({ personId }) => personId))])).map((one) => [one.personId, one]));
  const heads = await competencyHeads(db, [...new Set(rows.map(({ competencyId }) => competencyId))], day);
  return ({ personId, competencyId, dueOn }: Reassessed) => {
    const person = people.get(personId);
    const head = heads.get(competencyId);
    return {
      personId,
      name: person === undefined ? personId : listName(person),
      employeeNumber: person?.employeeNumber ?? '',
      competencyId,
      competencyCode: head?.code ?? '',
      competencyTitle: head?.title ?? competencyId,
      dueOn,
    };
  };
}
