/**
 * Under what a partner's word is kept: the id of its site, whichever key it signs with; of a system that is no site its own. What a
 * package itself says of its site counts only where the partner was introduced with that id.
 */
export function sourceOf({ siteId, partnerId }: { readonly siteId: string | null; readonly partnerId: string }): string {
  return siteId ?? partnerId;
}
