/**
 * What becomes of one field. unchanged: file, last file and record say the same. agrees: the file now says what the record says.
 * take: the file's value is taken. keepLocal: the file says what it said last time, and the record was corrected since. conflict: the file
 * changed and the record was corrected, or is held by an override; a person sees both.
 */
export const fieldOutcomes = ['unchanged', 'agrees', 'take', 'keepLocal', 'conflict'] as const;

export type FieldOutcome = (typeof fieldOutcomes)[number];

/** A local correction of a field that the HRIS owns; in force through the end of its last day. */
export type Override = { readonly field: string; readonly lastDay: string };

export type FieldDifference<V> = {
  readonly field: string;
  readonly outcome: FieldOutcome;
  readonly last: V | null;
  readonly now: V;
  readonly current: V;
  /** What the record says after the import unless a person decides otherwise. */
  readonly after: V;
  /** An override stands on the field: in force, over, or needless because the file says the same by now. */
  readonly override: 'none' | 'inForce' | 'over' | 'needless';
};

type Values<V> = Readonly<Record<string, V>>;

/**
 * Compares, field by field, the last accepted file, the file and the record, so that a local correction is never reversed silently.
 * `last` is null for somebody who was in no accepted file; then the file is taken where it differs, but not over an override.
 * A conflict keeps the record while its override is in force and follows the file otherwise.
 */
export function compareThreeWays<V extends string | boolean | null>(
  fields: readonly string[],
  { last, now, current }: { readonly last: Values<V | null> | null; readonly now: Values<V | null>; readonly current: Values<V | null> },
  overrides: readonly Override[],
  today: string,
): FieldDifference<V | null>[] {
  const lastDayByField = new Map(overrides.map(({ field, lastDay }) => [field, lastDay]));
  return fields.map((field) => {
    const said = last === null ? null : (last[field] ?? null);
    const says = now[field] ?? null;
    const is = current[field] ?? null;
    const lastDay = lastDayByField.get(field);
    const override = lastDay === undefined ? 'none' : lastDay < today ? 'over' : 'inForce';
    const outcome = outcomeOf({ isFirst: last === null, said, says, is, override });
    const keeps = outcome === 'keepLocal' || (outcome === 'conflict' && override === 'inForce');
    return {
      field,
      outcome,
      last: said,
      now: says,
      current: is,
      after: keeps ? is : says,
      override: override !== 'none' && says === is ? 'needless' : override,
    };
  });
}

/** Whether anything is written because of a comparison. */
export const isWritten = <V>({ after, current }: FieldDifference<V>): boolean => after !== current;

type Case = {
  readonly isFirst: boolean;
  readonly said: unknown;
  readonly says: unknown;
  readonly is: unknown;
  readonly override: 'none' | 'inForce' | 'over';
};

function outcomeOf({ isFirst, said, says, is, override }: Case): FieldOutcome {
  const isSaidAgain = !isFirst && said === says;
  if (says === is) return isSaidAgain ? 'unchanged' : 'agrees';
  // A correction ends with its override: from then on the HRIS owns the field again.
  if (override === 'over') return 'take';
  if (isSaidAgain) return 'keepLocal';
  if (override === 'inForce') return 'conflict';
  return isFirst || said === is ? 'take' : 'conflict';
}
