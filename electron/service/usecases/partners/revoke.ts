import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { partnerById } from '../../db/sql/partners';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

export const revokePartner: CommandUseCase<Contract['partners']['revoke']> = async (tx, { partnerId, reason }, ctx) => {
  const partner = await partnerById(tx, partnerId);
  if (partner === undefined || partner.state === 'revoked') return fail('PartnerNotFound');
  const changes = await writeVersions(tx, ctx.entry, 'partner', [{ ...partner, state: 'revoked', revokedReason: reason }]);
  ctx.audit({ action: 'partners.revoke', entity: 'partner', entityId: partnerId, reason, changes });
  return ok({});
};
