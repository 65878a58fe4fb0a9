import { isNoManager } from '../../../../shared/domain/hris/suggest-mapping';
import type { PeoplePass } from '../../../../shared/domain/intake/people-pass';
import { listName } from '../../../../shared/domain/person-name';
import type { PersonRow } from '../../db/core-schema';
import type { SourceRecordRow } from '../../db/intake-schema';
import type { Reader } from '../../db/schema';
import { recordsOfSource } from '../../db/sql/intake-records';
import type { DryRun, Making } from './intake-plan';
import type { PlannedPerson } from './plan-people';
import { recordsByPerson } from './record-of-person';

type Relinked = {
  readonly persons: readonly PersonRow[];
  readonly sourceRecords: readonly SourceRecordRow[];
  readonly shown: DryRun['rows'];
};

/** Rows that say what they said, and whose manager nobody knew until this file brings them: they are linked now. */
export async function newManagers(
  db: Reader,
  pass: PeoplePass,
  planned: readonly PlannedPerson[],
  { profileId, batchId }: Making,
): Promise<Relinked> {
  const newcomers = new Map(planned.filter(({ record }) => record === null).map((person) => [person.facts.employeeNumber, person]));
  const changed = new Set(pass.changed.map(({ key }) => key));
  const waiting = new Map<string, PlannedPerson>();
  for (const [key, number] of newcomers.size === 0 ? [] : pass.managerByKey()) {
    const manager = newcomers.get(number);
    if (manager !== undefined && !changed.has(key) && !isNoManager(number)) waiting.set(key, manager);
  }
  if (waiting.size === 0) return { persons: [], sourceRecords: [], shown: [] };
  const sources = await recordsOfSource(db, profileId, [...waiting.keys()]);
  const records = await recordsByPerson(
    db,
    sources.map(({ personId }) => personId),
  );
  const touched = new Set(planned.map(({ personId }) => personId));
  const relinked = sources.flatMap((source) => {
    const record = records.get(source.personId);
    const manager = waiting.get(source.externalKey);
    if (record === undefined || manager === undefined || touched.has(source.personId)) return [];
    const isHeld = record.person.managerPersonId !== null || record.corrections.some(({ field }) => field === 'managerPersonId');
    if (isHeld) return [];
    touched.add(source.personId);
    return [{ source, person: record.person, manager }];
  });
  return {
    persons: relinked.map(({ person, manager }) => ({ ...person, managerPersonId: manager.personId, sourceBatchId: batchId })),
    sourceRecords: relinked.map(({ source, manager }) => ({
      ...source,
      facts: withManager(source.facts, manager.facts.employeeNumber),
      batchId,
    })),
    shown: relinked.map(({ person, manager }) => ({
      rowNumber: null,
      action: 'update',
      employeeNumber: person.employeeNumber,
      name: listName(person),
      jobTitle: null,
      department: null,
      changes: [{ field: 'managerEmployeeNumber', old: null, new: manager.facts.employeeNumber }],
    })),
  };
}

function withManager(facts: string, managerEmployeeNumber: string): string {
  const known: unknown = JSON.parse(facts);
  return JSON.stringify({ ...(typeof known === 'object' ? known : {}), managerEmployeeNumber });
}
