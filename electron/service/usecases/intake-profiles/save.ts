import type { Contract } from '../../../../shared/contract';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { checkProfile } from '../../../../shared/domain/hris/mapping';
import { fail, ok } from '../../../../shared/result';
import { newestProfile, newestProfiles } from '../../db/sql/intake-profiles';
import type { CommandUseCase } from '../context';
import { addRevision } from './add-revision';

export const saveProfile: CommandUseCase<Contract['intakeProfiles']['save']> = async (
  tx,
  { profileId, basis, name, content, reason },
  ctx,
) => {
  const known = profileId === null ? undefined : await newestProfile(tx, profileId);
  if (profileId !== null && known?.kind !== 'people') return fail('ProfileNotFound');
  if (known?.isRetired === 1) return fail('ProfileRetired');
  if ((known?.revision ?? 0) !== basis) return fail('ProfileChanged');
  const others = (await newestProfiles(tx, 'people')).filter((other) => other.profileId !== profileId);
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) return fail('NameTaken');
  const headers = content.columns.map(({ column }) => column);
  const problems = checkProfile(headers, content.columns, content.keyedBy).map(({ message }) => message);
  const twice = headers.find((header, at) => headers.indexOf(header) !== at);
  if (twice !== undefined) problems.push(`The column "${twice}" is there twice.`);
  if (problems.length > 0) return fail('ProfileUnusable', { problems });
  if (known !== undefined && known.name === name && canonicalJson(JSON.parse(known.content)) === canonicalJson(content))
    return fail('Unchanged');
  const next = { profileId: profileId ?? ctx.makeId(), revision: basis + 1, name, content, isRetired: false };
  const changes = await addRevision(tx, ctx, next, 'Approved as the way to read this source');
  ctx.audit({ action: 'intakeProfiles.save', entity: 'intake_profile', entityId: next.profileId, reason, changes });
  return ok({ profileId: next.profileId, revision: next.revision });
};
