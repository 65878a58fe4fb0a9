import { beforeEach, expect, test } from 'vitest';
import { makePerson, makeUnit } from '../../support/people';
import { passphraseOf } from '../../support/passphrase-of';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';
import { makeWorkAtTask } from '../../support/work';

const reason = 'asked by a test';
const ben = { login: 'ben', passphrase: passphraseOf('ben') };

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorkAtTask(site);
});

type Input = Parameters<TestSite['client']['performances']['record']>[0];
const record = async (part: Partial<Input> = {}) =>
  site.client.performances.record({ personId: 'pia', taskId: 'purge', performedOn: '2026-03-13', count: 1, note: '', ...part });

const head = 'Person number,Task code,Date,Count,Note';
async function preview(lines: readonly string[], header = head) {
  const file = new Blob([[header, ...lines].join('\n')], { type: 'text/csv' });
  let last: unknown = null;
  for await (const event of await site.client.performances.preview({ source: { file, fileName: 'work.csv' } }))
    if (event.kind === 'done') {
      if (event.preview !== null) return event.preview;
      last = event.unreadable;
    }
  throw new Error(String(last));
}
const commit = async (lines: readonly string[]) => {
  const { previewId } = await preview(lines);
  return site.client.performances.commit({ previewId, origin: 'stick from the plant office', signature: ben });
};

test('three performances in six months are counted by task, up to the day that is asked about', async () => {
  for (const performedOn of ['2025-09-14', '2025-09-15', '2026-01-10', '2026-03-13']) await record({ performedOn });
  await record({ taskId: 'sweep', count: 4 });
  const { tasks, records } = await site.client.performances.list({ personId: 'pia' });
  expect(tasks).toEqual([
    { taskId: 'purge', taskCode: 'T-1', taskTitle: 'Purge the line', lastOn: '2026-03-13', inSixMonths: 3, inTwelveMonths: 4 },
    { taskId: 'sweep', taskCode: 'T-2', taskTitle: 'Sweep the floor', lastOn: '2026-03-13', inSixMonths: 4, inTwelveMonths: 4 },
  ]);
  expect(records).toHaveLength(5);
  expect((await site.client.performances.list({ personId: 'pia', asOf: '2026-01-31' })).tasks).toMatchObject([
    { taskId: 'purge', lastOn: '2026-01-10', inSixMonths: 3 },
  ]);
});

test('what was voided counts no more and stays readable; then it can be recorded again', async () => {
  const { performanceId } = await record();
  await expect(record({ count: 2 })).rejects.toMatchObject({ code: 'AlreadyRecorded' });
  await site.client.performances.void({ performanceId, reason: 'the wrong person' });
  await expect(site.client.performances.void({ performanceId, reason })).rejects.toMatchObject({ code: 'AlreadyVoid' });
  expect(await site.client.performances.list({ personId: 'pia' })).toMatchObject({
    tasks: [],
    records: [{ voided: { reason: 'the wrong person', by: 'Ada Alder' } }],
  });
  await record({ count: 2 });
});

test.each<[string, Partial<Input>, string]>([
  ['a person who is not there', { personId: 'nobody' }, 'PersonNotFound'],
  ['a task that is none', { taskId: 'loto' }, 'TaskNotFound'],
  ['a day that is none', { performedOn: '2026-02-30' }, 'NotADate'],
  ['a day ahead', { performedOn: '2026-03-15' }, 'NotYetPerformed'],
  ['a day before they were employed', { performedOn: '2019-12-31' }, 'NotEmployedThen'],
])('%s is refused', async (_what, part, code) => {
  await expect(record(part)).rejects.toMatchObject({ code });
});

test('nobody records their own work, in any role, and who has no role for it records none', async () => {
  await makeUnit(site, 'north');
  await makePerson(site, 'nia', { roleId: 'worker', unitId: 'north' });
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'lineManager', unitId: 'works' }] });
  await signIn(site, 'pia');
  await expect(record()).rejects.toMatchObject({ code: 'OwnPerformance' });
  const { performanceId } = await record({ personId: 'tim' });
  await expect(record({ personId: 'nia' })).rejects.toMatchObject({ code: 'NotPermitted' });
  await signIn(site, 'ada');
  for (const role of ['employee', 'qualityAuditor', 'calibrationFacilitator', 'frameworkSteward', 'hrPartner'] as const) {
    await enrol(site, role, { grants: [{ role, unitId: null }], ...(role === 'employee' ? { personId: 'tim' } : {}) });
    await signIn(site, role);
    await expect(record({ personId: 'tom' }), role).rejects.toMatchObject({ code: 'NotPermitted' });
    await expect(site.client.performances.void({ performanceId, reason }), role).rejects.toMatchObject({ code: 'NotPermitted' });
    await signIn(site, 'ada');
  }
});

