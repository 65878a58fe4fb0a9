/** The name under which a file is kept: without folders, and without characters that cannot be shown or that turn the reading direction. */
export function plainFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const shown = last.replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '').trim();
  return /^\.*$/.test(shown) ? 'file' : shown;
}
