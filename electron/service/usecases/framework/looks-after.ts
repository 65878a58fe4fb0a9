/**
 * Whether somebody who may edit looks after an item: its own steward, or one of its library's, or anybody where its
 * library names none.
 */
export function looksAfter(item: { readonly stewardUserId: string | null }, ofLibrary: readonly string[], userId: string): boolean {
  return item.stewardUserId === userId || ofLibrary.includes(userId) || ofLibrary.length === 0;
}
