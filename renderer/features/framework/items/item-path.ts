import type { ItemKind } from '../../../../shared/contract/framework-item';

const paths: Readonly<Partial<Record<ItemKind, string>>> = {
  competency: '/framework/competencies/',
  role: '/framework/roles/',
  task: '/framework/tasks/',
  clause: '/framework/clauses/',
  scale: '/framework/scales/',
};

/** The address of an item in its catalogue; null for what has no place of its own there. */
export function itemPath(kind: ItemKind, itemId: string): string | null {
  const path = paths[kind];
  return path === undefined ? null : path + itemId;
}
