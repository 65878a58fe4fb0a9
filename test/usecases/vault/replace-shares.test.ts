import { expect, test } from 'vitest';
import { newestEntry } from '../../support/log';
import { makeTestSite, passphraseOf } from '../../support/site';
import { signIn } from '../../support/users';

const reason = 'one share was left on a train';
const wanted = { passphrase: passphraseOf('ada'), shares: { threshold: 3, count: 5 }, reason };

test('new shares open the site and the ones before open it no more', async () => {
  const site = await makeTestSite();
  const { client, shares: before } = site;
  const { shares, threshold } = await client.vault.replaceShares(wanted);
  expect({ count: shares.length, threshold }).toEqual({ count: 5, threshold: 3 });
  expect(await client.sites.checkShares({ shares: shares.slice(1, 4) })).toEqual({ opens: true });
  await expect(client.sites.checkShares({ shares: shares.slice(1, 3) })).rejects.toMatchObject({ code: 'SharesDoNotOpen' });
  await expect(client.sites.checkShares({ shares: [...before] })).rejects.toMatchObject({
    code: 'ShareUnreadable',
    data: { share: 1, why: 'replaced' },
  });
  await signIn(site, 'ben');
});

test('it is one entry with the reason and without the shares, and a change of the data key is due after it', async () => {
  const { client, station } = await makeTestSite();
  const { shares } = await client.vault.replaceShares(wanted);
  const entry = await newestEntry(station);
  expect(entry).toMatchObject({
    action: 'vault.replaceShares',
    reason,
    changes: [{ entity: 'recovery_shares', old: null, new: { threshold: 3, count: 5 } }],
  });
  expect(JSON.stringify(entry)).not.toContain((shares[0] ?? '').slice(0, 11));
  expect(await client.vault.dataKey()).toMatchObject({ due: [{ why: 'sharesReplaced' }] });
});

test('the new shares survive a change of the data key', async () => {
  const { client } = await makeTestSite();
  const { shares } = await client.vault.replaceShares(wanted);
  for await (const event of await client.vault.changeDataKey({ passphrase: wanted.passphrase, reason })) void event;
  expect(await client.sites.checkShares({ shares: shares.slice(0, 3) })).toEqual({ opens: true });
});

test('without one’s own passphrase, or for more shares than there are, nothing is changed', async () => {
  const { client, shares } = await makeTestSite();
  await expect(client.vault.replaceShares({ ...wanted, passphrase: passphraseOf('ben') })).rejects.toMatchObject({
    code: 'WrongPassphrase',
  });
  await expect(client.vault.replaceShares({ ...wanted, shares: { threshold: 4, count: 3 } })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  expect(await client.sites.checkShares({ shares: shares.slice(0, 2) })).toEqual({ opens: true });
});
