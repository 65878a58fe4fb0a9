/**
 * A system's key for a record, with the revision in which it stands here: what is said first has the key itself, each correction the key
 * and its number. A key that ends like a numbered one is numbered from its first revision on, so that none can be taken for another.
 */
export function revisionKey(key: string, revision: number): string {
  return revision === 1 && !numbered.test(key) ? key : `${key}#${revision}`;
}

/** The system's own key and the revision of what revisionKey has made. */
export function partsOfRevisionKey(text: string): { readonly key: string; readonly revision: number } {
  const match = numbered.exec(text);
  return match === null ? { key: text, revision: 1 } : { key: text.slice(0, match.index), revision: Number(match[1]) };
}

const numbered = /#(\d{1,6})$/;
