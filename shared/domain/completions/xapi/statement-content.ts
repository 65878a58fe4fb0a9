import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../../audit-json';
import { readInstant } from '../completion-dates';

/** What two statements of one id must have in common to be the same one. */
export interface StatementContent {
  readonly digest: string;
  /** To the millisecond; null where the statement has none and the record store would set one. */
  readonly timestamp: string | null;
}

/**
 * The content of a statement without what a record store may set or rewrite (xAPI 1.0.3, Data 2.3.1 and 4.1.11): `stored`,
 * `authority`, `version`, definitions of activities, the form of `timestamp`, the case of ids, an activity in the place of a list of
 * one, and types that are the default. Undefined where it has no canonical JSON.
 */
export function statementContent(statement: JsonObject): StatementContent | undefined {
  const { stored: _, authority: __, version: ___, timestamp, ...rest } = statement;
  try {
    const digest = bytesToHex(sha256(utf8ToBytes(canonicalJson(plain(rest, [])))));
    return { digest, timestamp: typeof timestamp === 'string' ? (readInstant(timestamp, 'UTC')?.at ?? timestamp) : null };
  } catch {
    // Broken UTF-16 and what is nested too deep for anybody.
    return undefined;
  }
}

/** Whether two statements say the same; a moment that one of them leaves out tells nothing apart. */
export function isSameContent(a: StatementContent, b: StatementContent): boolean {
  return a.digest === b.digest && (a.timestamp === null || b.timestamp === null || a.timestamp === b.timestamp);
}

const defaultTypes: ReadonlySet<string> = new Set(['Agent', 'Activity']);
const lists: ReadonlySet<string> = new Set(['parent', 'grouping', 'category', 'other']);

function plain(value: JsonValue, path: readonly string[]): JsonValue {
  const [last] = path.slice(-1);
  // What stands in extensions belongs to whoever wrote it.
  if (path.includes('extensions')) return value;
  if (Array.isArray(value)) return value.map((entry: JsonValue) => plain(entry, path));
  if (typeof value === 'string') return last === 'id' || last === 'registration' ? idOf(value) : value;
  if (!isJsonObject(value)) return value;
  const kept: [string, JsonValue][] = [];
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined || (name === 'definition' && typeof value['id'] === 'string')) continue;
    if (name === 'objectType' && typeof field === 'string' && defaultTypes.has(field)) continue;
    const inner = plain(field, [...path, name]);
    kept.push([name, last === 'contextActivities' && lists.has(name) && !Array.isArray(inner) ? [inner] : inner]);
  }
  return Object.fromEntries(kept);
}

function idOf(id: string): string {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id.toLowerCase() : id;
}
