import { newestResets } from '../../db/sql/account-resets';
import { chosenPassphrases, identityProofs, passphrasePolicy } from '../../db/sql/passphrases';
import { signaturesOfType } from '../../db/sql/signatures';
import { allAccounts, allKeys } from '../../db/sql/users';
import type { Reader } from '../../db/schema';
import type { ReadContext } from '../context';
import { accountabilityRecord } from '../signatures/accountability';
import type { AccountFacts } from './user-of';

/** Everything that is known of accounts beside their own rows. */
export async function accountFacts(db: Reader, { zone, today }: Pick<ReadContext, 'zone' | 'today'>): Promise<AccountFacts> {
  const signatures = [...(await signaturesOfType(db, accountabilityRecord)), ...(await signaturesOfType(db, 'accountReset'))];
  return {
    zone,
    today,
    policy: await passphrasePolicy(db),
    nameByUserId: new Map((await allAccounts(db)).map(({ userId, printedName }) => [userId, printedName])),
    chosenAtByUserId: await chosenPassphrases(db),
    proofByUserId: await identityProofs(db),
    resetByUserId: await newestResets(db),
    signatureByRecordId: new Map(signatures.map((row) => [row.recordId, row])),
    publicKeyByKeyId: new Map((await allKeys(db)).map(({ keyId, publicKey }) => [keyId, publicKey])),
  };
}
