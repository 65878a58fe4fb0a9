import { sql } from 'kysely';
import type { RelationFacts } from '../../../../shared/domain/independence';
import type { DeclaredRelationRow } from '../authority-schema';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

const columns = ['relationId', 'personId', 'otherPersonId', 'kind', 'note', 'validFrom', 'validTo', 'declaredBy'] as const;

type Pair = { readonly personId: string; readonly otherId: string; readonly day: string };

const manages = prepared(
  (_db, given: Given<Pair>) => sql<{ isLineManager: number }>`
  SELECT 1 AS isLineManager FROM person WHERE personId = ${given('personId')} AND managerPersonId = ${given('otherId')} AND recordedTo IS NULL`,
);

const declaredBetween = prepared(
  (_db, given: Given<Pair>) => sql<Pick<DeclaredRelationRow, 'kind'>>`
  SELECT kind FROM declared_relation
  WHERE recordedTo IS NULL AND validFrom <= ${given('day')} AND (validTo IS NULL OR validTo >= ${given('day')})
    AND ((personId = ${given('personId')} AND otherPersonId = ${given('otherId')})
      OR (otherPersonId = ${given('personId')} AND personId = ${given('otherId')}))
  ORDER BY kind`,
);

/** What somebody is to a person on a day, as far as this site knows. */
export async function relationBetween(db: Reader, pair: Pair): Promise<Omit<RelationFacts, 'trainedLastOn'>> {
  const declared = (await declaredBetween(db, pair)).map(({ kind }) => kind);
  return { isLineManager: (await manages(db, pair)).length > 0, declared: [...new Set(declared)] };
}

/** What was declared between a person and others, newest first, ended ones with them. */
export async function relationsOf(db: Reader, personId: string): Promise<DeclaredRelationRow[]> {
  return db
    .selectFrom('declared_relation')
    .select(columns)
    .where((eb) => eb.or([eb('personId', '=', personId), eb('otherPersonId', '=', personId)]))
    .where('recordedTo', 'is', null)
    .orderBy('validFrom', 'desc')
    .orderBy('relationId')
    .execute();
}

export async function relationById(db: Reader, relationId: string): Promise<DeclaredRelationRow | undefined> {
  return db
    .selectFrom('declared_relation')
    .select(columns)
    .where('relationId', '=', relationId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}
