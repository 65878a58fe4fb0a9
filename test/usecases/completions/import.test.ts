import { describe, expect, test } from 'vitest';
import { attach, makeWorks, signInput } from '../../support/assessments';
import {
  commitText,
  importText,
  lineOf,
  mapCourses,
  previewEnd,
  previewText,
  qualification,
  saba,
  second,
} from '../../support/completions/import-file';
import { newestEntry, recordOf } from '../../support/framework';
import { makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { expectWhole } from '../../support/completions/whole';

const file = saba(
  'N-pia,LOTO-1,Lockout,Completed,2026-02-01,,90',
  'N-pia,FIRE-1,Fire,Completed,2026-02-02,,',
  'N-nobody,LOTO-1,Lockout,Completed,2026-02-03,,80',
  'N-pia,LOTO-1,Lockout,Completed,2026-13-03,,80',
);

async function worksWithMap(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeWorks(site);
  await mapCourses(site, [lineOf({ validityMonths: 12 })]);
  return site;
}

const evidenceOf = async ({ client }: TestSite, personId = 'pia') => (await client.completions.ofPerson({ personId })).evidence;
const actions = async (site: TestSite) =>
  (await recordOf(site).selectFrom('audit_entry').select('action').where('action', '=', 'completions.commit').execute()).length;

describe('an import of completions', () => {
  test('shows first what every row would become, and writes nothing', async () => {
    const site = await worksWithMap();
    const preview = await previewText(site, file);
    expect(preview).toMatchObject({ reading: { format: 'saba', system: 'Saba' }, problems: [], isAsBefore: false });
    expect(preview.formats.filter(({ isDetected }) => isDetected).map(({ key }) => key)).toEqual(['saba']);
    expect(preview.dryRun?.totals).toEqual({
      rows: 4,
      added: 3,
      replaced: 0,
      known: 0,
      duplicates: 0,
      rejected: 1,
      takenBack: 0,
      nothingToTakeBack: 0,
      voidedHere: 0,
      noted: 0,
      unknownLearners: 1,
      unmapped: 1,
      evidence: 1,
      others: 0,
    });
    expect(preview.dryRun?.rows.map(({ learner, outcome, person }) => [learner, outcome, person?.employeeNumber ?? null])).toEqual([
      ['found', 'evidence', 'N-pia'],
      ['found', 'unmapped', 'N-pia'],
      ['nobody', 'evidence', null],
    ]);
    expect(preview.dryRun?.rejects).toEqual([
      { rowNumber: 5, code: 'UnreadableDate', reason: 'This is not a date in the order of the file.', value: '2026-13-03' },
    ]);
    expect(await actions(site)).toBe(0);
  });

  test('is approved by a second person, becomes evidence of what is mapped, and moves no level', async () => {
    const site = await worksWithMap();
    await site.client.assessments.sign(await signInput(site, { evidenceIds: [await attach(site, 'seen.txt', 'seen')] }));
    const before = await qualification(site);
    expect(JSON.parse(before)).toMatchObject({ holdings: [{ level: 2 }] });
    const preview = await previewText(site, file);
    await expect(
      site.client.completions.commit({ previewId: preview.previewId, origin: 'stick', signature: second('ada') }),
    ).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
    const { batchId, added, evidence } = await commitText(site, preview);
    expect({ added, evidence }).toEqual({ added: 3, evidence: 1 });
    expect(await qualification(site)).toBe(before);
    expect(await evidenceOf(site)).toMatchObject([
      {
        competencyId: 'loto',
        levelCode: '1',
        kind: 'knowledge',
        what: 'Lockout (LOTO-1)',
        from: 'Saba',
        achievedOn: '2026-02-01',
        expiresOn: '2027-02-01',
        state: 'counts',
      },
    ]);
    expect(await newestEntry(site)).toMatchObject({ action: 'completions.commit', entity: 'import_batch', entityId: batchId });
    expect(await site.client.completions.batch({ batchId })).toMatchObject({
      kind: 'completions',
      created: 3,
      rejected: 1,
      approvedBy: 'Ben Birch',
      reading: { format: 'saba' },
      signatures: [{ isValid: true, meaning: 'Approved for import' }],
      rejects: [{ rowNumber: 5 }],
    });
    const { reasons } = await site.client.readiness.explain({ personId: 'pia', competencyId: 'loto', asOf: null });
    expect(reasons.children.at(-1)).toMatchObject({
      verdict: 'info',
      text: 'Supporting evidence; it gives no level.',
      children: [{ text: 'Lockout (LOTO-1) (Saba): knowledge shown on 2026-02-01, speaks to level 1, until 2027-02-01.' }],
    });
    await expectWhole(site);
  });

  test('brings nothing the second time, and reads the file as before', async () => {
    const site = await worksWithMap();
    const reading = { format: 'saba', system: 'Campus', dateOrder: 'iso', columns: {}, bestScore: null, statuses: {} } as const;
    await importText(site, file, { reading });
    const again = await previewText(site, file);
    expect(again).toMatchObject({ isAsBefore: true, reading, dryRun: { totals: { added: 0, replaced: 0, known: 3 } } });
    await expect(commitText(site, again)).rejects.toMatchObject({ code: 'NothingNew' });
  });

  test('puts a corrected row in the place of the one before, whose evidence is struck', async () => {
    const site = await worksWithMap();
    await importText(site, file);
    const corrected = file.replace('N-pia,LOTO-1,Lockout,Completed,2026-02-01,,90', 'N-pia,LOTO-1,Lockout,Failed,2026-02-01,,20');
    const preview = await previewText(site, corrected);
    expect(preview.dryRun?.totals).toMatchObject({ added: 0, replaced: 1, known: 2 });
    await commitText(site, preview);
    const rows = await recordOf(site).selectFrom('completion').select(['recordKey', 'status']).where('courseId', '=', 'LOTO-1').execute();
    const ofPia = rows.filter(({ recordKey }) => recordKey.includes('N-pia')).toSorted((a, b) => a.recordKey.length - b.recordKey.length);
    expect(ofPia.map(({ status }) => status)).toEqual(['completed', 'failed']);
    expect(ofPia[1]?.recordKey).toBe(`${ofPia[0]?.recordKey ?? ''}#2`);
    expect(await evidenceOf(site)).toMatchObject([{ state: 'takenBack', stateReason: 'The system says something else of it now.' }]);
  });

  test('finds people by number, by what the system alone calls them, by e-mail and by user name, and asks where two could be meant', async () => {
    const site = await worksWithMap();
    await makePerson(site, 'ole', { email: 'Ole@works.example' });
    await makePerson(site, 'una', { email: 'shared@works.example' });
    await makePerson(site, 'ulf', { email: 'shared@works.example' });
    const reason = 'asked by a test';
    await site.client.people.addIdentifier({ personId: 'una', system: 'Saba', value: 'N-pia', reason });
    await site.client.people.addIdentifier({ personId: 'ulf', system: 'Badge', value: '4711', reason });
    const { userId } = (await site.client.users.list()).users.find(({ login }) => login === 'stella') ?? { userId: '' };
    await site.client.users.linkPerson({ userId, personId: 'ole', reason });
    const lines = ['N-pia', 'N-ole', 'ole@works.example', 'shared@works.example', '4711', 'STELLA'];
    const preview = await previewText(site, saba(...lines.map((learner) => `${learner},C,C,Completed,2026-02-01,,`)));
    expect(preview.dryRun?.rows.map(({ person, learner }) => person?.personId ?? learner)).toEqual([
      'una',
      'ole',
      'ole',
      'several',
      'ulf',
      'ole',
    ]);
  });

  test('asks for the order of ambiguous dates, and for the columns of a table that no known system writes', async () => {
    const site = await worksWithMap();
    const ambiguous = await previewText(site, saba('N-pia,LOTO-1,Lockout,Completed,03/02/2026,,90'));
    expect(ambiguous).toMatchObject({ dryRun: null, problems: [{ code: 'DateOrderNeeded' }] });
    await expect(commitText(site, ambiguous)).rejects.toMatchObject({ code: 'NotReadYet' });
    const asked = {
      ...ambiguous.reading,
      format: 'saba',
      system: 'Saba',
      columns: {},
      bestScore: null,
      statuses: {},
      dateOrder: 'dmy',
    } as const;
    const { preview } = await previewEnd(site, { previewId: ambiguous.previewId }, asked);
    expect(preview?.dryRun?.rows).toMatchObject([{ completedOn: '2026-02-03' }]);

    const foreign = 'Wer;Was;Wann\nN-pia;LOTO-1;01.02.2026\n';
    const unknown = await previewText(site, foreign);
    expect(unknown).toMatchObject({ reading: null, problems: [{ code: 'ChooseFormat' }], headers: ['Wer', 'Was', 'Wann'] });
    const columns = { learnerId: 'Wer', courseId: 'Was' };
    const mapped = { format: 'mapped', system: 'Haus', dateOrder: null, columns, bestScore: null, statuses: {} } as const;
    expect(await previewText(site, foreign, { reading: mapped })).toMatchObject({ problems: [{ code: 'ColumnsNeeded' }] });
    const whole = await previewText(site, foreign, {
      reading: { ...mapped, dateOrder: 'dmy', columns: { ...columns, completedOn: 'Wann' } },
    });
    expect(whole.dryRun?.rows).toMatchObject([
      { person: { personId: 'pia' }, courseId: 'LOTO-1', status: 'completed', completedOn: '2026-02-01' },
    ]);
  });

  test('takes what a person says of words for a status that the format does not know, and reads the next file so', async () => {
    const site = await worksWithMap();
    const odd = saba(
      'N-pia,LOTO-1,Lockout,Erledigt,2026-02-01,,90',
      'N-pia,FIRE-1,Fire,erledigt!,2026-02-02,,',
      'N-pia,C,C,Weg,2026-02-03,,',
    );
    const first = await previewText(site, odd);
    expect(first.dryRun?.totals).toMatchObject({ added: 0, rejected: 3 });
    expect(first.unknownStatuses).toEqual([
      { word: 'Erledigt', rows: 2 },
      { word: 'Weg', rows: 1 },
    ]);
    const reading = {
      format: 'saba',
      system: 'Saba',
      dateOrder: null,
      columns: {},
      bestScore: null,
      statuses: { Erledigt: 'completed' },
    } as const;
    const { preview } = await previewEnd(site, { previewId: first.previewId }, reading);
    expect(preview).toMatchObject({ unknownStatuses: [{ word: 'Weg' }], dryRun: { totals: { added: 2, rejected: 1, evidence: 1 } } });
    const { batchId } = await commitText(site, preview ?? first);
    expect((await site.client.completions.batch({ batchId })).reading?.statuses).toEqual({ Erledigt: 'completed' });
    expect(await previewText(site, odd)).toMatchObject({ isAsBefore: true, dryRun: { totals: { known: 2, rejected: 1 } } });
    // What the format itself says of a word stays.
    const turned = { ...reading, statuses: { Failed: 'completed' } } as const;
    const failed = await previewText(site, saba('N-pia,LOTO-1,Lockout,Failed,2026-02-04,,10'), { reading: turned });
    expect(failed.dryRun?.rows).toMatchObject([{ status: 'failed' }]);
    expect(failed.reading?.statuses).toEqual({}); // nobody signs for what has no effect
    const text = await previewText(site, saba(`N-pia,LOTO-1,Lockout,${'x'.repeat(201)},2026-02-04,,10`), { reading });
    expect(text).toMatchObject({ unknownStatuses: [], dryRun: { totals: { rejected: 1 } } });
  });

  test('is refused when the record has changed since it was looked at, or the preview is gone', async () => {
    const site = await worksWithMap();
    const preview = await previewText(site, file);
    await makePerson(site, 'nobody', { employeeNumber: 'N-nobody' });
    await expect(commitText(site, preview)).rejects.toMatchObject({ code: 'PreviewOutdated' });
    const fresh = await previewText(site, file);
    await expect(commitText(site, preview)).rejects.toMatchObject({ code: 'PreviewExpired' });
    await commitText(site, fresh);
    expect(await evidenceOf(site, 'nobody')).toHaveLength(1);
  });

  test('reads a chosen file from its path, and says why one cannot be read', async () => {
    const site = await worksWithMap();
    site.dialogs.push('/nowhere/at-all.csv');
    const chosen = await site.client.completions.chooseFile();
    expect(await previewEnd(site, { handle: chosen?.handle ?? '' })).toEqual({
      kind: 'done',
      preview: null,
      unreadable: 'It is not there any more.',
    });
    await expect(previewEnd(site, { handle: chosen?.handle ?? '' })).rejects.toMatchObject({ code: 'HandleExpired' });
    expect(await previewEnd(site, { file: new Blob(['']), fileName: 'a.csv' })).toMatchObject({ unreadable: 'It is empty.' });
  });
});
