import { describe, expect, test } from 'vitest';
import type { FrameworkItem } from '../../shared/contract/framework-item';
import { attach, makeWorks, signInput } from '../support/assessments';
import { libraryInput, makeLibrary } from '../support/framework';
import { commitPreview, previewLines, readPreview } from '../support/imported-people';
import { competencyItem } from '../support/people';
import { makeTestSite, passphraseOf } from '../support/site';
import { addUser } from '../support/users';

const lone = 'broken \ud800 half';
const nul = 'cut\u0000off';
const written = "Robert'); DROP TABLE person;-- \u202eevil\u202c مرحبا 🙂 <script>alert(1)</script> %s {{x}} =1+1";

describe.each([
  ['half a surrogate pair', lone],
  ['a NUL', nul],
])('%s in free text', (_what, bad) => {
  test('is refused as what it is, whichever field it stands in', async () => {
    const site = await makeTestSite();
    const { client } = site;
    await makeWorks(site);
    const frameworkId = await makeLibrary(site);
    const { draftId } = await client.framework.startDraft({ frameworkId, title: 'T' });
    const item = competencyItem('weld', { frameworkId });
    const change = (changed: FrameworkItem, label = 'Change') =>
      client.framework.change({ draftId, label, items: [changed], restored: [] });
    const sign = await signInput(site);
    const [step, ...steps] = sign.steps;
    if (step === undefined) throw new Error('no checklist');
    const { previewId } = await previewLines(site, ['101,Alder,Ann,Packing,Line 1,Packer,A,1/5/2024,,,1']);
    const signature = { login: 'ben', passphrase: passphraseOf('ben') };
    const calls: ReadonlyArray<readonly [string, () => Promise<unknown>]> = [
      ['place', () => client.assessments.sign({ ...sign, place: bad })],
      ['note', () => client.assessments.sign({ ...sign, note: bad })],
      ['late reason', () => client.assessments.sign({ ...sign, lateReason: bad })],
      ['reason to sign without a prerequisite', () => client.assessments.sign({ ...sign, prerequisiteReason: bad })],
      ['step note', () => client.assessments.sign({ ...sign, steps: [{ ...step, note: bad }, ...steps] })],
      ['person', () => client.assessments.sign({ ...sign, personId: bad })],
      ['title', () => change({ ...item, title: bad })],
      ['description', () => change({ ...item, content: { ...item.content, description: bad } })],
      ['code', () => change({ ...item, code: bad })],
      ['indicator', () => change(competencyItem('weld', { frameworkId, indicators: [{ indicatorId: 'i', text: bad }] }))],
      ['rest of a file', () => change({ ...item, origin: { format: 'case', identifier: 'i', rest: JSON.stringify('x') + bad } })],
      ['label', () => change(item, bad)],
      ['draft of a library', () => client.framework.describeDraft({ draftId, title: 'T', summary: bad })],
      ['reason', () => client.framework.saveLibrary({ ...libraryInput('Other'), reason: bad })],
      ['library name', () => client.framework.saveLibrary(libraryInput(bad))],
      [
        'printed name',
        () =>
          client.users.add({
            login: 'cora',
            printedName: bad,
            personId: null,
            kind: 'signer',
            grants: [{ role: 'employee', unitId: null }],
            identityProof: { document: 'd', verifiedBy: 'v', verifiedOn: '2020-01-02' },
            reason: 'new here',
          }),
      ],
      [
        'document',
        () =>
          client.users.add({
            login: 'cora',
            printedName: 'C',
            personId: null,
            kind: 'signer',
            grants: [{ role: 'employee', unitId: null }],
            identityProof: { document: bad, verifiedBy: 'v', verifiedOn: '2020-01-02' },
            reason: 'new here',
          }),
      ],
      ['origin', () => client.imports.commit({ previewId, origin: bad, tripwireReason: null, profileName: 'HRIS', signature })],
      ['tripwire', () => client.imports.commit({ previewId, origin: 'stick', tripwireReason: bad, profileName: 'HRIS', signature })],
      ['import file', () => readPreview(site, { source: { file: new Blob(['EmpID,Last Name\n1,A']), fileName: bad }, profile: null })],
      ['evidence', () => attach(site, bad, 'x')],
      ['media type', () => attach(site, 'x.txt', 'x', bad)],
      ['draft title', () => client.drafts.save({ key: 'k', title: bad, content: '' })],
      ['draft', () => client.drafts.save({ key: 'k', title: '', content: bad })],
      ['draft key', () => client.drafts.save({ key: bad, title: '', content: '' })],
      ['checkpoint', () => client.audit.checkpoint({ reason: bad })],
      [
        'receiver',
        () =>
          client.exports.write({
            target: 'not-a-handle',
            what: { kind: 'roster', unitId: null },
            to: { receiver: bad },
            asOf: null,
            reason: 'for a test',
          }),
      ],
      ['search', () => client.search.find({ text: bad })],
    ];
    const taken: string[] = [];
    for (const [what, call] of calls) {
      const code = await call().then(
        () => 'ok',
        (error: { code?: string; message?: string }) => error.code ?? error.message ?? 'thrown',
      );
      if (code !== 'UnreadableText') taken.push(`${what}: ${code}`);
    }
    expect(taken).toEqual([]);
  });
});

