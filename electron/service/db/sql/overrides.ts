import { sql } from 'kysely';
import type { OverrideFact } from '../../../../shared/domain/requirement-override';
import type { RequirementOverrideRow } from '../framework-schema';
import { ofSome } from '../prepared-query';
import type { Reader } from '../schema';
import { isOneOf } from './framework-items';
import { mergedPeople } from './merged-people';

/** A signed exception, before it is known whom of its subject it concerns. */
export type SubjectOverride = Omit<OverrideFact, 'origin' | 'rank' | 'at'> & { readonly competencyId: string };

export interface OverridesBySubject {
  /** By kind and id of the subject. */
  readonly bySubject: ReadonlyMap<string, readonly SubjectOverride[]>;
  readonly hasUnits: boolean;
}

/** The signed exceptions to the requirements of every competency, or of some. */
export async function overridesBySubject(db: Reader, only: readonly string[] | undefined): Promise<OverridesBySubject> {
  const rows = await overridesOf(db, only);
  // What was signed for a record is for the person, under whichever record they are read.
  const keptOf = rows.some(({ subject }) => subject === 'person') ? await mergedPeople(db) : new Map<string, string>();
  const bySubject = new Map<string, SubjectOverride[]>();
  for (const row of rows) {
    const { overrideId, effect, competencyId, level, validityMonths, isMandatory, reason, signedBy, validFrom, validTo } = row;
    const terms = { level, validityMonths, isMandatory: isMandatory === 1 };
    const days = { begins: validFrom, from: validFrom, to: validTo };
    const subjectId = row.subject === 'person' ? (keptOf.get(row.subjectId) ?? row.subjectId) : row.subjectId;
    const key = `${row.subject} ${subjectId}`;
    bySubject.set(key, [...(bySubject.get(key) ?? []), { overrideId, effect, competencyId, ...terms, reason, signedBy, ...days }]);
  }
  return { bySubject, hasUnits: rows.some(({ subject }) => subject === 'unit') };
}

/** The exceptions known now, those that ended too, of some competencies or subjects, the latest begun first. */
export async function knownOverrides(
  db: Reader,
  {
    competencyIds,
    subjectIds,
  }: { readonly competencyIds?: readonly string[] | undefined; readonly subjectIds?: readonly string[] | undefined },
): Promise<RequirementOverrideRow[]> {
  return db
    .selectFrom('requirement_override')
    .select(columns)
    .where('recordedTo', 'is', null)
    .$if(competencyIds !== undefined, (query) => query.where(isOneOf('competencyId', competencyIds ?? [])))
    .$if(subjectIds !== undefined, (query) => query.where(isOneOf('subjectId', subjectIds ?? [])))
    .orderBy('validFrom', 'desc')
    .orderBy('overrideId')
    .execute();
}

export async function overrideById(db: Reader, overrideId: string): Promise<RequirementOverrideRow | undefined> {
  return db
    .selectFrom('requirement_override')
    .select(columns)
    .where('overrideId', '=', overrideId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

/** How many versions of an exception there have been: as many as were signed. */
export async function overrideVersions(db: Reader, overrideId: string) {
  return db
    .selectFrom('requirement_override')
    .select([...columns, 'recordedFrom'])
    .where('overrideId', '=', overrideId)
    .orderBy('recordedFrom')
    .execute();
}

const columns = [
  'overrideId',
  'subject',
  'subjectId',
  'personId',
  'competencyId',
  'effect',
  'level',
  'validityMonths',
  'isMandatory',
  'reason',
  'validFrom',
  'validTo',
  'endReason',
  'signedBy',
] as const;

const overridesOf = ofSome(
  'competencyId',
  (isWanted) => sql<RequirementOverrideRow>`
    SELECT ${sql.join(columns.map((column) => sql.ref(column)))} FROM requirement_override
    WHERE recordedTo IS NULL AND ${isWanted} ORDER BY validFrom DESC, overrideId`,
);
