import canonicalize from 'canonicalize';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
/** A record as the log keeps it; a field that is undefined is left out. */
export type JsonObject = { readonly [field: string]: JsonValue | undefined };

/** The one text of a value (RFC 8785), the same whoever writes it; throws on NaN, infinity and broken UTF-16. */
export function canonicalJson(value: JsonValue): string {
  const text = textOf(value) ?? canonicalize(value);
  if (text === undefined) throw new Error('undefined has no canonical JSON');
  return text;
}

/** The same of plain values under plain names, as nearly all are, in a third of the time. Undefined: only the library can tell. */
function textOf(value: JsonValue): string | undefined {
  const sorted = inOrder(value);
  const text = sorted === undefined ? undefined : JSON.stringify(sorted);
  // Half a character is written as an escape, and so may a text be that only looks like one.
  return text?.includes('\\ud') === true ? undefined : text;
}

/** A value with its names in order, in which JSON.stringify writes them; undefined where it would not. */
function inOrder(value: JsonValue): JsonValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (Array.isArray(value)) return listInOrder(value);
  return isJsonObject(value) && Object.getPrototypeOf(value) === Object.prototype ? recordInOrder(value) : undefined;
}

function listInOrder(list: readonly JsonValue[]): JsonValue | undefined {
  const inner: JsonValue[] = [];
  for (const value of list) {
    const next = inOrder(value);
    if (next === undefined) return undefined;
    inner.push(next);
  }
  return inner;
}

function recordInOrder(record: JsonObject): JsonObject | undefined {
  const sorted: Record<string, JsonValue> = {};
  for (const name of Object.keys(record).sort()) {
    const value = record[name];
    if (value === undefined) continue;
    const next = inOrder(value);
    // A name that does not begin with a letter may be a number: those stand before all others, whenever they are set.
    if (next === undefined || !isLetter(name.charCodeAt(0))) return undefined;
    sorted[name] = next;
  }
  return sorted;
}

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** The object that a JSON text says; undefined when it says none. */
export function parseJsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether something that came out of JSON is an object, and no array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
