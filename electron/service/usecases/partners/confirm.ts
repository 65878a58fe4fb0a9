import type { Contract } from '../../../../shared/contract';
import { fingerprintOfLine, fingerprintOfRecipient, isFingerprint } from '../../../../shared/domain/packages/fingerprint';
import { fail, ok } from '../../../../shared/result';
import type { PartnerRow } from '../../db/exchange-schema';
import { partnerConfirmation, signedPartnerContent } from '../../db/signed-exchange';
import { partnerById } from '../../db/sql/partners';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';

export const confirmPartner: CommandUseCase<Contract['partners']['confirm']> = async (tx, input, ctx) => {
  const partner = await partnerById(tx, input.partnerId);
  if (partner === undefined || partner.state === 'revoked') return fail('PartnerNotFound');
  if (partner.state === 'confirmed') return fail('ConfirmedBefore');
  const { partnerId, publicKey, ageRecipient } = partner;
  if (!isFingerprint(input.fingerprint, fingerprintOfLine(publicKey))) return fail('FingerprintDiffers', { key: 'signing' });
  if (ageRecipient !== null && !isFingerprint(input.recipientFingerprint ?? '', fingerprintOfRecipient(ageRecipient)))
    return fail('FingerprintDiffers', { key: 'encryption' });
  const row: PartnerRow = { ...partner, state: 'confirmed', comparedBy: ctx.actor.userId, approvedBy: ctx.signer.userId };
  const changes = await writeVersions(tx, ctx.entry, 'partner', [row]);
  const signature = await signRecord(tx, ctx, {
    recordType: partnerConfirmation,
    recordId: partnerId,
    revision: 1,
    content: signedPartnerContent(row),
    meaning: 'Fingerprints compared',
  });
  ctx.audit({
    action: 'partners.confirm',
    entity: 'partner',
    entityId: partnerId,
    reason: input.reason,
    changes: [...changes, { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } }],
  });
  return ok({});
};
