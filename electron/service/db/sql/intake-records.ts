import { sql } from 'kysely';
import { digestLength, knownRows, type KnownRows } from '../../../../shared/domain/intake/known-rows';
import type { PersonRow, PositionRow } from '../core-schema';
import type { SourceRecordRow } from '../intake-schema';
import type { EmploymentRow, PersonIdentifierRow, PersonOverrideRow } from '../people-schema';
import type { Reader } from '../schema';

/** Every row of a source's last accepted file, by its key and digest. */
export async function knownRowsOfSource(db: Reader, profileId: string): Promise<KnownRows> {
  // Two texts instead of a hundred thousand rows, which cost more to hand over than to read. No key holds a line end.
  const { rows } = await sql<{ size: number; keys: string | null; digests: string | null }>`
    SELECT count(*) AS size, group_concat(externalKey, char(10)) AS keys, group_concat(digest, '') AS digests
    FROM source_record INDEXED BY source_record_by_key WHERE profileId = ${profileId} AND recordedTo IS NULL`.execute(db);
  const [known] = rows;
  const digests = known?.digests ?? '';
  return knownRows(known?.keys ?? '', digests, lanesOf(digests, known?.size ?? 0));
}

/** The numbers that digests write. Where one of them is none of ours, no row is known by its digest, and all are read anew. */
function lanesOf(digests: string, size: number): Uint32Array {
  const bytes = Buffer.from(digests, 'hex');
  if (digests.length !== size * digestLength || bytes.length !== size * 16) return Uint32Array.from({ length: size * 4 }, (_, at) => at);
  const lanes = new Uint32Array(size * 4);
  // Digits stand with the weightiest first; every processor that this runs on keeps numbers the other way round.
  new Uint8Array(lanes.buffer).set(bytes.swap32());
  return lanes;
}

export async function recordsOfSource(db: Reader, profileId: string, keys: readonly string[]): Promise<SourceRecordRow[]> {
  const { rows } = await sql<SourceRecordRow>`
    SELECT r.profileId, r.externalKey, r.personId, r.facts, r.digest, r.batchId FROM json_each(${JSON.stringify(keys)}) AS j
    CROSS JOIN source_record AS r ON r.profileId = ${profileId} AND r.externalKey = j.value AND r.recordedTo IS NULL`.execute(db);
  return rows;
}

/** What a source says of some people, under whatever keys. */
export async function recordsOfPeopleInSource(db: Reader, profileId: string, personIds: readonly string[]): Promise<SourceRecordRow[]> {
  const { rows } = await sql<SourceRecordRow>`
    SELECT r.profileId, r.externalKey, r.personId, r.facts, r.digest, r.batchId FROM json_each(${JSON.stringify(personIds)}) AS j
    CROSS JOIN source_record AS r ON r.personId = j.value AND r.profileId = ${profileId} AND r.recordedTo IS NULL`.execute(db);
  return rows;
}

type OfPeople = {
  readonly persons: readonly PersonRow[];
  readonly employments: readonly EmploymentRow[];
  readonly positions: readonly PositionRow[];
  readonly identifiers: readonly PersonIdentifierRow[];
  readonly corrections: readonly PersonOverrideRow[];
};

/** Everything that an import may change of some people. */
export async function recordsOfPeople(db: Reader, personIds: readonly string[]): Promise<OfPeople> {
  const ids = JSON.stringify(personIds);
  const of = async <R>(table: keyof typeof columnsOf): Promise<R[]> => {
    const columns = sql.join(columnsOf[table].map((column) => sql.ref(`t.${column}`)));
    const { rows } = await sql<R>`
      SELECT ${columns} FROM json_each(${ids}) AS j CROSS JOIN ${sql.table(table)} AS t ON t.personId = j.value AND t.recordedTo IS NULL`.execute(
      db,
    );
    return rows;
  };
  const corrections = await of<PersonOverrideRow>('person_override');
  return {
    persons: await of<PersonRow>('person'),
    employments: await of<EmploymentRow>('employment'),
    positions: await of<PositionRow>('position'),
    identifiers: await of<PersonIdentifierRow>('person_identifier'),
    corrections: corrections.filter(({ endedOn }) => endedOn === null),
  };
}

const columnsOf = {
  person: [
    'personId',
    'employeeNumber',
    'givenName',
    'familyName',
    'email',
    'managerPersonId',
    'location',
    'sourceBatchId',
    'mergedIntoId',
  ],
  employment: ['employmentId', 'personId', 'employer', 'kind', 'status', 'validFrom', 'validTo', 'sourceBatchId'],
  position: ['positionId', 'personId', 'roleId', 'unitId', 'title', 'shift', 'validFrom', 'validTo', 'sourceBatchId', 'positionNumber'],
  person_identifier: ['identifierId', 'personId', 'system', 'value', 'validTo', 'sourceBatchId'],
  person_override: ['overrideId', 'personId', 'field', 'value', 'sourceValue', 'reason', 'validFrom', 'expiresOn', 'endedOn', 'endReason'],
} as const satisfies {
  person: readonly (keyof PersonRow)[];
  employment: readonly (keyof EmploymentRow)[];
  position: readonly (keyof PositionRow)[];
  person_identifier: readonly (keyof PersonIdentifierRow)[];
  person_override: readonly (keyof PersonOverrideRow)[];
};

export type ShortPerson = Pick<PersonRow, 'personId' | 'employeeNumber' | 'givenName' | 'familyName' | 'email' | 'managerPersonId'>;

const shortColumns = ['personId', 'employeeNumber', 'givenName', 'familyName', 'email', 'managerPersonId'] as const;

