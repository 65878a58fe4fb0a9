import { correctableFields } from '../../../../shared/domain/people/correctable-fields';
import type { PersonRow } from '../../db/core-schema';
import type { PersonOverrideRow } from '../../db/people-schema';

export type SourcedPerson = Omit<PersonRow, 'sourceBatchId' | 'mergedIntoId'>;

/**
 * A person as a source tells of them, with what is corrected here: a correction keeps its value and notes what the source says by now;
 * where the source has come to say the same, it ends.
 */
export function correctedPerson(
  sourced: SourcedPerson,
  before: PersonRow | undefined,
  open: readonly PersonOverrideRow[],
  { batchId, today }: { readonly batchId: string; readonly today: string },
): { readonly person: PersonRow; readonly corrections: readonly PersonOverrideRow[]; readonly changes: readonly string[] } {
  const corrections: PersonOverrideRow[] = [];
  let facts = sourced;
  for (const correction of open) {
    const { field } = correction;
    const said = sourced[field];
    if (said === correction.value)
      corrections.push({ ...correction, sourceValue: said, endedOn: today, endReason: 'The source says the same.' });
    else {
      facts = { ...facts, [field]: correction.value };
      if (said !== correction.sourceValue) corrections.push({ ...correction, sourceValue: said });
    }
  }
  const changes =
    before === undefined ? [] : (['employeeNumber', ...correctableFields] as const).filter((field) => before[field] !== facts[field]);
  const isSame = before !== undefined && changes.length === 0;
  return {
    person: {
      ...facts,
      mergedIntoId: before?.mergedIntoId ?? null,
      sourceBatchId: isSame && before.sourceBatchId !== null ? before.sourceBatchId : batchId,
    },
    corrections,
    changes,
  };
}
