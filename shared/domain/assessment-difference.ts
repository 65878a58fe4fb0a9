import { parseJsonObject, type JsonObject, type JsonValue } from './audit-json';

export interface AssessmentDifference {
  /** The name of the field, with the place of the step, rating, question or file that it belongs to. */
  readonly field: string;
  /** Null: there was none. */
  readonly was: string | null;
  readonly is: string | null;
}

/** What every version has of its own: who signed it, when, and which version it is. */
const ownOfEach = new Set([
  'assessmentId',
  'enteredAt',
  'amendsId',
  'amendReason',
  'amendCode',
  'authorisedBy',
  'assessorUserId',
  'evidenceId',
  'competencyVersion',
  'lateReason',
]);

/** In what two versions of one record differ, field by field, in the order in which a record is read. */
export function assessmentDifferences(before: JsonObject, after: JsonObject): AssessmentDifference[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => ({ field, was: was.get(field) ?? null, is: is.get(field) ?? null }));
}

/** What a record says, by field; what says nothing has none. The detail is kept as text and is read here as what it holds. */
function leavesOf(record: JsonObject): Map<string, string> {
  const leaves = new Map<string, string>();
  const add = (field: string, value: JsonValue | undefined): void => {
    if (value === null || value === undefined || value === '') return;
    if (Array.isArray(value)) for (const [index, one] of value.entries()) add(`${field} ${index + 1}`, one);
    else if (typeof value === 'object') {
      for (const [key, one] of Object.entries(value)) if (!ownOfEach.has(key)) add(field === '' ? key : `${field}.${key}`, one);
    } else leaves.set(field, String(value));
  };
  const { detail, ...rest } = record;
  add('', rest);
  add('', typeof detail === 'string' ? parseJsonObject(detail) : null);
  return leaves;
}
