import { passphraseOf } from './passphrase-of';
import { writeRecord } from './people';
import type { TestSite } from './site';

/** The id of the account with this user id. */
export async function idOf({ client }: TestSite, login: string): Promise<string> {
  const found = (await client.users.list()).users.find((user) => user.login === login);
  if (found === undefined) throw new Error(`no user ${login}`);
  return found.userId;
}

/** A second account of a person, which no procedure gives. */
export async function linkTo(site: TestSite, login: string, personId: string | null): Promise<void> {
  const account = await site.station.open?.db
    .selectFrom('user_account')
    .selectAll()
    .where('login', '=', login)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
  if (account === undefined) throw new Error(`nobody is called ${login}`);
  if (account.personId === personId) return;
  const { recordedFrom: _from, recordedTo: _to, ...row } = account;
  await writeRecord(site, 'user_account', account.userId, { ...row, personId });
}

/** What resets an account at ada's station; ben is the second person unless another is named. */
export function resetInput(userId: string, { login = 'ben' } = {}) {
  return {
    userId,
    identityProof: { document: 'passport', verifiedBy: 'Ben Birch', verifiedOn: '2026-03-14' },
    reason: 'forgot the passphrase',
    signature: { login, passphrase: passphraseOf(login) },
  };
}

export async function attest({ client }: TestSite, userId: string): Promise<void> {
  await client.users.attest({ userId, reason: 'compared in person' });
}

/** Ten wrong passphrases at the unlock screen, as far apart as the delays ask; the clock is then ten minutes on. */
export async function lockOut({ client, clock }: TestSite, login: string): Promise<void> {
  for (let n = 0; n < 10; n += 1) {
    clock.now = new Date(clock.now.getTime() + 61_000);
    await client.session.unlock({ login, passphrase: 'not this one at all' }).catch((error: { code?: string }) => {
      if (error.code !== 'WrongPassphrase') throw error;
    });
  }
}
