import { canonicalJson, type JsonObject } from '../audit-json';
import type { FrameworkItem } from '../../contract/framework-item';

export type ItemChange = 'added' | 'changed' | 'retired' | 'unretired';

/** What a draft makes of an item; null where it leaves it as it is. */
export function changeOf(former: FrameworkItem | null, item: FrameworkItem): ItemChange | null {
  if (former === null) return 'added';
  if (former.isRetired !== item.isRetired) return item.isRetired ? 'retired' : 'unretired';
  return isSameItem(former, item) ? null : 'changed';
}

/** Whether a competency goes to another scale. */
export function isRescaled(former: FrameworkItem | undefined, item: FrameworkItem): boolean {
  return former?.kind === 'competency' && item.kind === 'competency' && former.content.scaleId !== item.content.scaleId;
}

/** Whether two items have one text, told without writing either: ten thousand may be compared at once. */
export function isSameItem(a: FrameworkItem, b: FrameworkItem): boolean {
  return isSameValue(a, b);
}

/** As JSON would have it: a field that is undefined is not there, and the order of fields says nothing. */
function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isRecord(a) || !isRecord(b)) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  for (const key in a) if (!isSameValue(a[key], b[key])) return false;
  for (const key in b) if (a[key] === undefined && b[key] !== undefined) return false;
  return true;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** An item as JSON text that is the same whenever the item is the same. */
export function itemText(item: FrameworkItem): string {
  return canonicalJson(plain(item));
}

function plain(item: FrameworkItem): JsonObject {
  return { ...item, origin: item.origin === null ? null : { ...item.origin }, content: JSON.parse(JSON.stringify(item.content)) };
}
