import { describe, expect, test } from 'vitest';
import { enrol, enrolSigner, signIn } from '../../support/users';
import type { RoleGrant } from '../../../shared/domain/permissions';
import { passphraseOf, type TestSite } from '../../support/site';
import { holdings, isAllowed, peopleFor } from './allowed';
import { behindSession, codeOf, withSignature, type Called } from './declared';
import { makeTwoUnits, passMinute, rowsWritten } from './two-units';

const neverWhereAllowed = [
  'NotPermitted',
  'NotUnlocked',
  'KeyNotAttested',
  'WrongPassphrase',
  'Incident',
  'BAD_REQUEST',
  'INTERNAL_SERVER_ERROR',
];

describe('a signer', () => {
  test('has no session, whatever their roles', async () => {
    const site = await makeTwoUnits();
    await enrolSigner(site, 'sid', { grants: [{ role: 'administrator', unitId: null }] });
    await site.client.session.lock();
    expect(await codeOf(site.client.session.unlock({ login: 'sid', passphrase: passphraseOf('sid') }))).toBe('WrongPassphrase');
    expect(await site.client.session.get()).toMatchObject({ state: 'locked' });
  });

  test.each(holdings)(
    'signs in place, at the station of somebody who may not, what the role $role for $of allows and nothing else',
    async ({ grant }) => {
      const site = await makeTwoUnits();
      await enrolSigner(site, 'sid', { grants: [grant], personId: 'uwe' });
      await enrol(site, 'lena', { grants: [{ role: 'employee', unitId: null }] });
      await signIn(site, 'lena');
      const signed = behindSession.filter(({ meta }) => meta.ceremony === 'sign');
      expect(signed.length).toBeGreaterThan(0);
      expect(await wrongAnswers(site, grant, signed)).toEqual([]);
    },
    30_000,
  );

  test.each(holdings)('approves as the second person what the role $role for $of allows and nothing else', async ({ grant }) => {
    const site = await makeTwoUnits();
    await enrolSigner(site, 'sid', { grants: [grant], personId: 'uwe' });
    const seconded = behindSession.filter(({ meta }) => meta.ceremony === 'second');
    expect(seconded.length).toBeGreaterThan(0);
    expect(await wrongAnswers(site, grant, seconded)).toEqual([]);
  });
});

/** What sid, who is uwe, is answered otherwise than the table of permissions says, or is refused and wrote. */
async function wrongAnswers(site: TestSite, grant: RoleGrant, signed: readonly Called[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, meta, input, call } of signed) {
    for (const personId of peopleFor(meta)) {
      passMinute(site);
      const before = await rowsWritten(site);
      const code = await codeOf(call(site.client, withSignature(input({ personId, login: 'sid' }), 'sid')));
      if (isAllowed(meta, grant, 'uwe', personId)) {
        if (neverWhereAllowed.includes(code)) wrong.push(`${name} of ${personId}: ${code}`);
      } else {
        if (code !== 'NotPermitted') wrong.push(`${name} of ${personId}: ${code} in place of NotPermitted`);
        if ((await rowsWritten(site)) !== before) wrong.push(`${name} of ${personId}: was refused and wrote`);
      }
    }
  }
  return wrong;
}
