import { defaultPassphrasePolicy, type PassphrasePolicy } from '../../../../shared/domain/passphrase-age';
import type { IdentityProofRow, UserKeyRow } from '../core-schema';
import type { Reader } from '../schema';
import { currentKey } from './users';

export async function passphrasePolicy(db: Reader): Promise<PassphrasePolicy> {
  const row = await db
    .selectFrom('passphrase_policy')
    .select(['minLength', 'maxAgeDays'])
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
  return row ?? defaultPassphrasePolicy;
}

/** When a person chose the passphrase they have; null while they have yet to choose one. */
export async function passphraseChosenAt(db: Reader, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('user_passphrase')
    .select('chosenAt')
    .where('userId', '=', userId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
  return chosenAtOf(row?.chosenAt, await currentKey(db, userId));
}

/** The same for everybody who ever had a passphrase recorded. */
export async function chosenPassphrases(db: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('user_passphrase').select(['userId', 'chosenAt']).where('recordedTo', 'is', null).execute();
  return new Map(rows.map(({ userId, chosenAt }) => [userId, chosenAt]));
}

/** Of accounts from before passphrases had a date, the age of the key stands in: it was made when the passphrase was chosen. */
export function chosenAtOf(recorded: string | undefined, key: Pick<UserKeyRow, 'statementAcceptedAt'> | undefined): string | null {
  if (key === undefined) return null;
  return recorded ?? key.statementAcceptedAt;
}

export async function identityProofs(db: Reader): Promise<ReadonlyMap<string, IdentityProofRow>> {
  const rows = await db
    .selectFrom('identity_proof')
    .select(['userId', 'document', 'verifiedBy', 'verifiedOn'])
    .where('recordedTo', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.userId, row]));
}
