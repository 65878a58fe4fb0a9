import { compareText } from '../../../lib/formatting';
import type { Head } from './queries';

/** Roles that only the HR system knows, as far as this library requires something of them: they are no items, but they have a place. */
export function hrRoles(
  items: readonly Head[],
  frameworkId: string,
  roles: ReadonlyArray<{ readonly roleId: string; readonly name: string }>,
): Head[] {
  const described = new Set(items.map(({ itemId }) => itemId));
  const required = new Set(items.flatMap(({ kind, fromId }) => (kind === 'requirement' || kind === 'link' ? (fromId ?? []) : [])));
  return roles
    .filter(({ roleId }) => required.has(roleId) && !described.has(roleId))
    .toSorted((a, b) => compareText(a.name, b.name))
    .map(({ roleId, name }, index, all) => {
      // Before every item, and by name among themselves; whole numbers, for an item that comes after them is numbered from theirs.
      const nowhere = { parentId: null, ordinal: index - all.length, fromId: null, toId: null, code: '', isRetired: false, change: null };
      return { itemId: roleId, frameworkId, kind: 'role', title: name, ...nowhere };
    });
}
