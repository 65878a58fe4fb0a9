/** An item as it is named in a sentence: its code, where it has one, and its title. */
export function titleOf({ code, title }: { readonly code: string; readonly title: string }): string {
  return code === '' ? title : `${code} ${title}`;
}
