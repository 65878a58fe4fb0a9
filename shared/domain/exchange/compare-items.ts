import { frameworkItem, type FrameworkItem } from '../../contract/framework-item';
import type { FrameworkFormat } from './framework-format';
import { isEqual } from './is-equal';

export interface ComparedItem {
  /** As the library will have it: what the file says, and everything else as it is. */
  readonly item: FrameworkItem;
  readonly former: FrameworkItem | null;
  readonly state: 'new' | 'changed' | 'same';
  /** The fields of an item that the file changes: `title`, or `content.description`. */
  readonly fields: readonly string[];
}

export interface Comparison {
  readonly items: readonly ComparedItem[];
  /** What the library has of this format, and the file has not. */
  readonly gone: readonly FrameworkItem[];
}

/** What is compared: what a file has, what the library has, and (where the format can write) what it would write of that, read back. */
export interface Compared {
  readonly read: readonly FrameworkItem[];
  readonly known: readonly FrameworkItem[];
  readonly writtenAndRead: readonly FrameworkItem[] | null;
}

/**
 * What a file changes in a library. Where the format can write, a field counts as changed only where it differs from what
 * the format would have written: so what it cannot carry is neither shown nor lost.
 */
export function compareItems(
  format: Pick<FrameworkFormat, 'key' | 'fills' | 'isSameOrigin'>,
  { read, known, writtenAndRead }: Compared,
): Comparison {
  const knownById = new Map(known.map((item) => [item.itemId, item]));
  const baseById = new Map((writtenAndRead ?? []).map((item) => [item.itemId, item]));
  const items = read.map((item): ComparedItem => {
    const former = knownById.get(item.itemId);
    if (former === undefined || former.kind !== item.kind) return { item, former: null, state: 'new', fields: [] };
    const base = baseById.get(item.itemId);
    const taken = differing(format, item, base?.kind === item.kind ? base : former, base === undefined && writtenAndRead === null);
    if (taken.length === 0) return { item: former, former, state: 'same', fields: [] };
    return { item: withFields(former, item, taken), former, state: 'changed', fields: taken };
  });
  const there = new Set(read.map(({ itemId }) => itemId));
  const isFrom = (item: FrameworkItem): boolean => item.origin?.format === format.key || (hasOwn && baseById.has(item.itemId));
  // The file is one that was written here only where it holds something that was born here.
  const hasOwn = read.some(({ itemId }) => knownById.get(itemId)?.origin === null);
  const gone = read.some(({ itemId }) => knownById.has(itemId))
    ? known.filter((item) => !item.isRetired && !there.has(item.itemId) && isFrom(item))
    : [];
  return { items, gone };
}

const never: ReadonlySet<string> = new Set(['itemId', 'frameworkId', 'kind', 'content', 'stewardUserId']);

function differing(
  format: Pick<FrameworkFormat, 'fills' | 'isSameOrigin'>,
  item: FrameworkItem,
  base: FrameworkItem,
  isReadOnly: boolean,
): string[] {
  const fills = isReadOnly ? format.fills?.(item) : undefined;
  const isSame = (key: string, a: unknown, b: unknown): boolean =>
    key === 'origin' && format.isSameOrigin !== undefined ? format.isSameOrigin(item.origin, base.origin) : isEqual(a, b);
  const mayTake = (key: string, list: readonly string[] | undefined): boolean =>
    !never.has(key) && (list === undefined || list.includes(key));
  const shared = new Map<string, unknown>(Object.entries(base));
  const content = new Map<string, unknown>(Object.entries(base.content));
  return [
    ...Object.entries(item).flatMap(([key, value]) => (mayTake(key, fills?.shared) && !isSame(key, value, shared.get(key)) ? [key] : [])),
    ...Object.entries(item.content).flatMap(([key, value]) =>
      mayTake(key, fills?.content) && !isEqual(value, content.get(key)) ? [`content.${key}`] : [],
    ),
  ];
}

function withFields(former: FrameworkItem, item: FrameworkItem, fields: readonly string[]): FrameworkItem {
  const taken = (values: object, prefix: string): [string, unknown][] =>
    Object.entries(values).filter(([key]) => fields.includes(`${prefix}${key}`));
  return frameworkItem.parse({
    ...former,
    ...Object.fromEntries(taken(item, '')),
    content: { ...former.content, ...Object.fromEntries(taken(item.content, 'content.')) },
  });
}