/** Everybody, in few words. */
export async function everybodyShort(db: Reader): Promise<ShortPerson[]> {
  return db.selectFrom('person').select(shortColumns).where('recordedTo', 'is', null).execute();
}

/** People by a column that has one of some values; e-mail addresses whatever their case. */
export async function shortPeopleBy(
  db: Reader,
  column: 'personId' | 'employeeNumber' | 'email',
  values: readonly string[],
): Promise<ShortPerson[]> {
  if (values.length === 0) return [];
  const list = JSON.stringify(values);
  const columns = sql.join(shortColumns.map((name) => sql.ref(`p.${name}`)));
  const { rows } =
    column === 'email'
      ? await sql<ShortPerson>`SELECT ${columns} FROM person AS p WHERE p.recordedTo IS NULL AND p.email IS NOT NULL
          AND lower(p.email) IN (SELECT value FROM json_each(${list}))`.execute(db)
      : await sql<ShortPerson>`SELECT ${columns} FROM json_each(${list}) AS j CROSS JOIN person AS p
          ON ${sql.ref(`p.${column}`)} = j.value AND p.recordedTo IS NULL`.execute(db);
  return rows;
}

/** Who has, or had, one of some numbers or names in any system. */
export async function identifiersWith(db: Reader, values: readonly string[]): Promise<PersonIdentifierRow[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<PersonIdentifierRow>`
    SELECT i.identifierId, i.personId, i.system, i.value, i.validTo, i.sourceBatchId FROM json_each(${JSON.stringify(values)}) AS j
    CROSS JOIN person_identifier AS i ON i.value = j.value AND i.recordedTo IS NULL`.execute(db);
  return rows;
}

type Expected = ReadonlyMap<string, { readonly employeeNumber: string; readonly isEmployed: boolean }>;

/** Whether somebody is employed on a day; of whom no employment is known counts as employed. Asked person by person: joined, it is searched through for each. */
const isEmployedOn = (personId: string, day: string) => sql`COALESCE((
    SELECT MAX((e.validFrom IS NULL OR e.validFrom <= ${day}) AND (e.validTo IS NULL OR e.validTo >= ${day})) FROM employment AS e
    WHERE e.personId = ${sql.ref(personId)} AND e.recordedTo IS NULL), 1)`;

/** Some people and whether they are employed on a day; null: everybody who ever came by an import. Records that are read under another one are left out. */
export async function expectedPeople(db: Reader, day: string, personIds: readonly string[] | null): Promise<Expected> {
  if (personIds?.length === 0) return new Map();
  const chosen =
    personIds === null ? sql`p.sourceBatchId IS NOT NULL` : sql`p.personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))`;
  const { rows } = await sql<{ personId: string; employeeNumber: string; isEmployed: 0 | 1 }>`
    SELECT p.personId, p.employeeNumber, ${isEmployedOn('p.personId', day)} AS isEmployed FROM person AS p
    WHERE p.recordedTo IS NULL AND p.mergedIntoId IS NULL AND ${chosen}`.execute(db);
  return new Map(rows.map(({ personId, employeeNumber, isEmployed }) => [personId, { employeeNumber, isEmployed: isEmployed === 1 }]));
}

/** How many people of a source's last accepted file are employed on a day. */
export async function countExpected(db: Reader, profileId: string, day: string): Promise<number> {
  // Most are: those who are not are found in one walk over the periods, and taken off.
  const { rows } = await sql<{ n: number }>`
    SELECT (SELECT COUNT(*) FROM (SELECT DISTINCT personId FROM source_record INDEXED BY source_record_by_person
         WHERE +profileId = ${profileId} AND recordedTo IS NULL))
      - (SELECT COUNT(*) FROM (SELECT DISTINCT personId FROM employment WHERE recordedTo IS NULL AND (validTo < ${day} OR validFrom > ${day})) AS o
         WHERE NOT ${isEmployedOn('o.personId', day)}
           AND EXISTS (SELECT 1 FROM source_record AS r WHERE r.personId = o.personId AND r.profileId = ${profileId} AND r.recordedTo IS NULL)) AS n`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** How many people hold a position in one of some units on a day. */
export async function countPeopleInUnits(db: Reader, unitIds: readonly string[], day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT COUNT(DISTINCT personId) AS n FROM position WHERE recordedTo IS NULL AND validFrom <= ${day} AND (validTo IS NULL OR validTo >= ${day})
    AND unitId IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))`.execute(db);
  return rows[0]?.n ?? 0;
}

/** For likeness: when each person was last hired, and whether and when they left. */
export async function hiredDays(
  db: Reader,
): Promise<ReadonlyMap<string, { readonly hiredOn: string | null; readonly leftOn: string | null }>> {
  const { rows } = await sql<{ personId: string; hiredOn: string | null; leftOn: string | null }>`
    SELECT personId, MAX(validFrom) AS hiredOn, validTo AS leftOn FROM employment WHERE recordedTo IS NULL GROUP BY personId`.execute(db);
  return new Map(rows.map(({ personId, hiredOn, leftOn }) => [personId, { hiredOn, leftOn }]));
}

/** Whether anything that a dry run rests on was written after an entry of the log. */
export async function isChangedSince(db: Reader, entryNumber: number, entities: readonly string[]): Promise<boolean> {
  // The plus keeps the planner from the index by entity, in which all that was ever written of people would be gone through.
  const { rows } = await sql`SELECT 1 FROM audit_change WHERE entryNumber > ${entryNumber}
    AND +entity IN (SELECT value FROM json_each(${JSON.stringify(entities)})) LIMIT 1`.execute(db);
  return rows.length > 0;
}
