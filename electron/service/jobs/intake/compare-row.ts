import { type FieldDifference, compareThreeWays, type Override } from '../../../../shared/domain/intake/compare-three-ways';
import { type ComparedValues } from '../../../../shared/domain/intake/compared-values';
import type { PersonOverrideRow } from '../../db/people-schema';

export type Difference = FieldDifference<string | boolean | null>;

/** Whose value a person wants where both sides changed. */
export type FieldDecisions = ReadonlyMap<string, 'file' | 'record'>;

/** What nothing on record holds as such: the end of a contract stands there as the end of an employment. */
const heldNowhere: ReadonlySet<string> = new Set(['contractEndsOn', 'isActive', 'jobCode', 'positionNumber']);

/**
 * Compares a row with the last accepted one of its key and with the record. A field that the last file did not have is new to the
 * source, not emptied by it. `decided` overrules what becomes of a field, but never in a field that nobody disputes.
 */
export function compareRow(
  fields: readonly string[],
  values: { readonly last: ComparedValues | null; readonly now: ComparedValues; readonly current: ComparedValues },
  corrections: readonly PersonOverrideRow[],
  decided: FieldDecisions,
  today: string,
): Difference[] {
  const { last, now, current } = values;
  const compared = fields.filter((field) => !heldNowhere.has(field));
  const isInLast = (field: string) => last !== null && field in last;
  const overrides = corrections.map(({ field, expiresOn }): Override => ({ field: nameInFile(field), lastDay: expiresOn }));
  const parts = [
    { chosen: compared.filter(isInLast), last },
    { chosen: compared.filter((field) => !isInLast(field)), last: null },
  ];
  const differences = parts.flatMap((part) =>
    part.chosen.length === 0 ? [] : compareThreeWays(part.chosen, { last: part.last, now, current }, overrides, today),
  );
  return differences.map((difference) => {
    const wanted = decided.get(difference.field);
    const isOpen = difference.outcome === 'conflict' || difference.outcome === 'keepLocal';
    return wanted === undefined || !isOpen ? difference : { ...difference, after: wanted === 'file' ? difference.now : difference.current };
  });
}

/** The name under which files speak of a field that can be corrected. */
export const nameInFile = (field: PersonOverrideRow['field']): string => (field === 'managerPersonId' ? 'managerEmployeeNumber' : field);

/** What a correction is after a row has been compared; null: nothing of it changes. */
export function correctionAfter(
  correction: PersonOverrideRow,
  difference: Difference | undefined,
  sourceValue: string | null,
  today: string,
): PersonOverrideRow | null {
  if (difference === undefined) return null;
  const isDropped = difference.after !== difference.current;
  if (difference.override === 'needless')
    return { ...correction, sourceValue, endedOn: today, endReason: 'The source says the same by now.' };
  if (isDropped) return { ...correction, sourceValue, endedOn: today, endReason: 'What the file says was taken instead.' };
  return sourceValue === correction.sourceValue ? null : { ...correction, sourceValue };
}
