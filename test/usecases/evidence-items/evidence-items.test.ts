import { beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { signedContents } from '../../../electron/service/db/live-rows-signatures';
import { attach } from '../../support/assessments';
import { recordOf } from '../../support/framework';
import { levelsNow, makeObservedWorks, reason, workRecord } from '../../support/observed';
import { signatureBy } from '../../support/passphrase-of';
import { makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, enrolSigner, signIn } from '../../support/users';

let site: TestSite;
beforeEach(async () => {
  site = await makeTestSite();
  await makeObservedWorks(site);
});

const add = (part = {}) => site.client.evidenceItems.add(workRecord(part));
const listed = async () => (await site.client.evidenceItems.list({ personId: 'pia' })).items;
const statement = () => {
  const { kind: _kind, supportId: _support, ...fields } = workRecord({ title: 'Night of the leak', statement: 'She closed it in time.' });
  return { ...fields, amends: null };
};

test('a work record is kept with where it is from, how it is known to be so, and its files, and changes no level', async () => {
  const before = await levelsNow(site);
  const evidenceId = await attach(site, 'order.txt', 'work order 4711');
  const { itemId } = await add({ evidenceIds: [evidenceId] });
  expect(await listed()).toMatchObject([
    {
      itemId,
      kind: 'workRecord',
      title: 'Work order 4711',
      reference: 'WO 4711',
      competencyCode: 'RADIO',
      levelCode: '2',
      capturedOn: '2026-03-13',
      capturedTime: '14:05',
      equipment: 'P-201',
      authenticity: 'Printed from the maintenance system.',
      addedBy: 'Ada Alder',
      files: [{ fileName: 'order.txt' }],
    },
  ]);
  expect(await levelsNow(site)).toBe(before);
  expect(await site.client.evidenceItems.get({ personId: 'pia', itemId })).toMatchObject({
    isUnchanged: true,
    files: [{ isIntact: true }],
  });
});

test('an altered file and an altered item are noticed when the item is opened', async () => {
  const evidenceId = await attach(site, 'order.txt', 'work order 4711');
  const { itemId } = await add({ evidenceIds: [evidenceId] });
  const { open } = site.station;
  await open?.evidence
    .updateTable('evidence_chunk')
    .set({ data: Buffer.from('another order') })
    .execute();
  expect(await site.client.evidenceItems.get({ personId: 'pia', itemId })).toMatchObject({
    isUnchanged: true,
    files: [{ isIntact: false }],
  });
  const db = recordOf(site);
  await sql.raw('DROP TRIGGER evidence_item_no_update').execute(db);
  await sql.raw("UPDATE evidence_item SET title = 'Work order 4712'").execute(db);
  expect(await site.client.evidenceItems.get({ personId: 'pia', itemId })).toMatchObject({ isUnchanged: false });
});

test('a witness signs their statement in place, whatever their role, and the session stays whose it was', async () => {
  await enrolSigner(site, 'wim', { grants: [{ role: 'employee', unitId: null }] });
  const { itemId } = await site.client.evidenceItems.addStatement({ ...statement(), signature: signatureBy('wim') });
  const shown = await site.client.evidenceItems.get({ personId: 'pia', itemId });
  expect(shown).toMatchObject({
    kind: 'witnessStatement',
    witness: 'Person wim',
    addedBy: 'Ada Alder',
    statement: 'She closed it in time.',
  });
  expect(shown.signatures).toMatchObject([{ printedName: 'Person wim', meaning: 'Witnessed: this is my statement', isValid: true }]);
  expect(shown.signatures[0]?.contentDigest).toBe(shown.contentDigest);
  expect(await signedContents['evidence_item']?.(recordOf(site), itemId, 1)).not.toBeNull();
  expect(await site.client.session.get()).toMatchObject({ user: { login: 'ada' } });
});

test('nobody is the witness of their own work, and who has the station open needs the right to add it', async () => {
  await expect(site.client.evidenceItems.addStatement({ ...statement(), signature: signatureBy('pia') })).rejects.toMatchObject({
    code: 'WitnessIsPerson',
  });
  await makePerson(site, 'olga');
  await enrol(site, 'olga', { grants: [{ role: 'employee', unitId: null }], personId: 'olga' });
  await signIn(site, 'olga');
  await expect(site.client.evidenceItems.addStatement({ ...statement(), signature: signatureBy('ben') })).rejects.toMatchObject({
    code: 'NotYours',
  });
  await signIn(site, 'ada');
  expect(await listed()).toEqual([]);
});

test('a statement is put right only by its witness, any other item by a linked version; both versions stay', async () => {
  const signature = signatureBy('ben');
  const first = await site.client.evidenceItems.addStatement({ ...statement(), signature });
  const amends = { ...first, why: reason };
  const signedByAda = { ...statement(), amends, signature: signatureBy('ada') };
  await expect(site.client.evidenceItems.addStatement(signedByAda)).rejects.toMatchObject({ code: 'OtherWitness' });
  const { kind: _kind, supportId: _support, ...fields } = workRecord();
  await expect(site.client.evidenceItems.amend({ ...fields, ...first, reason })).rejects.toMatchObject({ code: 'StatementStands' });
  await site.client.evidenceItems.addStatement({ ...statement(), statement: 'She closed it at once.', amends, signature });

  const { itemId } = await add();
  const later = await site.client.evidenceItems.amend({ ...fields, title: 'Work order 4712', itemId, reason });
  expect((await listed()).find((item) => item.itemId === itemId)).toMatchObject({ title: 'Work order 4711', amendedById: later.itemId });
  await expect(site.client.evidenceItems.amend({ ...fields, itemId, reason })).rejects.toMatchObject({ code: 'AlreadyAmended' });
  expect(await listed()).toHaveLength(4);
});

test.each([
  ['PersonNotFound', { personId: 'nobody' }],
  ['CompetencyNotFound', { competencyId: 'none' }],
  ['LevelNotFound', { level: 7 }],
  ['NotADate', { capturedOn: '2026-02-30' }],
  ['NotYetSeen', { capturedOn: '2026-03-15' }],
  ['TaskNotFound', { taskId: 'none' }],
  ['NothingSaid', { statement: '', reference: '' }],
  ['FileMissing', { kind: 'file' }],
  ['CompletionMissing', { kind: 'completion', supportId: 'none' }],
  ['EvidenceNotFound', { evidenceIds: ['none'] }],
] as const)('%s: nothing is recorded', async (code, part) => {
  await expect(add(part)).rejects.toMatchObject({ code });
  expect(await listed()).toEqual([]);
});

test('nobody adds evidence about themselves', async () => {
  await makePerson(site, 'olga', { roleId: 'worker', unitId: 'works' });
  await enrol(site, 'olga', { grants: [{ role: 'assessor', unitId: null }], personId: 'olga' });
  await signIn(site, 'olga');
  await expect(add({ personId: 'olga' })).rejects.toMatchObject({ code: 'AboutOneself' });
});
