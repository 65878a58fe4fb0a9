import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { recordOf } from '../../support/framework';
import { passphraseOf } from '../../support/site';
import { addUser, enrol, enrolSigner, signIn } from '../../support/users';
import { behindSession, codeOf, withSignature } from './declared';
import { makeTwoUnits, passMinute, rowsWritten } from './two-units';

const reason = 'asked by a test';
const administrator = [{ role: 'administrator' as const, unitId: null }];
type Site = Awaited<ReturnType<typeof makeTwoUnits>>;

/** What every procedure answers whoever has the site open, and which of them wrote. */
async function everyCode(site: Site): Promise<{ readonly codes: ReadonlySet<string>; readonly wrote: readonly string[] }> {
  const codes = new Set<string>();
  const wrote: string[] = [];
  for (const { name, input, call } of behindSession) {
    const before = await rowsWritten(site);
    codes.add(await codeOf(call(site.client, input({ personId: 'pia', login: 'ada' }))));
    if ((await rowsWritten(site)) !== before) wrote.push(name);
  }
  return { codes, wrote };
}

test('every procedure is refused to nobody in particular', async () => {
  const site = await makeTwoUnits();
  await site.client.session.lock();
  expect(await everyCode(site)).toEqual({ codes: new Set(['NotUnlocked']), wrote: [] });
});

test('every procedure is refused to who has still to choose a passphrase', async () => {
  const site = await makeTwoUnits();
  const { oneTimeSecret } = await addUser(site, 'uwe', { grants: administrator });
  await site.client.session.lock();
  await site.client.session.unlock({ login: 'uwe', passphrase: oneTimeSecret });
  expect(await everyCode(site)).toEqual({ codes: new Set(['MustChoosePassphrase']), wrote: [] });
});

test('an account that has ended does not unlock', async () => {
  const site = await makeTwoUnits();
  const userId = await enrol(site, 'uwe', { grants: administrator, personId: 'uwe' });
  await site.client.users.deactivate({ userId, reason });
  await site.client.session.lock();
  expect(await codeOf(site.client.session.unlock({ login: 'uwe', passphrase: passphraseOf('uwe') }))).toBe('WrongPassphrase');
  expect(await site.client.session.get()).toMatchObject({ state: 'locked' });
});

test.each(['opener', 'signer'] as const)(
  'an account of kind %s that has ended signs nothing, in place or as the second person',
  async (kind) => {
    const site = await makeTwoUnits();
    const grants = [...administrator, { role: 'assessor' as const, unitId: null }];
    const userId = kind === 'opener' ? await enrol(site, 'uwe', { grants }) : await enrolSigner(site, 'uwe', { grants });
    await site.client.users.deactivate({ userId, reason });
    const signed = behindSession.filter(({ meta }) => meta.ceremony !== undefined);
    expect(new Set(signed.map(({ meta }) => meta.ceremony))).toEqual(new Set(['sign', 'second']));
    for (const { name, input, call } of signed) {
      passMinute(site);
      const before = await rowsWritten(site);
      const code = await codeOf(call(site.client, withSignature(input({ personId: 'pia', login: 'uwe' }), 'uwe')));
      // After ten wrong ones nothing is compared any more.
      expect([name, code === 'LockedOut' ? 'WrongPassphrase' : code]).toEqual([name, 'WrongPassphrase']);
      expect(await rowsWritten(site)).toBe(before);
    }
  },
);

/** The core lets nobody end or change the account whose session is open; a record that says so nevertheless is believed. */
async function behindTheBack(site: Site, change: string): Promise<void> {
  const db = recordOf(site);
  for (const table of ['user_account', 'user_role']) await sql.raw(`DROP TRIGGER ${table}_close_only`).execute(db);
  await sql.raw(change).execute(db);
}

test('an account that ends while its session is open is refused everything from the next call on, and the site is locked', async () => {
  const site = await makeTwoUnits();
  await enrol(site, 'uwe', { grants: administrator });
  await signIn(site, 'uwe');
  expect(await codeOf(site.client.users.list())).toBe('ok');
  await behindTheBack(site, "UPDATE user_account SET isActive = 0 WHERE login = 'uwe'");
  expect((await everyCode(site)).codes).toEqual(new Set(['NotUnlocked']));
  expect(await site.client.session.get()).toMatchObject({ state: 'locked' });
});

test('a role that is taken away while the session is open counts no more from the next call on', async () => {
  const site = await makeTwoUnits();
  const userId = await enrol(site, 'uwe', { grants: administrator });
  await signIn(site, 'uwe');
  await behindTheBack(site, `UPDATE user_role SET role = 'frameworkSteward' WHERE userId = '${userId}'`);
  expect(await codeOf(site.client.users.list())).toBe('NotPermitted');
  expect(await codeOf(site.client.competencies.list())).toBe('ok');
});