test('anything else that can be written is kept to the letter', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, { note: written, place: written }));
  const kept = await site.client.assessments.get({ assessmentId });
  expect(kept).toMatchObject({ note: written, place: written, signatures: [{ isValid: true }] });
  for (const text of ["'", '"', '%', '_', '*', '[', ']', '[]', '[^', '?', "' OR 1=1 --", '\\', '🙂', '\u202e']) {
    expect((await site.client.search.find({ text })).hits).toEqual([]);
    await site.client.audit.search({
      userId: null,
      action: text,
      entity: text,
      entityId: text,
      text,
      from: null,
      to: null,
      beforeEntry: null,
      limit: 5,
    });
  }
});

test('a file name loses the folders it came with, and what cannot be shown', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const named = async (fileName: string) =>
    (await client.evidence.add({ fileName, mediaType: 'text/plain', data: new Blob(['x']) })).fileName;
  expect(await named('../../etc/passwd')).toBe('passwd');
  expect(await named('C:\\Windows\\win.ini')).toBe('win.ini');
  expect(await named('photo\u202egnp.exe')).toBe('photognp.exe');
  expect(await named('line\r\nbreak.txt')).toBe('linebreak.txt');
  expect(await named('..')).toBe('file');
  expect(await named('a/')).toBe('file');
});

test.each(['9999-12-31', '0000-01-01', '2026-02-30'])('no question about the day %s fails', async (asOf) => {
  const site = await makeTestSite();
  const { client } = site;
  await makeWorks(site);
  await client.assessments.sign(await signInput(site));
  const answers = await Promise.allSettled([
    client.people.list({ asOf, unitId: null, includeLeavers: true }),
    client.people.get({ personId: 'pia', asOf }),
    client.readiness.today({ asOf }),
    client.readiness.heatmap({ asOf, departmentId: null, mandatoryOnly: false }),
    client.readiness.explain({ personId: 'pia', competencyId: 'loto', asOf }),
    client.readiness.cell({
      asOf,
      unitId: null,
      competencyId: null,
      personId: null,
      departmentId: null,
      mandatoryOnly: false,
      states: null,
      lapsesBy: asOf,
      limit: 5,
    }),
    client.assessments.list({ personId: null, competencyId: null, asOf, limit: 5 }),
    client.audit.search({
      userId: null,
      action: null,
      entity: null,
      entityId: null,
      text: null,
      from: asOf,
      to: asOf,
      beforeEntry: null,
      limit: 5,
    }),
  ]);
  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
});

test('a formula in a table is kept as text, and what is too long to be a name is refused by its row', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const row = (number: string, cells: readonly [string, string, string, string, string, string]) =>
    `${number},${cells.join(',')},1/5/2024,,,1`;
  const long = 'x'.repeat(201);
  const { previewId, dryRun } = await previewLines(site, [
    row('101', [`"=cmd|' /C calc'!A0"`, '@SUM(1)', '-2+3', '+1', '=1', '=2']),
    row('102', [long, 'Ann', 'Packing', 'Line 1', 'Packer', 'A']),
    row('103', ['Alder', 'Ann', long, 'Line 1', 'Packer', 'A']),
    row('104', ['Alder', 'Ann', 'Packing', long, 'Packer', 'A']),
    row('105', ['Alder', 'Ann', 'Packing', 'Line 1', 'x'.repeat(1_000_000), 'A']),
    row('106', ['a'.repeat(150), 'b'.repeat(150), 'Packing', 'Line 1', 'Packer', 'A']),
    row('108', [`x${'🙂'.repeat(120)}`, 'Ann', 'Packing', 'Line 1', 'Packer', 'A']),
    row('107', ['a'.repeat(99), 'b'.repeat(99), 'c'.repeat(200), 'd'.repeat(200), 'e'.repeat(200), 'f'.repeat(200)]),
  ]);
  expect(dryRun?.rejects.map(({ code, rowNumber }) => [code, rowNumber])).toEqual(
    [3, 4, 5, 6, 7, 8].map((rowNumber) => ['TextTooLong', rowNumber]),
  );
  await commitPreview(site, previewId);
  const { people } = await client.people.list({ asOf: null, unitId: null, includeLeavers: true });
  expect(people.map(({ employeeNumber }) => employeeNumber).toSorted()).toEqual(['101', '107']);
  expect(people.find(({ employeeNumber }) => employeeNumber === '101')).toMatchObject({ name: "=cmd|' /C calc'!A0, @SUM(1)" });
  // Every answer that names what was imported can be given.
  for (const { personId } of people) await client.people.get({ personId, asOf: null });
  expect((await client.people.units()).units).toHaveLength(5);
  expect((await client.jobRoles.list()).roles).toHaveLength(2);
  await client.readiness.heatmap({ asOf: null, departmentId: null, mandatoryOnly: false });
});

test('a file of exactly 16 MiB is taken at once and one more byte is not', async () => {
  const site = await makeTestSite();
  const bytes = new Uint8Array(16 * 1024 * 1024);
  const evidenceId = await attach(site, 'large.bin', bytes);
  expect((await site.client.evidence.read({ evidenceId })).file.size).toBe(bytes.length);
  await expect(attach(site, 'larger.bin', new Uint8Array(bytes.length + 1))).rejects.toMatchObject({ code: 'TooLarge' });
});

test('a name that differs only in how its accents are written is the same user id', async () => {
  const site = await makeTestSite();
  await addUser(site, 'zoë', { kind: 'signer' });
  await expect(addUser(site, 'zoe\u0308', { kind: 'signer' })).rejects.toMatchObject({
    code: expect.stringMatching(/LoginTaken|BAD_REQUEST/),
  });
});
