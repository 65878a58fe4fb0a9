import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import type { ObligationRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { revisionsById } from '../../db/sql/framework-library';
import { competencyNamesOf } from '../../db/sql/item-titles';
import { personsById } from '../../db/sql/people';
import type { OutputOf, ReadContext } from '../context';

/** Whether somebody can say that it is done: who is to read it; who is to do it, or sees to it, where no assessment shows it. */
export function isConfirmedBy(
  { kind, personId, ownerPersonId, competencyId }: Pick<ObligationRow, 'kind' | 'personId' | 'ownerPersonId' | 'competencyId'>,
  actorPersonId: string | null,
): boolean {
  if (actorPersonId === null || kind === 'reassess') return false;
  if (kind === 'readAndUnderstand') return personId === actorPersonId;
  return competencyId === null && (personId === actorPersonId || ownerPersonId === actorPersonId);
}

export type ShownObligation = OutputOf<Contract['obligations']['list']>['obligations'][number];

/** Obligations with the names of whom and what they are about. */
export async function shownObligations(
  db: Reader,
  rows: ReadonlyArray<ObligationRow & { readonly joined?: number }>,
  { today, actor }: Pick<ReadContext, 'today' | 'actor'>,
): Promise<ShownObligation[]> {
  const persons = await personsById(db, [...new Set(rows.flatMap(({ personId, ownerPersonId }) => [personId, ownerPersonId]))]);
  const personById = new Map(persons.map((person) => [person.personId, person]));
  const competencies = await competencyNamesOf(
    db,
    [...new Set(rows.flatMap(({ competencyId }) => (competencyId === null ? [] : [competencyId])))],
    today,
  );
  const revisions = await revisionsById(db, [
    ...new Set(rows.flatMap(({ revisionId, supersededBy }) => [revisionId, supersededBy].filter((one) => one !== null))),
  ]);
  const revisionById = new Map(revisions.map((revision) => [revision.revisionId, revision]));
  const nameOf = (personId: string): string => {
    const person = personById.get(personId);
    return person === undefined ? personId : listName(person);
  };
  return rows.map(({ readDigest: _digest, revisionId, ...row }) => {
    const revision = revisionById.get(revisionId ?? '');
    const later = revisionById.get(row.supersededBy ?? '');
    const competency = competencies.get(row.competencyId ?? '');
    return {
      ...row,
      joined: row.joined ?? 1,
      personName: nameOf(row.personId),
      employeeNumber: personById.get(row.personId)?.employeeNumber ?? '',
      ownerName: nameOf(row.ownerPersonId),
      competencyCode: competency?.code ?? '',
      competencyTitle: competency?.title ?? row.competencyId ?? '',
      revision:
        revision === undefined
          ? null
          : { revisionId: revision.revisionId, frameworkId: revision.frameworkId, number: revision.number, title: revision.title },
      supersededBy: later === undefined ? null : { revisionId: later.revisionId, number: later.number, title: later.title },
      isOverdue: row.state === 'open' && row.dueOn < today,
      isToConfirm: row.state === 'open' && isConfirmedBy(row, actor.personId),
    };
  });
}
