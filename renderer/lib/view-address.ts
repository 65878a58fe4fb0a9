import { defaultStringifySearch } from '@tanstack/react-router';

/** Where a saved view leads: the route with what stands behind it, as the router writes it. */
export function viewAddress({
  path,
  search,
}: {
  readonly path: string;
  readonly search: Readonly<Record<string, string | boolean>>;
}): string {
  return `${path}${defaultStringifySearch(search)}`;
}
