import { localDate } from '../../../shared/domain/calendar';
import { isSecretGood } from '../../../shared/domain/one-time-secret';
import type { UserAccountRow } from '../db/core-schema';
import type { Reader } from '../db/schema';
import { newestResets } from '../db/sql/account-resets';

/** Whether the one-time secret of an account is too old to admit: it is as old as the account, or as its newest reset. */
export async function isSecretOver(
  db: Reader,
  { userId, createdAt }: Pick<UserAccountRow, 'userId' | 'createdAt'>,
  now: Date,
  zone: string,
): Promise<boolean> {
  const madeAt = (await newestResets(db)).get(userId)?.resetAt ?? createdAt;
  return !isSecretGood(localDate(new Date(madeAt), zone), localDate(now, zone));
}
