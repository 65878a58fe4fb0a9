import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { FrameworkItem, ItemKind } from '../../../../shared/contract/framework-item';
import type { FrameworkItemRow, FrameworkRevisionRow, FrameworkRow, RevisionDecisionRow } from '../framework-schema';
import type { Reader, Tx } from '../schema';
import { isOn, itemColumns, itemOfRow } from './framework-items';

export const userIds = (json: string): string[] => z.array(z.string()).parse(JSON.parse(json));

export async function allFrameworks(db: Reader): Promise<FrameworkRow[]> {
  return db.selectFrom('framework').select(frameworkColumns).where('recordedTo', 'is', null).orderBy('name').execute();
}

export async function frameworkById(db: Reader, frameworkId: string): Promise<FrameworkRow | undefined> {
  return db
    .selectFrom('framework')
    .select(frameworkColumns)
    .where('frameworkId', '=', frameworkId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

/** The revisions of a library, newest first. */
export async function revisionsOf(db: Reader, frameworkId: string): Promise<FrameworkRevisionRow[]> {
  return db
    .selectFrom('framework_revision')
    .select(revisionColumns)
    .where('frameworkId', '=', frameworkId)
    .where('recordedTo', 'is', null)
    .orderBy('number', 'desc')
    .execute();
}

export async function revisionById(db: Reader, revisionId: string): Promise<FrameworkRevisionRow | undefined> {
  return db
    .selectFrom('framework_revision')
    .select(revisionColumns)
    .where('revisionId', '=', revisionId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

export async function revisionsById(db: Reader, revisionIds: readonly string[]): Promise<FrameworkRevisionRow[]> {
  if (revisionIds.length === 0) return [];
  return db
    .selectFrom('framework_revision')
    .select(revisionColumns)
    .where('revisionId', 'in', revisionIds)
    .where('recordedTo', 'is', null)
    .execute();
}

/** How many items each library has on a day. */
export async function itemCounts(db: Reader, day: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ frameworkId: string; n: number }>`
    SELECT i.frameworkId, COUNT(*) AS n FROM framework_item i
    WHERE ${isOn('i', day)} AND i.validFrom <= ${day} AND i.isRetired = 0 GROUP BY i.frameworkId`.execute(db);
  return new Map(rows.map(({ frameworkId, n }) => [frameworkId, n]));
}

/** What is approved of a library as its newest revision has it, whether in force yet or not: what a draft builds on. */
export async function approvedItems(db: Reader, frameworkId: string): Promise<FrameworkItem[]> {
  return (await newest(db, sql`i.frameworkId = ${frameworkId}`)).map(itemOfRow);
}

/** The same of some kinds alone. */
export async function approvedOfKinds(db: Reader, frameworkId: string, kinds: readonly ItemKind[]): Promise<FrameworkItem[]> {
  return (await newest(db, sql`i.frameworkId = ${frameworkId} AND i.kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))`)).map(
    itemOfRow,
  );
}

/** The newest approved state of some items, whichever library they belong to. */
export async function approvedById(db: Reader, itemIds: readonly string[]): Promise<ReadonlyMap<string, FrameworkItem>> {
  const rows = await newest(db, sql`i.itemId IN (SELECT value FROM json_each(${JSON.stringify(itemIds)}))`);
  return new Map(rows.map((row) => [row.itemId, itemOfRow(row)]));
}

/** Whether the row of one alias is of a later day than that of the other, or of the same day and recorded later. */
const isNewer = (one: string, other: string): RawBuilder<boolean> => {
  const [a, b] = [sql.ref(`${one}.validFrom`), sql.ref(`${other}.validFrom`)];
  return sql<boolean>`(${a} > ${b} OR (${a} = ${b} AND ${sql.ref(`${one}.recordedFrom`)} > ${sql.ref(`${other}.recordedFrom`)}))`;
};

const newest = async (db: Reader, where: ReturnType<typeof sql>): Promise<FrameworkItemRow[]> => {
  const { rows } = await sql<FrameworkItemRow>`
    SELECT * FROM framework_item i WHERE i.recordedTo IS NULL AND ${where} AND NOT EXISTS (
      SELECT 1 FROM framework_item n WHERE n.itemId = i.itemId AND n.recordedTo IS NULL AND ${isNewer('n', 'i')})`.execute(db);
  return rows;
};

/** An item without what it says: enough for a tree, at ten thousand of them. */
export type ItemHeadRow = Pick<
  FrameworkItemRow,
  'itemId' | 'frameworkId' | 'kind' | 'parentId' | 'ordinal' | 'fromId' | 'toId' | 'code' | 'title' | 'isRetired'
>;

/** The items of a library on a day, or (null) as its newest approved revision has them; of some kinds or of all. */
export async function itemHeads(
  db: Reader,
  frameworkId: string,
  day: string | null,
  kinds: readonly ItemKind[] | null,
): Promise<ItemHeadRow[]> {
  const ofKind = kinds === null ? sql`1` : sql`i.kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))`;
  const isMeant =
    day === null
      ? sql`i.recordedTo IS NULL AND NOT EXISTS (
          SELECT 1 FROM framework_item n WHERE n.itemId = i.itemId AND n.recordedTo IS NULL AND ${isNewer('n', 'i')})`
      : sql`${isOn('i', day)} AND i.validFrom <= ${day}`;
  const { rows } = await sql<ItemHeadRow>`
    SELECT i.itemId, i.frameworkId, i.kind, i.parentId, i.ordinal, i.fromId, i.toId, i.code, i.title, i.isRetired
    FROM framework_item i WHERE i.frameworkId = ${frameworkId} AND ${isMeant} AND ${ofKind}`.execute(db);
  return rows;
}

/** What a revision wrote, as it was approved. */
export async function itemsOfRevision(db: Reader, revisionId: string, entryNumber: number): Promise<FrameworkItem[]> {
  const rows = await db
    .selectFrom('framework_item')
    .selectAll()
    .where('revisionId', '=', revisionId)
    .where('recordedFrom', '=', entryNumber)
    .orderBy('itemId')
    .execute();
  return rows.map(itemOfRow);
}

/** What a revision wrote, as it was approved, by item. */
export async function itemsAsApproved(db: Reader, revisionId: string): Promise<FrameworkItem[]> {
  const { rows } = await sql<{ entry: number | null }>`
    SELECT MIN(recordedFrom) AS entry FROM framework_revision WHERE revisionId = ${revisionId} AND state = 'approved'`.execute(db);
  const entry = rows[0]?.entry ?? null;
  return entry === null ? [] : itemsOfRevision(db, revisionId, entry);
}

/** What the items of an approved revision were before it. */
export async function itemsBefore(db: Reader, revisionId: string): Promise<ReadonlyMap<string, FrameworkItem>> {
  const { rows } = await sql<FrameworkItemRow>`
    WITH approved AS (
      SELECT i.itemId, i.recordedFrom AS entry FROM framework_item i
      WHERE i.revisionId = ${revisionId} AND i.recordedFrom =
        (SELECT MIN(recordedFrom) FROM framework_revision WHERE revisionId = ${revisionId} AND state = 'approved')
    )
    SELECT b.* FROM approved a JOIN framework_item b ON b.itemId = a.itemId
      AND b.recordedFrom < a.entry AND (b.recordedTo IS NULL OR b.recordedTo >= a.entry)
    WHERE NOT EXISTS (
      SELECT 1 FROM framework_item n WHERE n.itemId = b.itemId AND n.recordedFrom < a.entry AND (n.recordedTo IS NULL OR n.recordedTo >= a.entry)
        AND ${isNewer('n', 'b')})`.execute(db);
  return new Map(rows.map((row) => [row.itemId, itemOfRow(row)]));
}

/** The rows of a revision that are known now. */
export async function rowsOfRevision(db: Reader, revisionId: string): Promise<FrameworkItemRow[]> {
  return db.selectFrom('framework_item').select(itemColumns).where('revisionId', '=', revisionId).where('recordedTo', 'is', null).execute();
}

/** What the rows of a revision took the place of on their days, of revisions that stand: what holds again when it is withdrawn. */
export async function rowsReplacedBy(db: Reader, revisionId: string): Promise<FrameworkItemRow[]> {
  const { rows } = await sql<FrameworkItemRow>`
    SELECT ${sql.join(itemColumns.map((column) => sql.ref(`p.${column}`)))} FROM framework_item o
    JOIN framework_item p ON p.itemId = o.itemId AND p.validFrom = o.validFrom AND p.pilotOf = o.pilotOf AND p.recordedTo = o.recordedFrom
    WHERE o.revisionId = ${revisionId} AND p.revisionId IS NOT ${revisionId} AND (p.revisionId IS NULL OR EXISTS (
      SELECT 1 FROM framework_revision r WHERE r.revisionId = p.revisionId AND r.recordedTo IS NULL AND r.state = 'approved'))`.execute(db);
  return rows;
}

/** A revision of another library that uses what this one brought, in whatever way. Undefined: none does. */
export async function revisionUsingNew(db: Reader, revisionId: string): Promise<{ readonly number: number } | undefined> {
  const brought = await broughtBy(db, revisionId);
  const isBrought = (value: RawBuilder<unknown>): RawBuilder<boolean> =>
    sql<boolean>`${value} IN (SELECT value FROM json_each(${JSON.stringify(brought)}))`;
  const { rows } = await sql<{ number: number }>`
    SELECT r.number FROM framework_item i JOIN framework_revision r ON r.revisionId = i.revisionId AND r.recordedTo IS NULL
    WHERE i.recordedTo IS NULL AND i.isRetired = 0 AND i.revisionId <> ${revisionId}
      AND (${isBrought(sql`i.fromId`)} OR ${isBrought(sql`i.toId`)} OR ${isBrought(sql`i.parentId`)} OR (i.kind = 'scale' AND ${isBrought(sql`i.content ->> '$.mapping.fromScaleId'`)}) OR (i.kind = 'competency' AND (
        ${isBrought(sql`i.content ->> '$.scaleId'`)}
        OR EXISTS (SELECT 1 FROM json_each(i.content, '$.blockIds') b WHERE ${isBrought(sql`b.value`)})
        OR EXISTS (SELECT 1 FROM json_tree(i.content, '$.prerequisites') p WHERE p.key = 'competencyId' AND ${isBrought(sql`p.value`)}))))
      AND NOT EXISTS (SELECT 1 FROM framework_item n WHERE n.itemId = i.itemId AND n.recordedTo IS NULL AND ${isNewer('n', 'i')})
    ORDER BY r.number LIMIT 1`.execute(db);
  return rows[0];
}

/** A competency that came with a revision and in which somebody was assessed or has a signed exception. Undefined: there is none. */
export async function broughtInUse(db: Reader, revisionId: string): Promise<{ readonly competencyId: string } | undefined> {
  const { rows } = await sql<{ competencyId: string }>`
    SELECT b.value AS competencyId FROM json_each(${JSON.stringify(await broughtBy(db, revisionId))}) b
    WHERE EXISTS (SELECT 1 FROM assessment a WHERE a.competencyId = b.value)
      OR EXISTS (SELECT 1 FROM requirement_override o WHERE o.competencyId = b.value AND o.recordedTo IS NULL
        AND (o.validTo IS NULL OR o.validTo >= o.validFrom)) LIMIT 1`.execute(db);
  return rows[0];
}

/** The items that there were not before a revision. */
async function broughtBy(db: Reader, revisionId: string): Promise<string[]> {
  const formers = await itemsBefore(db, revisionId);
  return (await rowsOfRevision(db, revisionId)).map(({ itemId }) => itemId).filter((itemId) => !formers.has(itemId));
}

/** What a revision under pilot makes of its items in the units of the pilot. */
export async function pilotRows(db: Reader, revisionId: string): Promise<FrameworkItemRow[]> {
  return db
    .selectFrom('framework_item')
    .select(itemColumns)
    .where('revisionId', '=', revisionId)
    .where('pilotOf', '=', revisionId)
    .where('recordedTo', 'is', null)
    .execute();
}

/** What some items are everywhere on a day; those that there are not yet are left out. */
export async function generalRowsOn(db: Reader, itemIds: readonly string[], day: string): Promise<ReadonlyMap<string, FrameworkItemRow>> {
  const { rows } = await sql<FrameworkItemRow>`
    SELECT ${sql.join(itemColumns.map((column) => sql.ref(`i.${column}`)))} FROM framework_item i
    WHERE i.itemId IN (SELECT value FROM json_each(${JSON.stringify(itemIds)})) AND i.pilotOf = '' AND ${isOn('i', day)} AND i.validFrom <= ${day}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.itemId, row]));
}

export async function insertDecisions(tx: Tx, rows: readonly RevisionDecisionRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 500)
    await tx
      .insertInto('revision_decision')
      .values(rows.slice(i, i + 500))
      .execute();
}

export async function decisionsOf(db: Reader, revisionId: string): Promise<Array<Omit<RevisionDecisionRow, 'revisionId' | 'entryNumber'>>> {
  return db.selectFrom('revision_decision').select(['itemId', 'decision', 'days', 'reason']).where('revisionId', '=', revisionId).execute();
}

const frameworkColumns = ['frameworkId', 'name', 'description', 'functionName', 'stewardUserIds', 'isRetired'] as const;
const revisionColumns = [
  'revisionId',
  'frameworkId',
  'number',
  'title',
  'summary',
  'state',
  'authorUserIds',
  'submittedAt',
  'effectiveFrom',
  'pilotUnitIds',
  'generalFrom',
  'contentDigest',
  'changes',
  'remark',
] as const;
