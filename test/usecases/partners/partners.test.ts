import { expect, test } from 'vitest';
import { makePackageKey } from '../../../electron/service/vault/minisign';
import { newestEntry } from '../../support/framework';
import { ben, introduce } from '../../support/packages/two-sites';
import { publicLineOf } from '../../support/packages/write-package-file';
import { readCard, cardText } from '../../../shared/domain/packages/card';
import { makeTestSite } from '../../support/site';

const reason = 'asked by a test';

test('a new site has its keys, and gives them as a card that can be read back', async () => {
  const site = await makeTestSite();
  const card = await site.client.partners.card();
  expect(card).toMatchObject({ name: 'Test works' });
  expect(card.ageRecipient).toMatch(/^age1[0-9a-z]{58}$/);
  for (const print of [card.fingerprint, card.recipientFingerprint]) expect(print).toMatch(/^(?:[0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  const { name, siteId, publicKey, ageRecipient } = card;
  expect(readCard(`Dear colleagues,\r\n${cardText(card).replaceAll('\n', '\r\n')}\r\n`)).toEqual({ name, siteId, publicKey, ageRecipient });
  expect(readCard(publicKey)).toBeNull();
});

test('a partner is confirmed by two people who typed both fingerprints off the print, and both are named', async () => {
  const site = await makeTestSite();
  const other = await makeTestSite({ name: 'Other works' });
  const partnerId = await introduce(site, other, false);
  const { fingerprint, recipientFingerprint } = await other.client.partners.card();
  const confirm = (part: Readonly<Record<string, unknown>> = {}) =>
    site.client.partners.confirm({ partnerId, fingerprint, recipientFingerprint, reason, signature: ben, ...part });
  const wrong = fingerprint.replace(/^./, (first) => (first === '0' ? '1' : '0'));
  await expect(confirm({ fingerprint: wrong })).rejects.toMatchObject({ code: 'FingerprintDiffers', data: { key: 'signing' } });
  await expect(confirm({ recipientFingerprint: null })).rejects.toMatchObject({ code: 'FingerprintDiffers', data: { key: 'encryption' } });
  await expect(confirm({ recipientFingerprint: fingerprint })).rejects.toMatchObject({ code: 'FingerprintDiffers' });
  expect((await site.client.partners.list()).partners).toMatchObject([{ state: 'awaitingComparison', confirmedBy: null, signatures: [] }]);
  await confirm({ fingerprint: fingerprint.replaceAll(' ', '').toUpperCase() });
  expect((await site.client.partners.list()).partners).toMatchObject([
    {
      name: 'Other works',
      state: 'confirmed',
      introducedBy: 'Ada Alder',
      confirmedBy: ['Ada Alder', 'Ben Birch'],
      confirmedAt: '2026-03-14T10:00:00.000Z',
      signatures: [{ printedName: 'Ben Birch', meaning: 'Fingerprints compared', isValid: true }],
    },
  ]);
  expect(await newestEntry(site)).toMatchObject({ action: 'partners.confirm', reason: { text: reason } });
  await expect(confirm()).rejects.toMatchObject({ code: 'ConfirmedBefore' });
  await site.client.partners.revoke({ partnerId, reason: 'their key was lost' });
  await expect(site.client.partners.revoke({ partnerId, reason })).rejects.toMatchObject({ code: 'PartnerNotFound' });
  await expect(confirm()).rejects.toMatchObject({ code: 'PartnerNotFound' });
  expect((await site.client.partners.list()).partners).toMatchObject([
    { state: 'revoked', revokedReason: 'their key was lost', revokedBy: 'Ada Alder', signatures: [{ isValid: true }] },
  ]);
});

test('what is no key, is known already, or is the site itself is not introduced', async () => {
  const site = await makeTestSite();
  const own = await site.client.partners.card();
  const line = publicLineOf(makePackageKey());
  const introduceAs = (part: Readonly<Record<string, string | null>>) =>
    site.client.partners.introduce({ name: 'Other works', siteId: 'other', publicKey: line, ageRecipient: null, reason, ...part });
  await expect(introduceAs({ publicKey: 'x'.repeat(56) })).rejects.toMatchObject({ code: 'NotAKey' });
  await expect(introduceAs({ ageRecipient: 'age1nothing' })).rejects.toMatchObject({ code: 'NotARecipient' });
  await expect(introduceAs({ publicKey: own.publicKey })).rejects.toMatchObject({ code: 'OwnKey' });
  await expect(introduceAs({ siteId: own.siteId })).rejects.toMatchObject({ code: 'OwnKey' });
  await expect(introduceAs({ ageRecipient: own.ageRecipient })).rejects.toMatchObject({ code: 'OwnKey' });
  const { partnerId } = await introduceAs({ publicKey: `untrusted comment: minisign public key\n${line}\n` });
  await expect(introduceAs({})).rejects.toMatchObject({ code: 'KeyKnown', data: { name: 'Other works' } });
  const another = publicLineOf(makePackageKey());
  await expect(introduceAs({ publicKey: another })).rejects.toMatchObject({ code: 'SiteKnown' });
  await expect(introduceAs({ publicKey: another, siteId: null, name: 'OTHER works' })).rejects.toMatchObject({ code: 'NameTaken' });
  await site.client.partners.revoke({ partnerId, reason });
  await expect(introduceAs({ siteId: null, name: 'Third' })).rejects.toMatchObject({ code: 'KeyKnown' });
  await introduceAs({ publicKey: another });
});
