import type { ProfileField } from '../hris/fields';
import type { Reject } from '../hris/plan-types';

/** Something that a person must choose once, and that then holds for every row with the same text. */
export type ChoiceNeeded = {
  readonly code: 'DateAmbiguous' | 'WordUnknown';
  readonly field: ProfileField;
  readonly value: string;
  /** How many rows wait for it. */
  readonly rows: number;
  readonly message: string;
};

/** What to ask, out of the rows that were rejected for want of an answer: each text once, the most frequent first. */
export function choicesNeeded(rejects: readonly Reject[]): ChoiceNeeded[] {
  const choices = new Map<string, ChoiceNeeded>();
  for (const { code, field, value, reason } of rejects) {
    if ((code !== 'DateAmbiguous' && code !== 'WordUnknown') || field === undefined || value === undefined) continue;
    const key = JSON.stringify([field, value]);
    const known = choices.get(key);
    choices.set(key, { code, field, value, rows: (known?.rows ?? 0) + 1, message: reason });
  }
  return [...choices.values()].toSorted((one, other) => other.rows - one.rows || (one.value < other.value ? -1 : 1));
}
