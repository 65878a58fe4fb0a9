import type { UserAccountRow } from '../db/core-schema';
import type { Signer } from '../usecases/context';
import { signWith, type PersonKeys } from '../vault/signing-keys';

/** A person whose passphrase has just been checked, able to sign what the command makes of it. */
export function makeSigner(account: Pick<UserAccountRow, 'userId' | 'printedName' | 'personId'>, keyId: string, keys: PersonKeys): Signer {
  return {
    userId: account.userId,
    printedName: account.printedName,
    personId: account.personId,
    keyId,
    sign: (content) => signWith(keys.signing, content).toString('base64'),
  };
}
