import type { RosterRecord } from '../../../../shared/domain/packages/roster';
import type { JobRoleRow, OrgUnitRow, PersonRow, PositionRow } from '../../db/core-schema';
import type { SourceRecordRow } from '../../db/intake-schema';
import type { EmploymentRow, PersonOverrideRow } from '../../db/people-schema';
import type { Reader } from '../../db/schema';
import { recordsOfPeople, recordsOfSource, shortPeopleBy, type ShortPerson } from '../../db/sql/intake-records';
import { everyJobRole } from '../../db/sql/job-roles';
import { allUnits } from '../../db/sql/organisation';
import { siteFacts } from '../../db/sql/site';

/** What is on record of everybody whom a roster names. */
export interface KnownForRoster {
  /** The name under which what this sender says is kept. */
  readonly profileId: string;
  readonly sourceByKey: ReadonlyMap<string, SourceRecordRow>;
  readonly byNumber: ReadonlyMap<string, ShortPerson>;
  readonly personById: ReadonlyMap<string, PersonRow>;
  readonly employments: ReadonlyMap<string, readonly EmploymentRow[]>;
  readonly positions: ReadonlyMap<string, readonly PositionRow[]>;
  readonly corrections: ReadonlyMap<string, readonly PersonOverrideRow[]>;
  readonly units: readonly OrgUnitRow[];
  /** What the site calls itself. */
  readonly siteName: string;
  readonly roles: readonly JobRoleRow[];
}

export async function knownForRoster(db: Reader, siteId: string, records: readonly RosterRecord[], today: string): Promise<KnownForRoster> {
  const profileId = profileOfSite(siteId);
  const sources = await recordsOfSource(
    db,
    profileId,
    records.map(({ personId }) => keyOfPerson(personId)),
  );
  const numbers = new Set(
    records.flatMap(({ employeeNumber, managerEmployeeNumber }) => [employeeNumber, managerEmployeeNumber ?? employeeNumber]),
  );
  const found = await shortPeopleBy(db, 'employeeNumber', [...numbers]);
  const ids = new Set([...sources.map(({ personId }) => personId), ...found.map(({ personId }) => personId)]);
  const people = await recordsOfPeople(db, [...ids]);
  return {
    profileId,
    sourceByKey: new Map(sources.map((row) => [row.externalKey, row])),
    byNumber: new Map(found.map((row) => [row.employeeNumber, row])),
    personById: new Map(people.persons.map((row) => [row.personId, row])),
    employments: byPerson(people.employments),
    positions: byPerson(people.positions),
    corrections: byPerson(people.corrections),
    units: await allUnits(db, today),
    siteName: (await siteFacts(db)).name,
    roles: await everyJobRole(db, today),
  };
}

/** What a site says of people is one source, whichever of its keys it signs with. */
export const profileOfSite = (siteId: string): string => `site:${encodeURIComponent(siteId)}`;
/** What a site calls a person; the log names a record by its keys with a slash between them, so that none may be in one. */
export const keyOfPerson = (personId: string): string => encodeURIComponent(personId);

function byPerson<R extends { readonly personId: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> {
  const grouped = new Map<string, R[]>();
  for (const row of rows) {
    const known = grouped.get(row.personId);
    if (known === undefined) grouped.set(row.personId, [row]);
    else known.push(row);
  }
  return grouped;
}
