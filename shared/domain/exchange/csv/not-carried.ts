import type { FrameworkItem } from '../../../contract/framework-item';

/** What our own files leave behind: people, who are the site's, and what other formats said of an item. */
export function notCarried(items: readonly FrameworkItem[]): string[] {
  const stewards = items.filter(({ stewardUserId }) => stewardUserId !== null).length;
  const origins = items.filter(({ origin }) => origin !== null && origin.format !== 'csv' && origin.format !== 'xlsx').length;
  return [
    ...(stewards === 0 ? [] : [`The stewards of ${stewards} items: they are users of this site.`]),
    ...(origins === 0 ? [] : [`What ${origins} items were in the files they came from: write the same format again to keep it.`]),
  ];
}
