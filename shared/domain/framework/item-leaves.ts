import { frameworkItem, type FrameworkItem } from '../../contract/framework-item';

/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One value at its place in an item. Of a list of parts, the place of the list itself holds their keys in order. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: Json;
}

/** Every value of an item by its place, so that two items can be laid beside each other value by value. */
export function leavesOf(item: FrameworkItem): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const put = (path: readonly string[], value: Json): void => {
    leaves.set(placeOf(path), { path, value });
  };
  const walk = (path: readonly string[], value: Json): void => {
    const own = partKey(path);
    if (own !== null && isList(value)) {
      const keys = keysOf(value, own);
      put(path, keys);
      for (const [index, part] of value.entries()) walk([...path, keys[index] ?? ''], part);
    } else if (isRecord(value) && !isWhole(path)) for (const [key, part] of Object.entries(value)) walk([...path, key], part);
    else put(path, value);
  };
  const { origin, content, ...head } = item;
  for (const [key, value] of Object.entries(head)) put([key], value);
  put(['origin'], origin);
  walk(['content'], content);
  return leaves;
}

/** The item of which these are the values. Throws where they make none. */
export function itemOfLeaves(leaves: Iterable<Leaf>): FrameworkItem {
  const root: Branch = new Map();
  for (const { path, value } of leaves) {
    let at = root;
    for (const key of path.slice(0, -1)) at = at.get(key)?.below ?? grow(at, key);
    const last = path.at(-1) ?? '';
    at.set(last, { value, below: at.get(last)?.below ?? new Map() });
  }
  return frameworkItem.parse(jsonOf(root, []));
}

export const placeOf = (path: readonly string[]): string => JSON.stringify(path);

/** By what the parts of a list are told apart; null: its place holds one value as a whole. */
export function partKey(path: readonly string[]): 'indicatorId' | 'stepId' | 'level' | null {
  if (path.length !== 2 || path[0] !== 'content') return null;
  return path[1] === 'indicators' ? 'indicatorId' : path[1] === 'steps' ? 'stepId' : path[1] === 'levels' ? 'level' : null;
}

/** What says one thing as a whole: it is laid beside another as such. */
const isWhole = (path: readonly string[]): boolean => path.length === 2 && (path[1] === 'mapping' || path[1] === 'validity');

/** The keys of the parts in their order; the second of one key is told apart, for a draft may hold two. */
function keysOf(parts: readonly Json[], own: string): string[] {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const key = isRecord(part) ? keyText(part[own]) : '';
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}~${times}`;
  });
}

const keyText = (key: Json | undefined): string => (typeof key === 'string' || typeof key === 'number' ? String(key) : '');

type Branch = Map<string, { readonly value: Json | undefined; readonly below: Branch }>;

function grow(at: Branch, key: string): Branch {
  const below: Branch = new Map();
  at.set(key, { value: undefined, below });
  return below;
}

function jsonOf(branch: Branch, path: readonly string[]): Record<string, Json> {
  return Object.fromEntries(
    [...branch].flatMap(([key, { value, below }]): Array<[string, Json]> => {
      const place = [...path, key];
      if (partKey(place) === null || !isList(value)) return [[key, below.size > 0 || value === undefined ? jsonOf(below, place) : value]];
      return [[key, value.map(keyText).map((part) => jsonOf(below.get(part)?.below ?? new Map(), [...place, part]))]];
    }),
  );
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isRecord = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !isList(value);
