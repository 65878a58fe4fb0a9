import { expect, test } from 'vitest';
import { enrol, signIn } from '../../support/users';
import { holdings, isAllowed, peopleFor } from './allowed';
import { behindSession, codeOf } from './declared';
import { makeTwoUnits, passMinute, rowsWritten } from './two-units';

/** What an allowed call must not come to, whatever its own rules say of this input. */
const neverWhereAllowed = [
  'NotPermitted',
  'NotUnlocked',
  'MustChoosePassphrase',
  'MustChangePassphrase',
  'Incident',
  'BAD_REQUEST',
  'INTERNAL_SERVER_ERROR',
];

test.each(holdings)(
  'every procedure lets the role $role, held for $of, do what the table of permissions says and nothing more',
  async ({ grant }) => {
    const site = await makeTwoUnits();
    await enrol(site, 'uwe', { grants: [grant], personId: 'uwe' });
    await signIn(site, 'uwe');
    const wrong: string[] = [];
    let [admitted, refused] = [0, 0];
    for (const { name, meta, input, call } of behindSession) {
      for (const personId of peopleFor(meta)) {
        passMinute(site);
        const before = await rowsWritten(site);
        const code = await codeOf(call(site.client, input({ personId, login: 'uwe' })));
        if (isAllowed(meta, grant, 'uwe', personId)) {
          admitted += 1;
          if (neverWhereAllowed.includes(code)) wrong.push(`${name} of ${personId}: ${code}`);
        } else {
          refused += 1;
          if (code !== 'NotPermitted') wrong.push(`${name} of ${personId}: ${code} in place of NotPermitted`);
          if ((await rowsWritten(site)) !== before) wrong.push(`${name} of ${personId}: was refused and wrote`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(admitted).toBeGreaterThan(8);
    expect(refused).toBeGreaterThan(0);
  },
  30_000,
);
