import { expect, test } from 'vitest';
import { appendMany } from '../../db/audit-site';
import { newestEntry } from '../../support/log';
import { recordOf } from '../../support/framework';
import { makeTestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';
import { addLibraries, makeLogSite, newestNumber, tamper, verification } from './log-site';

test('a checkpoint is a note of the log as it stood, and an entry says who made it and why', async () => {
  const site = await makeLogSite();
  const size = await newestNumber(site);
  const { note } = await site.client.audit.checkpoint({ reason: 'filed in the safe' });
  expect(note).toMatch(new RegExp(`^touchstone/[^\\n]+\\n${size}\\n[A-Za-z0-9+/]{43}=\\n\\n— touchstone/`));
  expect(await newestEntry(site.station)).toMatchObject({
    action: 'audit.checkpoint',
    entity: 'audit_checkpoint',
    entityId: String(size),
    reason: 'filed in the safe',
    changes: [{ entity: 'access_head' }, { entity: 'audit_checkpoint', old: null, new: { treeSize: size, note } }],
  });
  expect((await verification(site)).at(-1)).toMatchObject({ firstBad: null });
});

test('a filed checkpoint agrees with the log after more work, also when pasting changed its line ends', async () => {
  const site = await makeLogSite();
  const { note } = await site.client.audit.checkpoint({ reason: 'filed in the safe' });
  await addLibraries(site, ['more', 'and more']);
  const logSize = await newestNumber(site);
  const verdict = { verdict: 'consistent', treeSize: logSize - 3, logSize };
  expect(await site.client.audit.checkFiled({ note })).toEqual(verdict);
  expect(await site.client.audit.checkFiled({ note: `\n  ${note.trimEnd().replaceAll('\n', '\r\n')}  ` })).toEqual(verdict);
});

test('a checkpoint that was typed off a narrow page is read as well', async () => {
  const site = await makeLogSite();
  const { note } = await site.client.audit.checkpoint({ reason: 'filed in the safe' });
  const [head = '', signature = ''] = note.split('\n— ');
  const [name = '', encoded = ''] = signature.trim().split(' ');
  const typed = `${head}\n- ${name}\n${encoded.slice(0, 60)}\n${encoded.slice(60)}`;
  expect(await site.client.audit.checkFiled({ note: typed })).toMatchObject({ verdict: 'consistent' });
  expect(await site.client.audit.checkFiled({ note: typed.replace(encoded.slice(60), encoded.slice(61)) })).not.toMatchObject({
    verdict: 'consistent',
  });
});

test('a log that was cut off is found rolled back', async () => {
  const site = await makeLogSite(['one', 'two']);
  const { note } = await site.client.audit.checkpoint({ reason: 'filed in the safe' });
  const kept = (await newestNumber(site)) - 3;
  await tamper(site, `DELETE FROM audit_entry WHERE entryNumber > ${kept}`);
  expect(await site.client.audit.checkFiled({ note })).toEqual({ verdict: 'rolledBack', treeSize: kept + 2, logSize: kept });
});

test('a log that was rewritten together with its tree is found out by a checkpoint filed elsewhere', async () => {
  const site = await makeLogSite(['one', 'two']);
  const { note } = await site.client.audit.checkpoint({ reason: 'filed in the safe' });
  const size = await newestNumber(site);
  // Somebody with every key makes a history of the same length that is consistent in itself.
  await tamper(site, 'DELETE FROM audit_entry');
  for (const table of ['audit_change', 'merkle_node', 'audit_checkpoint']) await tamper(site, `DELETE FROM ${table}`);
  await appendMany(recordOf(site), size);
  expect((await verification(site)).at(-1)).toMatchObject({ firstBad: null });
  expect(await site.client.audit.checkFiled({ note })).toMatchObject({ verdict: 'rewritten' });
});

test("another site's checkpoint, a forged one and garbage are told apart", async () => {
  const [site, other] = [await makeLogSite(), await makeTestSite()];
  const { note } = await site.client.audit.checkpoint({ reason: 'filed in the safe' });
  const { note: foreign } = await other.client.audit.checkpoint({ reason: 'filed in the safe' });
  const verdictOn = async (text: string) => (await site.client.audit.checkFiled({ note: text })).verdict;
  expect(await verdictOn(foreign)).toBe('notOurs');
  expect(await verdictOn(note.replace(/\n\d+\n/, '\n1\n'))).toBe('badSignature');
  expect(await verdictOn('the log was fine last year')).toBe('unreadable');
});

test('an auditor compares checkpoints and cannot make one', async () => {
  const site = await makeLogSite();
  const { note } = await site.client.audit.checkpoint({ reason: 'filed in the safe' });
  await enrol(site, 'quin', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await signIn(site, 'quin');
  expect(await site.client.audit.checkFiled({ note })).toMatchObject({ verdict: 'consistent' });
  await expect(site.client.audit.checkpoint({ reason: 'filed in the safe' })).rejects.toMatchObject({
    code: 'NotPermitted',
    data: { permission: 'audit.checkpoint' },
  });
});
