import type { AuditChange } from './audit-append';
import type { PersonOverrideRow } from './people-schema';
import type { Tx } from './schema';
import { personById } from './sql/people';
import { writeVersions } from './sql/versions';

/** Ends a correction: the field says again what its source says. */
export async function takeBack(
  tx: Tx,
  entry: number,
  correction: PersonOverrideRow,
  end: { readonly endedOn: string; readonly endReason: string },
): Promise<AuditChange[]> {
  const person = await personById(tx, correction.personId);
  if (person === undefined) throw new Error('a correction of nobody');
  return [
    ...(await writeVersions(tx, entry, 'person', [{ ...person, [correction.field]: correction.sourceValue }])),
    ...(await writeVersions(tx, entry, 'person_override', [{ ...correction, ...end }])),
  ];
}
