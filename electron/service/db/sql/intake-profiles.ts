import { sql } from 'kysely';
import type { IntakeProfileRow } from '../intake-schema';
import type { Reader } from '../schema';

export type NamedProfileRow = IntakeProfileRow & { readonly preparedByName: string; readonly approvedByName: string };

/** The newest revision of every profile of a kind, by name. */
export async function newestProfiles(db: Reader, kind: IntakeProfileRow['kind']): Promise<NamedProfileRow[]> {
  const { rows } = await sql<NamedProfileRow>`
    SELECT p.*, a.printedName AS preparedByName, b.printedName AS approvedByName FROM intake_profile AS p
    JOIN user_account AS a ON a.userId = p.preparedBy AND a.recordedTo IS NULL
    JOIN user_account AS b ON b.userId = p.approvedBy AND b.recordedTo IS NULL
    WHERE p.kind = ${kind} AND p.revision = (SELECT MAX(revision) FROM intake_profile WHERE profileId = p.profileId)
    ORDER BY p.name COLLATE NOCASE, p.profileId`.execute(db);
  return rows;
}

/** Every revision of a profile, newest first. */
export async function revisionsOfProfile(db: Reader, profileId: string): Promise<NamedProfileRow[]> {
  const { rows } = await sql<NamedProfileRow>`
    SELECT p.*, a.printedName AS preparedByName, b.printedName AS approvedByName FROM intake_profile AS p
    JOIN user_account AS a ON a.userId = p.preparedBy AND a.recordedTo IS NULL
    JOIN user_account AS b ON b.userId = p.approvedBy AND b.recordedTo IS NULL
    WHERE p.profileId = ${profileId} ORDER BY p.revision DESC`.execute(db);
  return rows;
}

export async function newestProfile(db: Reader, profileId: string): Promise<IntakeProfileRow | undefined> {
  return db.selectFrom('intake_profile').selectAll().where('profileId', '=', profileId).orderBy('revision', 'desc').executeTakeFirst();
}

/** How many imports came by each profile, and of how many rows its newest file speaks. */
export async function useOfProfiles(db: Reader): Promise<ReadonlyMap<string, { readonly imports: number; readonly records: number }>> {
  const { rows } = await sql<{ profileId: string; imports: number; records: number }>`
    SELECT p.profileId, (SELECT COUNT(*) FROM import_batch AS b WHERE b.profileId = p.profileId AND b.kind <> 'reversal') AS imports,
      (SELECT COUNT(*) FROM source_record AS r WHERE r.profileId = p.profileId AND r.recordedTo IS NULL) AS records
    FROM (SELECT DISTINCT profileId FROM intake_profile) AS p`.execute(db);
  return new Map(rows.map(({ profileId, imports, records }) => [profileId, { imports, records }]));
}
