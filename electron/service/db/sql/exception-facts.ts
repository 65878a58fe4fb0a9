import { sql, type RawBuilder } from 'kysely';
import type { ExceptionFact } from '../../../../shared/domain/exception';
import { listed, prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

/** One of the exceptions with whom and what it concerns. */
export type ExceptionOf = ExceptionFact & { readonly personId: string; readonly competencyId: string };

/**
 * What was signed of the qualifications of some people, as far as it ever has effect: taken back on its first day or before,
 * it never had. An extension follows the result it concerns through the versions of it.
 */
export async function exceptionFactsOf(db: Reader, personIds: readonly string[], only?: readonly string[]): Promise<ExceptionOf[]> {
  const [personId, competencyId] = [personIds[0], only?.[0]];
  if (personId !== undefined && personIds.length === 1 && competencyId !== undefined && only?.length === 1)
    return ofOne(db, { personId, competencyId });
  const people = { personIds: JSON.stringify(personIds) };
  return only === undefined ? ofPeople(db, people) : ofPeopleInSome(db, { ...people, competencyIds: JSON.stringify(only) });
}

const facts = (isWanted: RawBuilder<unknown>) => sql<ExceptionOf>`
  SELECT e.exceptionId, e.kind, e.personId, e.competencyId, e.validFrom AS "from",
    CASE WHEN w.validFrom IS NULL THEN e.validTo ELSE min(COALESCE(e.validTo, '9999-12-31'), date(w.validFrom, '-1 day')) END AS "to",
    CASE e.kind WHEN 'extension' THEN (
      WITH RECURSIVE version (id) AS (
        SELECT e.concernsId UNION ALL SELECT a.assessmentId FROM version v CROSS JOIN assessment a ON a.amendsId = v.id
      )
      SELECT v.id FROM version v WHERE NOT EXISTS (SELECT 1 FROM assessment n WHERE n.amendsId = v.id)
    ) ELSE e.concernsId END AS concernsId,
    e.entryNumber AS "order"
  FROM qualification_exception e LEFT JOIN exception_end w ON w.exceptionId = e.exceptionId
  WHERE ${isWanted} AND (w.validFrom IS NULL OR w.validFrom > e.validFrom)`;

type People = { readonly personIds: string };
type PeopleInSome = People & { readonly competencyIds: string };

const ofOne = prepared((_db, given: Given<{ personId: string; competencyId: string }>) =>
  facts(sql`e.personId = ${given('personId')} AND e.competencyId = ${given('competencyId')}`),
);
const ofPeople = prepared((_db, given: Given<People>) => facts(sql`e.personId IN ${listed(given('personIds'))}`));
const ofPeopleInSome = prepared((_db, given: Given<PeopleInSome>) =>
  facts(sql`e.personId IN ${listed(given('personIds'))} AND e.competencyId IN ${listed(given('competencyIds'))}`),
);
