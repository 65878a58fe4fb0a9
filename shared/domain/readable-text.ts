/**
 * Whether every text in a value can be stored, signed and read elsewhere: half of a surrogate pair has no UTF-8 and so no
 * canonical JSON; NUL ends a text for SQLite and for most other tools. Looks into lists and plain objects, of which
 * `depth` levels at most are accepted.
 */
export function isReadable(value: unknown, depth = 32): boolean {
  if (typeof value === 'string') return isReadableText(value);
  if (typeof value !== 'object' || value === null || !(Array.isArray(value) || isPlain(value))) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([key, item]) => isReadableText(key) && isReadable(item, depth - 1));
}

/** Pairs are told from halves where there are surrogates at all: to read every text by code points takes ten times as long. */
const isReadableText = (text: string): boolean => !suspicious.test(text) || !unreadable.test(text);

// oxlint-disable-next-line no-control-regex -- NUL is what it looks for
const suspicious = /[\0\ud800-\udfff]/;
// oxlint-disable-next-line no-control-regex -- NUL is what it looks for
const unreadable = /[\0\p{Surrogate}]/u;

/** Files and other objects of the platform are not looked into. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
