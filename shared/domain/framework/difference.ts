import { canonicalJson } from '../audit-json';
import type { DifferenceKind } from '../../contract/differences';
import type { FrameworkItem } from '../../contract/framework-item';
import { itemOfLeaves, leavesOf, partKey, placeOf, type Json } from './item-leaves';
import { movedItems } from './moves';

/** One value of an item that is not the same in two states of its library; undefined: there is none. */
export interface FieldDifference {
  readonly path: readonly string[];
  readonly old: Json | undefined;
  readonly new: Json | undefined;
  /** Null where it only follows from another difference: a number among siblings, a part of what was added. */
  readonly kind: DifferenceKind | null;
}

export interface ItemDifference {
  readonly itemId: string;
  /** Null: the library does not have it. */
  readonly before: FrameworkItem | null;
  readonly after: FrameworkItem | null;
  /** Empty where nothing about it is worth telling. */
  readonly changes: readonly DifferenceKind[];
  /** Of an item on both sides: every value that differs. */
  readonly fields: readonly FieldDifference[];
}

/** Everything that makes one state of a library another, item by item. */
export function difference(a: readonly FrameworkItem[], b: readonly FrameworkItem[]): ItemDifference[] {
  const before = new Map(a.map((item) => [item.itemId, item]));
  const after = new Map(b.map((item) => [item.itemId, item]));
  const moved = movedItems(a, b);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((itemId) => {
    const one = itemDifference(before.get(itemId) ?? null, after.get(itemId) ?? null, moved.has(itemId));
    return one === null ? [] : [one];
  });
}

/** What differs about one item; null: nothing at all. */
export function itemDifference(before: FrameworkItem | null, after: FrameworkItem | null, isMoved: boolean): ItemDifference | null {
  const item = after ?? before;
  if (item === null) return null;
  const fields = before === null || after === null ? [] : differingFields(before, after, isMoved);
  if (before !== null && after !== null && fields.length === 0) return null;
  const isThere = (one: FrameworkItem | null): boolean => one !== null && !one.isRetired;
  const whole: DifferenceKind[] = isThere(before) === isThere(after) ? [] : [isThere(after) ? 'added' : 'removed'];
  const told = fields.flatMap(({ kind }) => (kind === null ? [] : [kind]));
  return { itemId: item.itemId, before, after, changes: [...new Set([...whole, ...told])], fields };
}

/** The library after the difference, from what it was before it. */
export function applyDifference(a: readonly FrameworkItem[], differences: readonly ItemDifference[]): FrameworkItem[] {
  const items = new Map(a.map((item) => [item.itemId, item]));
  for (const { itemId, before, after, fields } of differences) {
    if (after === null) items.delete(itemId);
    else items.set(itemId, before === null ? after : withFields(items.get(itemId) ?? before, fields));
  }
  return [...items.values()];
}

function withFields(item: FrameworkItem, fields: readonly FieldDifference[]): FrameworkItem {
  const leaves = new Map(leavesOf(item));
  for (const { path, new: value } of fields) {
    if (value === undefined) leaves.delete(placeOf(path));
    else leaves.set(placeOf(path), { path, value });
  }
  return itemOfLeaves(leaves.values());
}

function differingFields(before: FrameworkItem, after: FrameworkItem, isMoved: boolean): FieldDifference[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  const isRetiring = after.isRetired !== before.isRetired;
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place) => {
    const [a, b] = [old.get(place), now.get(place)];
    const path = a?.path ?? b?.path ?? [];
    if (a !== undefined && b !== undefined && isSame(a.value, b.value)) return [];
    const field = { path, old: a?.value, new: b?.value };
    return [
      {
        ...field,
        kind: path[0] === 'content' ? kindInContent(after.kind, field) : kindInHead(after, path[0] ?? '', { isMoved, isRetiring }),
      },
    ];
  });
}

function kindInHead(
  item: FrameworkItem,
  key: string,
  { isMoved, isRetiring }: { readonly isMoved: boolean; readonly isRetiring: boolean },
): DifferenceKind | null {
  if (key === 'parentId') return 'moved';
  if (key === 'ordinal') return isMoved ? 'moved' : null;
  if (key === 'code' || key === 'title') return 'reworded';
  if (key === 'isRetired' || (key === 'replacedById' && isRetiring)) return item.isRetired ? 'removed' : 'added';
  return (key === 'fromId' || key === 'toId') && item.kind === 'requirement' ? 'requirementChanged' : 'detailChanged';
}

function kindInContent(kind: FrameworkItem['kind'], { path, old, new: now }: Omit<FieldDifference, 'kind'>): DifferenceKind | null {
  const [, key = '', , part] = path;
  const list = partKey(path.slice(0, 2));
  if (list !== null && part === undefined) return isReordered(old, now) ? (list === 'level' ? 'levelChanged' : 'moved') : null;
  if (list !== null && part !== undefined) {
    if (old === undefined || now === undefined)
      return part !== (list === 'level' ? 'name' : 'text') ? null : list === 'level' ? 'levelChanged' : 'reworded';
    if (part === 'level') return 'levelChanged';
    return textParts.has(part) ? 'reworded' : 'detailChanged';
  }
  if (levelKeys.has(key) && (kind === 'competency' || kind === 'scale')) return 'levelChanged';
  if (requirementKeys.has(key)) return 'requirementChanged';
  return textKeys.has(key) ? 'reworded' : 'detailChanged';
}

/** What can be read as words, of an item and of its parts. */
const textKeys = new Set([
  'description',
  'guidance',
  'abnormalConditions',
  'goodLooksLike',
  'trainingReason',
  'authority',
  'document',
  'edition',
  'textReference',
  'outcome',
  'scenario',
  'title',
]);
const textParts = new Set(['text', 'positiveExample', 'negativeExample', 'name', 'anchor', 'code']);
const levelKeys = new Set(['scaleId', 'qualifyingLevel', 'mapping']);
const requirementKeys = new Set([
  'subject',
  'level',
  'validityMonths',
  'isMandatory',
  'evidenceMix',
  'prerequisites',
  'sufficiency',
  'notSoleMethods',
  'validity',
  'graceDays',
  'forbidsExtension',
]);

/** Whether the parts that are on both sides stand in another order; what came or went leaves the order as it was. */
function isReordered(old: Json | undefined, now: Json | undefined): boolean {
  const [a, b] = [keys(old), keys(now)];
  const inBoth = new Set(a.filter((key) => b.includes(key)));
  return a.filter((key) => inBoth.has(key)).join('\n') !== b.filter((key) => inBoth.has(key)).join('\n');
}

const keys = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

function isSame(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonicalJson({ value: a }) === canonicalJson({ value: b }));
}
