import { lockUnattended } from '../../electron/service/station/idle-lock';
import type { RoleGrant } from '../../shared/domain/permissions';
import { passphraseOf } from './passphrase-of';
import type { TestSite } from './site';

interface NewUser {
  readonly kind?: 'opener' | 'signer';
  readonly grants?: RoleGrant[];
  readonly personId?: string;
  readonly printedName?: string;
}

/** An account made by whoever has the site open, with its one-time secret not yet used. The printed name is `Person <login>`. */
export async function addUser({ client }: TestSite, login: string, { kind = 'opener', grants, personId, printedName }: NewUser = {}) {
  return client.users.add({
    login,
    printedName: printedName ?? `Person ${login}`,
    personId: personId ?? null,
    kind,
    grants: grants ?? [{ role: 'assessor', unitId: null }],
    exceptionReason: 'a small works, where duties overlap',
    identityProof: { document: 'works pass', verifiedBy: 'Ada Alder', verifiedOn: '2020-01-02' },
    reason: 'joins the office',
  });
}

/** An opener who has chosen `passphraseOf(login)` and whose key ada has attested; the site is then open for ada again. */
export async function enrol(site: TestSite, login: string, user: NewUser = {}): Promise<string> {
  const { userId, oneTimeSecret } = await addUser(site, login, user);
  await site.client.session.lock();
  await site.client.session.unlock({ login, passphrase: oneTimeSecret });
  await site.client.session.choosePassphrase({ next: passphraseOf(login), acceptsAccountability: true });
  await signIn(site, 'ada');
  await site.client.users.attest({ userId, reason: 'compared in person' });
  return userId;
}

/** Locks the site and unlocks it for somebody else. */
export async function signIn({ client }: TestSite, login: string): Promise<void> {
  await client.session.lock();
  await client.session.unlock({ login, passphrase: passphraseOf(login) });
}

/** The station fell asleep in the middle of a session, and somebody else unlocks the site. */
export async function signInAfterSleep({ station, client }: TestSite, login: string): Promise<void> {
  await lockUnattended(station, 'asleep');
  await client.session.unlock({ login, passphrase: passphraseOf(login) });
}

/** A signer who has chosen `passphraseOf(login)` at the open station and whose key its user has attested. */
export async function enrolSigner(site: TestSite, login: string, user: Omit<NewUser, 'kind'> = {}): Promise<string> {
  const { userId, oneTimeSecret } = await addUser(site, login, { ...user, kind: 'signer' });
  await site.client.session.chooseSignerPassphrase({ login, oneTimeSecret, next: passphraseOf(login), acceptsAccountability: true });
  await site.client.users.attest({ userId, reason: 'compared in person' });
  return userId;
}
