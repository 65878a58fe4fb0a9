import { expect, test } from 'vitest';
import { verifyInclusion } from '../../../shared/domain/merkle-proof';
import { leafHash } from '../../../shared/domain/merkle';
import { sha256 } from '../../../electron/service/db/audit-hash';
import { erasePersonKey } from '../../../electron/service/db/audit-person-key';
import { appendEntry } from '../../../electron/service/db/audit-append';
import { recordOf } from '../../support/framework';
import { makeLogSite, newestNumber, searchFor, tamper } from './log-site';
import { makePerson } from '../../support/people';
import { enrol } from '../../support/users';

test('an entry shows old and new values of what it changed', async () => {
  const site = await makeLogSite(['first library']);
  await enrol(site, 'asa');
  const [attested] = (await searchFor(site, { action: 'users.attest' })).entries;
  const entry = await site.client.audit.get({ entryNumber: attested?.entryNumber ?? 0 });
  const [change] = entry.changes;
  expect(change?.entity).toBe('user_key');
  expect(change?.fields).toContainEqual(expect.objectContaining({ field: 'state', old: 'awaitingAttestation', new: 'attested' }));
  expect(change?.fields.map(({ field }) => field)).not.toContain('publicKey');
  expect(entry).toMatchObject({
    reason: 'compared in person',
    reasonState: 'open',
    printedName: 'Ada Alder',
    changeCount: entry.changes.length,
  });
});

test('an identifier is told with the name of what it stands for', async () => {
  const site = await makeLogSite();
  await makePerson(site, 'pia', { familyName: 'Alder', givenName: 'Pia', managerPersonId: null });
  await makePerson(site, 'quin', { familyName: 'Birch', givenName: 'Quin', managerPersonId: 'pia' });
  const [written] = (await searchFor(site, { personId: 'quin' })).entries.filter(({ entity }) => entity === 'person');
  const entry = await site.client.audit.get({ entryNumber: written?.entryNumber ?? 0 });
  expect(entry.about).toBe('Birch, Quin');
  const change = entry.changes.find(({ entity }) => entity === 'person');
  expect(change?.name).toBe('Birch, Quin');
  expect(change?.fields).toContainEqual({ field: 'managerPersonId', old: null, new: 'pia', oldName: null, newName: 'Alder, Pia' });
});

test('a record that was made has no old values, and structures are shown as they are kept', async () => {
  const site = await makeLogSite();
  const { changes } = await site.client.audit.get({ entryNumber: await newestNumber(site) });
  expect(changes).toHaveLength(1);
  expect(changes[0]?.fields.every((field) => field.old === null)).toBe(true);
  expect(changes[0]?.fields).toContainEqual(expect.objectContaining({ field: 'isRetired', old: null, new: '0' }));
  expect(changes[0]?.fields).toContainEqual(expect.objectContaining({ field: 'stewardUserIds', old: null, new: '[]' }));
});

test('its proof leads from its leaf to the root of the log, and from no other leaf', async () => {
  const site = await makeLogSite(['one', 'two', 'three', 'four']);
  const entryNumber = (await newestNumber(site)) - 2;
  const { inclusion } = await site.client.audit.get({ entryNumber });
  if (inclusion === null) throw new Error('the log is damaged');
  const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
  expect(Buffer.from(leafHash(sha256, Buffer.from(inclusion.leaf))).toString('hex')).toBe(inclusion.leafHash);
  const claim = { index: entryNumber - 1, size: inclusion.treeSize, proof: inclusion.proof.map(bytes), root: bytes(inclusion.root) };
  expect(verifyInclusion(sha256, { ...claim, leafHash: bytes(inclusion.leafHash) })).toBe(true);
  expect(verifyInclusion(sha256, { ...claim, leafHash: bytes(inclusion.root) })).toBe(false);
});

test('an entry of many changes shows the first hundred and says how many there are', async () => {
  const site = await makeLogSite();
  const header = {
    recordedAt: '2026-03-15T00:00:00.000Z',
    zone: 'Europe/Berlin',
    userId: null,
    role: 'system',
    station: 's',
    appVersion: '0',
  };
  const changes = Array.from({ length: 250 }, (_, index) => ({
    entity: 'person',
    entityId: `P-${index}`,
    personId: `P-${index}`,
    old: null,
    new: { personId: `P-${index}` },
  }));
  const entryNumber = await recordOf(site)
    .transaction()
    .execute((tx) => appendEntry(tx, header, { action: 'imports.commit', entity: 'import_batch', entityId: 'B-1', changes }));
  const entry = await site.client.audit.get({ entryNumber });
  expect([entry.changeCount, entry.changes.length]).toEqual([250, 100]);
  await recordOf(site)
    .transaction()
    .execute((tx) => erasePersonKey(tx, 'P-1'));
  const after = await site.client.audit.get({ entryNumber });
  expect(after.changes.slice(0, 3).map(({ isErased, fields }) => [isErased, fields.length])).toEqual([
    [false, 1],
    [true, 0],
    [false, 1],
  ]);
});

test('a value that is not the one committed to is marked', async () => {
  const site = await makeLogSite();
  const entryNumber = await newestNumber(site);
  await tamper(site, `UPDATE audit_change SET newValue = CAST('{"name":"x"}' AS BLOB) WHERE entryNumber = ${entryNumber}`);
  expect((await site.client.audit.get({ entryNumber })).changes).toMatchObject([{ isAltered: true, isErased: false, fields: [] }]);
});

test('a number that no entry has is refused', async () => {
  const site = await makeLogSite();
  await expect(site.client.audit.get({ entryNumber: 9999 })).rejects.toMatchObject({ code: 'EntryNotFound', defined: true });
});
