import type { ReadTarget } from '../framework-format';
import type { KnownIds } from '../known-ids';
import { placesFor } from '../ordinals';
import type { Problems } from '../problems';
import { nodeKinds, pathOf, type ItemRow, type References } from './own-references';

export interface Placed {
  readonly parentId: string | null;
  readonly ordinal: number;
}

/** Where each row's item stands: below the parent it names, unless that is nowhere or below itself; in its order, or that of the rows. */
export function placed(
  rows: readonly ItemRow[],
  references: References,
  ids: KnownIds,
  target: ReadTarget,
  problems: Problems,
): ReadonlyMap<string, Placed> {
  const parents = parentsOf(rows, references, ids, problems);
  cutCircles(rows, parents, target, problems);
  const siblings = new Map<string, ItemRow[]>();
  const places = new Map<string, Placed>();
  for (const row of rows) {
    const parentId = parents.get(row.itemId) ?? null;
    const order = orderOf(row, problems);
    if (order !== null) places.set(row.itemId, { parentId, ordinal: order });
    const key = `${parentId ?? ''} ${nodeKinds.some((kind) => kind === row.record) ? '' : (row.cells.from ?? row.record)}`;
    const list = siblings.get(key);
    if (list === undefined) siblings.set(key, [row]);
    else list.push(row);
  }
  for (const list of siblings.values()) {
    tellSharedOrder(list, places, ids, problems);
    const open = list.filter(({ itemId }) => !places.has(itemId));
    if (open.length === 0) continue;
    const last = list.reduce((most, { itemId }) => Math.max(most, places.get(itemId)?.ordinal ?? 0), 0);
    const ordinals = placesFor([last, ...open.map(({ identifier }) => ids.item(identifier)?.ordinal ?? null)]).slice(1);
    for (const [at, { itemId }] of open.entries())
      places.set(itemId, { parentId: parents.get(itemId) ?? null, ordinal: ordinals[at] ?? 0 });
  }
  return places;
}

/** Of two siblings of one order none is the first. Lines have no order that anybody sees, and what the library has so is no news. */
function tellSharedOrder(siblings: readonly ItemRow[], places: ReadonlyMap<string, Placed>, ids: KnownIds, problems: Problems): void {
  const firstOf = new Map<number, ItemRow>();
  for (const row of siblings) {
    const order = places.get(row.itemId)?.ordinal;
    const isKnownSo = ids.item(row.identifier)?.ordinal === order;
    if (order === undefined || isKnownSo || !nodeKinds.some((kind) => kind === row.record)) continue;
    const first = firstOf.get(order);
    if (first === undefined) firstOf.set(order, row);
    else
      problems.warning(
        pathOf(row, 'order'),
        `Row ${first.number} has the same order at the same place: which of the two comes first is not said.`,
        row.cells.order,
        row.number,
      );
  }
}

function parentsOf(rows: readonly ItemRow[], references: References, ids: KnownIds, problems: Problems): Map<string, string | null> {
  return new Map(
    rows.map((row) => {
      const { parent } = row.cells;
      if (parent === undefined) return [row.itemId, ids.item(row.identifier)?.parentId ?? null];
      const found = parent === '' ? null : references.find(parent, nodeKinds);
      if (parent !== '' && found === null)
        problems.warning(
          pathOf(row, 'parent'),
          'Neither this file nor this library has this parent: the item was put at the top.',
          parent,
          row.number,
        );
      return [row.itemId, found];
    }),
  );
}

/** A row that would stand below itself is put at the top; `parents` is changed. */
function cutCircles(rows: readonly ItemRow[], parents: Map<string, string | null>, target: ReadTarget, problems: Problems): void {
  const known = new Map(target.known.map(({ itemId, parentId }) => [itemId, parentId]));
  const parentOf = (itemId: string): string | null => (parents.has(itemId) ? parents.get(itemId) : known.get(itemId)) ?? null;
  const rowById = new Map(rows.map((row) => [row.itemId, row]));
  const isSound = new Set<string>();
  for (const row of rows) {
    const path = new Set<string>();
    let at: string | null = row.itemId;
    while (at !== null && !isSound.has(at) && !path.has(at)) {
      path.add(at);
      at = parentOf(at);
    }
    if (at !== null && path.has(at)) {
      const cut = parents.has(at) ? at : row.itemId;
      const told = rowById.get(cut) ?? row;
      parents.set(cut, null);
      problems.warning(
        pathOf(told, 'parent'),
        'This would stand below itself: it was put at the top.',
        told.cells.parent ?? '',
        told.number,
      );
    }
    for (const one of path) isSound.add(one);
  }
}

function orderOf(row: ItemRow, problems: Problems): number | null {
  const order = row.cells.order ?? '';
  if (order === '') return null;
  if (/^-?\d{1,15}$/.test(order)) return Number(order);
  problems.warning(pathOf(row, 'order'), 'This is no whole number: the order of the rows was taken.', order, row.number);
  return null;
}
