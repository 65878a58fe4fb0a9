import type { Contract } from '../../../../shared/contract';
import { profileContent } from '../../../../shared/contract/intake-profiles';
import { fail, ok } from '../../../../shared/result';
import { revisionsOfProfile } from '../../db/sql/intake-profiles';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { factsOfRevision } from './list';

export const getProfile: QueryUseCase<Contract['intakeProfiles']['get']> = async (db, { profileId }) => {
  const revisions = await revisionsOfProfile(db, profileId);
  const [newest] = revisions;
  // Profiles of completions and of skills matrices are other things.
  if (newest === undefined || newest.kind !== 'people') return fail('ProfileNotFound');
  const { preparedByName: _prepared, approvedByName: _approved, ...row } = newest;
  return ok({
    profileId,
    ...factsOfRevision(newest),
    content: profileContent.parse(JSON.parse(newest.content)),
    contentDigest: newest.contentDigest,
    signatures: (
      await shownSignatures(db, { recordType: 'intake_profile', recordId: profileId, revision: row.revision, content: row })
    ).filter(({ revision }) => revision === row.revision),
    history: revisions.map((revision) => ({ ...factsOfRevision(revision), content: profileContent.parse(JSON.parse(revision.content)) })),
  });
};
