import { otherIdField } from '../../../../shared/domain/intake/compared-values';
import type { PersonIdentifierRow } from '../../db/people-schema';
import type { Difference } from './compare-row';
import type { Making } from './intake-plan';
import { formerNumberSystem, userNameSystem } from './record-of-person';

/** The ids of other systems that begin or end with a row, and a number that somebody had until today. */
export function identifiersAfter(
  known: readonly PersonIdentifierRow[],
  personId: string,
  differences: readonly Difference[],
  systems: readonly string[],
  { batchId, today, newId }: Making,
): PersonIdentifierRow[] {
  const rows: PersonIdentifierRow[] = [];
  const begin = (system: string, value: string, validTo: string | null): void => {
    rows.push({ identifierId: newId(), personId, system, value, validTo, sourceBatchId: batchId });
  };
  for (const { field, current, after } of differences) {
    if (after === current) continue;
    if (field === 'employeeNumber') {
      if (typeof current === 'string' && current !== '') begin(formerNumberSystem, current, today);
      continue;
    }
    const system = field === 'userName' ? userNameSystem : systems.find((one) => otherIdField(one) === field);
    if (system === undefined) continue;
    const before = known.find((identifier) => identifier.system === system && identifier.value === current && identifier.validTo === null);
    if (before !== undefined) rows.push({ ...before, validTo: today });
    if (typeof after === 'string') begin(system, after, null);
  }
  return rows;
}
