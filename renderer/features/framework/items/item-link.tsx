import { Link } from '@tanstack/react-router';
import type { ItemKind } from '../../../../shared/contract/framework-item';
import { itemPath } from './item-path';
import { titleOf } from './item-title';

/** An item by code and title, on the way to its place in the catalogue. */
export function ItemLink({
  item,
}: {
  readonly item: { readonly itemId: string; readonly kind: ItemKind; readonly code: string; readonly title: string };
}) {
  const path = itemPath(item.kind, item.itemId);
  return path === null ? titleOf(item) : <Link to={path}>{titleOf(item)}</Link>;
}
