import type { Contract } from '../../../../shared/contract';
import { fingerprintOfRecipient } from '../../../../shared/domain/packages/fingerprint';
import { ok } from '../../../../shared/result';
import { siteFacts } from '../../db/sql/site';
import { exchangeKeys, fingerprintOf, packageKey, publicKeyLine } from '../exports/package-key';
import type { QueryUseCase } from '../context';

export const ownCard: QueryUseCase<Contract['partners']['card']> = async (db) => {
  const { siteId, name } = await siteFacts(db);
  const key = await packageKey(db);
  const ageRecipient = (await exchangeKeys(db))[0]?.recipient ?? null;
  return ok({
    name,
    siteId,
    publicKey: publicKeyLine(key),
    fingerprint: fingerprintOf(key),
    ageRecipient,
    recipientFingerprint: ageRecipient === null ? null : fingerprintOfRecipient(ageRecipient),
  });
};