test('a table is shown before anything is written, approved by a second person, and each row counts once', async () => {
  const lines = [
    'N-pia,T-1,2026-03-01,2,',
    'N-pia,T-1,2026-03-01,2,',
    'N-tim,t-2,2026-02-28,1,night shift',
    'N-nobody,T-1,2026-03-01,1,',
    'N-pia,T-9,2026-03-01,1,',
    'N-pia,T-1,01.03.2026,1,',
    'N-pia,T-1,2026-03-15,1,',
    'N-pia,T-1,2019-12-31,1,',
    'N-pia,T-1,2026-03-02,0,',
    'N-pia,T-1,2026-03-01,3,',
    ',,,,',
  ];
  const shown = await preview(lines);
  expect(shown.totals).toEqual({ rows: 11, added: 2, people: 2, onRecord: 0, repeated: 1, rejected: 7 });
  expect(shown.added).toMatchObject([
    { rowNumber: 2, personName: 'pia, Test', taskCode: 'T-1', count: 2 },
    { rowNumber: 4, note: 'night shift' },
  ]);
  expect(shown.rejected.map(({ rowNumber, value }) => [rowNumber, value])).toEqual([
    [5, 'N-nobody'],
    [6, 'T-9'],
    [7, '01.03.2026'],
    [8, '2026-03-15'],
    [9, '2019-12-31'],
    [10, '0'],
    [11, '3'],
  ]);
  expect((await site.client.performances.list({ personId: 'pia' })).records).toEqual([]);
  const { previewId } = shown;
  const alone = { login: 'ada', passphrase: passphraseOf('ada') };
  await expect(site.client.performances.commit({ previewId, origin: 'stick', signature: alone })).rejects.toMatchObject({
    code: 'SecondPersonNeeded',
  });
  expect(await site.client.performances.commit({ previewId, origin: 'stick', signature: ben })).toMatchObject({ added: 2 });
  expect(await site.client.performances.list({ personId: 'pia' })).toMatchObject({
    tasks: [{ taskId: 'purge', inSixMonths: 2 }],
    records: [{ file: { fileName: 'work.csv', rowNumber: 2 } }],
  });
  expect((await site.client.performances.batches()).batches).toMatchObject([
    { added: 2, known: 1, rejected: 7, voided: 0, preparedBy: 'Ada Alder', approvedBy: 'Ben Birch', signatures: [{ isValid: true }] },
  ]);
});

test('the same file again adds nothing, and a file that was taken back can come again', async () => {
  const lines = ['N-pia,T-1,2026-03-01,2,', 'N-tim,T-1,2026-03-01,1,'];
  const { batchId } = await commit(lines);
  expect((await preview(lines)).totals).toMatchObject({ added: 0, onRecord: 2 });
  await expect(commit(lines)).rejects.toMatchObject({ code: 'NothingNew' });
  const twice = await preview(['N-pia,T-1,2026-03-01,5,']);
  expect(twice.rejected).toMatchObject([{ reason: expect.stringContaining('with another count'), value: '5' }]);
  expect(await site.client.performances.reverse({ batchId, reason, signature: ben })).toEqual({ voided: 2 });
  await expect(site.client.performances.reverse({ batchId, reason, signature: ben })).rejects.toMatchObject({ code: 'NothingStands' });
  await expect(site.client.performances.reverse({ batchId: 'none', reason, signature: ben })).rejects.toMatchObject({
    code: 'BatchNotFound',
  });
  expect((await site.client.performances.batches()).batches).toMatchObject([
    { voided: 2, signatures: [{ isValid: true }, { isValid: true }] },
  ]);
  expect(await commit(lines)).toMatchObject({ added: 2 });
});

test('a preview is worth nothing once it was committed, or once the record has changed', async () => {
  const { previewId } = await preview(['N-pia,T-1,2026-03-01,2,']);
  await record();
  const input = { previewId, origin: 'stick', signature: ben };
  await expect(site.client.performances.commit(input)).rejects.toMatchObject({ code: 'PreviewOutdated' });
  const again = await preview(['N-pia,T-1,2026-03-01,2,']);
  await site.client.performances.commit({ ...input, previewId: again.previewId });
  await expect(site.client.performances.commit({ ...input, previewId: again.previewId })).rejects.toMatchObject({ code: 'PreviewExpired' });
});

test.each([
  ['a table without a column', ['N-pia,T-1'], 'Person number,Task code', 'names no column "date", "count"'],
  ['an empty file', [], '', 'It is empty.'],
])('%s is said to be unreadable', async (_what, lines, header, text) => {
  await expect(preview(lines, header)).rejects.toThrow(text);
});
