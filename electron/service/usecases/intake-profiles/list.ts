import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { newestProfiles, useOfProfiles, type NamedProfileRow } from '../../db/sql/intake-profiles';
import type { QueryUseCase } from '../context';

export const listProfiles: QueryUseCase<Contract['intakeProfiles']['list']> = async (db) => {
  const use = await useOfProfiles(db);
  return ok({
    profiles: (await newestProfiles(db, 'people')).map((row) => ({
      profileId: row.profileId,
      ...factsOfRevision(row),
      ...(use.get(row.profileId) ?? { imports: 0, records: 0 }),
    })),
  });
};

export function factsOfRevision({ revision, name, isRetired, preparedByName, approvedByName, approvedAt, entryNumber }: NamedProfileRow) {
  return { revision, name, isRetired: isRetired === 1, preparedBy: preparedByName, approvedBy: approvedByName, approvedAt, entryNumber };
}
