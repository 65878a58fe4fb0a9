/**
 * Whether every text in a value can be stored, signed and read elsewhere: half of a surrogate pair has no UTF-8 and so no
 * canonical JSON; NUL ends a text for SQLite and for most other tools. Looks into lists and plain objects, of which
 * `depth` levels at most are accepted.
 */
export function isReadable(value: unknown, depth = 32): boolean {
  if (typeof value === 'string') return !unreadable.test(value);
  if (typeof value !== 'object' || value === null || !(Array.isArray(value) || isPlain(value))) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([key, item]) => !unreadable.test(key) && isReadable(item, depth - 1));
}

// oxlint-disable-next-line no-control-regex -- NUL is what it looks for
const unreadable = /[\0\p{Surrogate}]/u;

/** Files and other objects of the platform are not looked into. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
