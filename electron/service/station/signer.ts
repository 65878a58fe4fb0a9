import type { UserAccountRow } from '../db/core-schema';
import type { Signer } from '../usecases/context';
import { publicKeyOf } from '../vault/raw-keys';
import { openingWith } from '../vault/sealed-box';
import { signingWith, type PersonKeys } from '../vault/signing-keys';

/** A person whose passphrase has just been checked, able to sign what the command makes of it. */
export function makeSigner(
  account: Pick<UserAccountRow, 'userId' | 'printedName' | 'personId'>,
  role: string,
  keyId: string,
  keys: PersonKeys,
): Signer {
  const sign = signingWith(keys.signing); // here, not inside the transaction in which it signs
  const openingPublicKey = publicKeyOf('x25519', keys.opening).toString('base64');
  return {
    userId: account.userId,
    printedName: account.printedName,
    personId: account.personId,
    role,
    keyId,
    sign: (content) => sign(content).toString('base64'),
    openingPublicKey,
    open: openingWith(keys.opening),
  };
}
