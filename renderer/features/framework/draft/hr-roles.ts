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
    .map(({ roleId, name }) => {
      const nowhere = { parentId: null, ordinal: 0, fromId: null, toId: null, code: '', isRetired: false, change: null };
      return { itemId: roleId, frameworkId, kind: 'role', title: name, ...nowhere };
    });
}
