import { sql } from 'kysely';
import type { AuditChange } from '../audit-append';
import type { Reader } from '../schema';

export interface ChangedSince {
  /** Which kind of record, as the log names it. */
  readonly what: string;
  /** What a person knows it by. */
  readonly name: string;
  /** The entry that changed it; null: another record merely rests on it. */
  readonly entryNumber: number | null;
}

/**
 * What stands in the way of taking an entry back: its records that were changed after it, people whom it made and of whom something
 * was recorded since, and whatever rests on a person, unit or role that would be no more.
 */
export async function changedSince(db: Reader, entryNumber: number, changes: readonly AuditChange[]): Promise<ChangedSince[]> {
  const records = JSON.stringify(changes.map(({ entity, entityId }) => [entity, entityId]));
  const made = (entity: string) =>
    JSON.stringify(changes.flatMap((one) => (one.entity === entity && one.old === null ? [one.entityId] : [])));
  const [people, roles] = [made('person'), made('job_role')];
  // A unit's records are dated: it is made by the first of them.
  const units = JSON.stringify(
    changes.flatMap(({ entity, old, new: next }) =>
      entity === 'org_unit' && old === null && typeof next?.['unitId'] === 'string' ? [next['unitId']] : [],
    ),
  );
  const found: ChangedSince[] = [];
  const add = async (what: string, query: ReturnType<typeof sql<Row>>): Promise<void> => {
    for (const { name, entryNumber: number, entity } of (await query.execute(db)).rows) {
      found.push({ what: entity ?? what, name, entryNumber: number });
    }
  };
  // Asked once for the whole list: asked row by row, a list of many thousands is gone through for each of them.
  const inRecords = (entity: string, id: string) => sql.raw(`${id} IN (SELECT entityId FROM touched WHERE entity = '${entity}')`);
  const touched = sql`WITH touched(entity, entityId) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(${records}))`;
  await add(
    'record',
    sql<Row>`${touched} SELECT c.entity, COALESCE(${nameOfPerson('c.personId')}, c.entityId) AS name, MAX(c.entryNumber) AS entryNumber
      FROM touched AS t CROSS JOIN audit_change AS c ON c.entity = t.entity AND c.entityId = t.entityId
      WHERE c.entryNumber > ${entryNumber} GROUP BY c.entity, c.entityId ORDER BY MAX(c.entryNumber) DESC`,
  );
  await add(
    'person',
    sql<Row>`${touched} SELECT c.entity, COALESCE(${nameOfPerson('c.personId')}, c.entityId) AS name, MAX(c.entryNumber) AS entryNumber
      FROM json_each(${people}) AS j CROSS JOIN audit_change AS c ON c.personId = j.value
      WHERE c.entryNumber > ${entryNumber} AND (c.entity, c.entityId) NOT IN (SELECT entity, entityId FROM touched)
      GROUP BY c.entity, c.entityId ORDER BY MAX(c.entryNumber) DESC`,
  );
  await add(
    'user_account',
    sql<Row>`SELECT 'user_account' AS entity, u.printedName AS name, NULL AS entryNumber FROM json_each(${people}) AS j
      JOIN user_account AS u ON u.personId = j.value AND u.recordedTo IS NULL`,
  );
  await add(
    'person',
    sql<Row>`${touched} SELECT 'person' AS entity, p.familyName || ', ' || p.givenName AS name, NULL AS entryNumber FROM json_each(${people}) AS j
      JOIN person AS p ON p.managerPersonId = j.value AND p.recordedTo IS NULL WHERE NOT (${inRecords('person', 'p.personId')})`,
  );
  await add(
    'position',
    sql<Row>`${touched} SELECT 'position' AS entity, COALESCE(${nameOfPerson('p.personId')}, p.positionId) AS name, NULL AS entryNumber
      FROM position AS p WHERE p.recordedTo IS NULL AND NOT (${inRecords('position', 'p.positionId')})
      AND (p.unitId IN (SELECT value FROM json_each(${units})) OR p.roleId IN (SELECT value FROM json_each(${roles})))`,
  );
  await add(
    'org_unit',
    sql<Row>`${touched} SELECT 'org_unit' AS entity, o.name, NULL AS entryNumber FROM org_unit AS o
      WHERE o.recordedTo IS NULL AND o.parentId IN (SELECT value FROM json_each(${units}))
      AND NOT (${inRecords('org_unit', "o.unitId || '/' || o.validFrom")})`,
  );
  await add(
    'framework_item',
    sql<Row>`SELECT 'framework_item' AS entity, CASE WHEN i.title = '' THEN i.itemId ELSE i.title END AS name, NULL AS entryNumber
      FROM framework_item AS i WHERE i.recordedTo IS NULL AND (i.content ->> '$.roleId' IN (SELECT value FROM json_each(${roles}))
      OR i.content ->> '$.unitId' IN (SELECT value FROM json_each(${units})) OR i.fromId IN (SELECT value FROM json_each(${roles})))`,
  );
  return found;
}

interface Row {
  readonly entity: string | null;
  readonly name: string;
  readonly entryNumber: number | null;
}

const nameOfPerson = (column: string) =>
  sql.raw(
    `(SELECT n.familyName || ', ' || n.givenName FROM person AS n WHERE n.personId = ${column} ORDER BY n.recordedFrom DESC LIMIT 1)`,
  );
