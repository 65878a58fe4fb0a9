import type { KnownDirectory } from '../../../../shared/domain/directory/plan-proposals';
import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { acceptedNames, openProposals } from '../../db/sql/directory';
import { allPersons } from '../../db/sql/people';
import { allAccounts } from '../../db/sql/users';

/** What is on record of accounts, people and open proposals. */
export async function loadKnownDirectory(db: Reader): Promise<KnownDirectory> {
  const persons = await allPersons(db);
  const personById = new Map(persons.map((person) => [person.personId, person]));
  return {
    accounts: (await allAccounts(db)).map(({ userId, login, personId, isActive }) => ({
      userId,
      login,
      personId,
      isActive: isActive === 1,
    })),
    personByNumber: new Map(
      persons.map((person) => {
        const shown = personById.get(person.mergedIntoId ?? '') ?? person;
        return [person.employeeNumber, { personId: shown.personId, name: listName(shown) }];
      }),
    ),
    open: (await openProposals(db)).map(({ proposalId, action, userName }) => ({ proposalId, action, userName })),
    userIdByName: await acceptedNames(db),
  };
}
