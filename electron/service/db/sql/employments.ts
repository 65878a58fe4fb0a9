import type { EmploymentRow } from '../people-schema';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

/** A person's periods of employment, the newest first. */
export async function employmentsOf(db: Reader, personId: string): Promise<EmploymentRow[]> {
  return knownEmployments(db, { personId });
}

/** Every known period of employment, of everybody. */
export async function allEmployments(db: Reader): Promise<EmploymentRow[]> {
  return db.selectFrom('employment').select(employmentColumns).where('recordedTo', 'is', null).execute();
}

/** Those of some people, the newest of each first. */
export async function employmentsByPerson(db: Reader, personIds: readonly string[] | 'all'): Promise<ReadonlyMap<string, EmploymentRow[]>> {
  const wanted = personIds === 'all' ? null : new Set(personIds);
  const byPerson = new Map<string, EmploymentRow[]>();
  for (const row of await allEmployments(db)) {
    if (wanted !== null && !wanted.has(row.personId)) continue;
    const known = byPerson.get(row.personId);
    if (known === undefined) byPerson.set(row.personId, [row]);
    else known.push(row);
  }
  for (const rows of byPerson.values()) rows.sort(newestFirst);
  return byPerson;
}

const employmentColumns = [
  'employmentId',
  'personId',
  'employer',
  'kind',
  'status',
  'validFrom',
  'validTo',
  'sourceBatchId',
] as const satisfies readonly (keyof EmploymentRow)[];

const knownEmployments = prepared((db, given: Given<{ personId: string }>) =>
  db
    .selectFrom('employment')
    .select(employmentColumns)
    .where('personId', '=', given('personId'))
    .where('recordedTo', 'is', null)
    .orderBy('validFrom', 'desc'),
);

function newestFirst(one: EmploymentRow, other: EmploymentRow): number {
  const from = ({ validFrom }: EmploymentRow): string => validFrom ?? '';
  return from(one) < from(other) ? 1 : from(one) > from(other) ? -1 : 0;
}
