import type { FrameworkTree } from '../../../../../shared/domain/framework/tree';

type OpenKeys = ReadonlySet<string>;

/** What is open with one opened or closed; the very same where it was so already. */
export function withKey(open: OpenKeys, key: string, isOpen: boolean): OpenKeys {
  if (open.has(key) === isOpen) return open;
  const next = new Set(open);
  if (isOpen) next.add(key);
  else next.delete(key);
  return next;
}

/** What is open, and everything that an item lies in. */
export function withAbove(open: OpenKeys, { parentById }: FrameworkTree, itemId: string): OpenKeys {
  const above: string[] = [];
  for (let at = parentById.get(itemId); at !== undefined; at = parentById.get(at)) above.push(at);
  return above.every((key) => open.has(key)) ? open : new Set([...open, ...above]);
}
