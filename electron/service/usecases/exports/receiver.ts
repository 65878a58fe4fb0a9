import type { Contract } from '../../../../shared/contract';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { partnerById } from '../../db/sql/partners';
import type { InputOf } from '../context';

/** Whom a package is for, as its manifest names them. */
export interface Receiver {
  readonly name: string;
  readonly partnerId: string | null;
  readonly siteId: string | null;
  /** What it is encrypted to; null: to nobody. */
  readonly ageRecipient: string | null;
  readonly isEncrypted: boolean;
}

/** A partner whose fingerprint two people have compared, or somebody by name alone. */
export async function findReceiver(
  db: Reader,
  to: InputOf<Contract['exports']['write']>['to'],
): Promise<Result<Receiver, Failure<'PartnerNotFound' | 'NoEncryptionKey', undefined>>> {
  if ('receiver' in to) return ok({ name: to.receiver, partnerId: null, siteId: null, ageRecipient: null, isEncrypted: false });
  const partner = await partnerById(db, to.partnerId);
  if (partner?.state !== 'confirmed') return fail<'PartnerNotFound'>('PartnerNotFound');
  if (to.isEncrypted && partner.ageRecipient === null) return fail<'NoEncryptionKey'>('NoEncryptionKey');
  const { partnerId, name, siteId, ageRecipient } = partner;
  return ok({ name, partnerId, siteId, ageRecipient: to.isEncrypted ? ageRecipient : null, isEncrypted: to.isEncrypted });
}

/** Whether a package came from this receiver, under whichever of its keys. */
export async function isSender(db: Reader, { partnerId }: { readonly partnerId: string }, receiver: Receiver): Promise<boolean> {
  if (receiver.partnerId === partnerId) return true;
  const sender = await partnerById(db, partnerId);
  return receiver.siteId !== null && sender?.siteId === receiver.siteId;
}
