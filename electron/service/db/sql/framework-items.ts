import { sql, type RawBuilder } from 'kysely';
import { frameworkItem, type FrameworkItem, type ItemKind, type ItemOf } from '../../../../shared/contract/framework-item';
import type { FrameworkItemRow } from '../framework-schema';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

/** When and by what an item is as it is. */
export interface ItemTime {
  readonly validFrom: string;
  /** The revision under pilot in whose units alone it holds; empty: everywhere. */
  readonly pilotOf: string;
  readonly revisionId: string | null;
}

export function rowOfItem(item: FrameworkItem, { validFrom, pilotOf, revisionId }: ItemTime): FrameworkItemRow {
  const { content, origin, isRetired, ...rest } = item;
  return {
    ...rest,
    validFrom,
    pilotOf,
    revisionId,
    isRetired: isRetired ? 1 : 0,
    origin: origin === null ? null : JSON.stringify(origin),
    content: JSON.stringify(content),
  };
}

export function itemOfRow(row: FrameworkItemRow): FrameworkItem {
  return frameworkItem.parse({
    ...row,
    isRetired: row.isRetired === 1,
    origin: row.origin === null ? null : JSON.parse(row.origin),
    content: JSON.parse(row.content),
  });
}

/**
 * The row of `alias` that says what an item is everywhere on a day; where the item began later, its first. Known now. An item
 * that there is only under a pilot is what it is there; only lines between items are nothing to anybody else. In the units of
 * some `pilots`, named by their revisions, it is what the pilots make of it.
 */
export const isOn = (alias: string, day: string | RawBuilder<unknown>, pilots: readonly string[] = []): RawBuilder<boolean> => {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${alias}.${column}`);
  const place = (one: string): RawBuilder<unknown> =>
    sql`${sql.ref(`${one}.validFrom`)} || printf('%012d', ${sql.ref(`${one}.recordedFrom`)})`;
  const others = sql`FROM framework_item v WHERE v.itemId = ${of('itemId')} AND v.recordedTo IS NULL`;
  const everywhere =
    pilots.length === 0 ? sql`${others} AND v.pilotOf = ''` : sql`${others} AND (v.pilotOf = '' OR ${isOneOf('v.pilotOf', pilots)})`;
  const underPilot = sql`${others} AND v.pilotOf <> '' AND v.kind NOT IN ('requirement', 'link', 'mapping')`;
  return sql<boolean>`${of('recordedTo')} IS NULL AND ${place(alias)} = COALESCE(
    (SELECT MAX(${place('v')}) ${everywhere} AND v.validFrom <= ${day}), (SELECT MAX(${place('v')}) ${underPilot} AND v.validFrom <= ${day}),
    (SELECT MIN(${place('v')}) ${everywhere}), (SELECT MIN(${place('v')}) ${underPilot}))`;
};

/** An item as it is on a day (in the units of pilots: as they make it), or was meant to be from its first day on; undefined where there is none of this kind. */
export async function itemOn<K extends ItemKind>(
  db: Reader,
  kind: K,
  itemId: string,
  day: string,
  pilots: readonly string[] = [],
): Promise<(ItemOf<K> & { readonly version: number }) | undefined> {
  const row = await itemRowOn(db, itemId, day, pilots);
  if (row === undefined) return undefined;
  const item = itemOfRow(row);
  return isOfKind(item, kind) ? { ...item, version: row.recordedFrom } : undefined;
}

type VersionRow = FrameworkItemRow & { readonly recordedFrom: number };

/** Its row, for whoever reads only a part of its content. */
export async function itemRowOn(db: Reader, itemId: string, day: string, pilots: readonly string[] = []): Promise<VersionRow | undefined> {
  const rows =
    pilots.length === 0 ? await knownOn(db, { itemId, day }) : (await rowOn(sql`${itemId}`, isOn('i', day, pilots)).execute(db)).rows;
  return rows[0];
}

const rowOn = (itemId: RawBuilder<unknown>, isThen: RawBuilder<boolean>) => sql<VersionRow>`
  SELECT ${columns('i')}, i.recordedFrom FROM framework_item i WHERE i.itemId = ${itemId} AND ${isThen}`;

const knownOn = prepared((_db, given: Given<{ itemId: string; day: string }>) => rowOn(given('itemId'), isOn('i', given('day'))));

/** An item of whatever kind as it is on a day, or was meant to be from its first day on. */
export async function anyItemOn(db: Reader, itemId: string, day: string): Promise<FrameworkItem | undefined> {
  const row = await itemRowOn(db, itemId, day);
  return row === undefined ? undefined : itemOfRow(row);
}

/** Every item of a kind that holds on a day, retired ones too, by code. */
export async function itemsOn<K extends ItemKind>(
  db: Reader,
  kind: K,
  day: string,
  where: RawBuilder<unknown> = sql`1`,
): Promise<Array<ItemOf<K>>> {
  const { rows } = await sql<FrameworkItemRow>`
    SELECT ${columns('i')} FROM framework_item i
    WHERE i.kind = ${kind} AND ${isOn('i', day)} AND i.validFrom <= ${day} AND ${where} ORDER BY i.code, i.ordinal`.execute(db);
  return rows.map(itemOfRow).filter((item) => isOfKind(item, kind));
}

export function isOfKind<K extends ItemKind>(item: FrameworkItem, kind: K): item is ItemOf<K> {
  return item.kind === kind;
}

/** Whether a column is one of some ids: of a single one the planner takes the narrower index. */
export function isOneOf(column: string, ids: readonly string[]): RawBuilder<boolean> {
  if (ids.length === 1) return sql<boolean>`${sql.ref(column)} = ${ids[0]}`;
  return sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

export const itemColumns = [
  'itemId',
  'validFrom',
  'pilotOf',
  'frameworkId',
  'revisionId',
  'kind',
  'parentId',
  'ordinal',
  'fromId',
  'toId',
  'code',
  'title',
  'stewardUserId',
  'reviewMonths',
  'isRetired',
  'replacedById',
  'origin',
  'content',
] as const satisfies readonly (keyof FrameworkItemRow)[];

const columns = (alias: string): RawBuilder<unknown> => sql.join(itemColumns.map((column) => sql.ref(`${alias}.${column}`)));
