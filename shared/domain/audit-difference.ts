import { canonicalJson, type JsonObject, type JsonValue } from './audit-json';

export type FieldDifference = {
  readonly field: string;
  /** Undefined where the record, or the field in it, did not exist. */
  readonly old: JsonValue | undefined;
  readonly new: JsonValue | undefined;
};

/** The fields that differ between two versions of a record, by name. */
export function fieldDifferences(before: JsonObject | null, after: JsonObject | null): readonly FieldDifference[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .sort()
    .map((field) => ({ field, old: before?.[field], new: after?.[field] }))
    .filter((difference) => !isSame(difference.old, difference.new));
}

function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}
