import type { Contract } from '../../../../shared/contract';
import { profileContent } from '../../../../shared/contract/intake-profiles';
import { fail, ok } from '../../../../shared/result';
import { newestProfile } from '../../db/sql/intake-profiles';
import type { CommandUseCase } from '../context';
import { addRevision } from './add-revision';

export const retireProfile: CommandUseCase<Contract['intakeProfiles']['retire']> = async (tx, { profileId, reason }, ctx) => {
  const known = await newestProfile(tx, profileId);
  if (known?.kind !== 'people') return fail('ProfileNotFound');
  if (known.isRetired === 1) return fail('ProfileRetired');
  const content = profileContent.parse(JSON.parse(known.content));
  const next = { profileId, revision: known.revision + 1, name: known.name, content, isRetired: true };
  const changes = await addRevision(tx, ctx, next, 'Approved to be retired');
  ctx.audit({ action: 'intakeProfiles.retire', entity: 'intake_profile', entityId: profileId, reason, changes });
  return ok({ revision: next.revision });
};
