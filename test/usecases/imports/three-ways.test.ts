import { expect, test } from 'vitest';
import { recordOf } from '../../support/framework';
import { commitPreview, importLines, personOf, previewLines, type TestImports } from '../../support/imported-people';
import { makeTestSite, type TestSite } from '../../support/site';

const header = (family: string, given = 'Anna') => `007,${family},${given},Production,Filling,Operator,A,7/30/2011,,,1`;
const reason = 'spelled otherwise in the passport';

async function corrected(site: TestSite): Promise<{ personId: string; overrideId: string }> {
  await importLines(site, [header('Berg')]);
  const { personId } = await personOf(site, '007');
  const { overrideId } = await site.client.people.correct({
    personId,
    field: 'familyName',
    value: 'Bergh',
    expiresOn: '2026-06-30',
    reason,
  });
  return { personId, overrideId };
}

const correctionOf = (site: TestSite, overrideId: string) =>
  recordOf(site)
    .selectFrom('person_override')
    .selectAll()
    .where('overrideId', '=', overrideId)
    .where('recordedTo', 'is', null)
    .executeTakeFirstOrThrow();

test('a local correction that the file knows nothing of is kept, and shown', async () => {
  const site = await makeTestSite();
  const { overrideId } = await corrected(site);
  // Something else of the row changes, so that it is read again.
  const preview = await previewLines(site, [header('Berg', 'Anne')]);
  expect(preview.dryRun?.kept).toEqual([
    expect.objectContaining({
      field: 'familyName',
      outcome: 'keepLocal',
      last: 'Berg',
      file: 'Berg',
      record: 'Bergh',
      after: 'Bergh',
      isCorrected: true,
    }),
  ]);
  await commitPreview(site, preview.previewId);
  expect(await personOf(site, '007')).toMatchObject({ name: 'Bergh, Anne' });
  expect(await correctionOf(site, overrideId)).toMatchObject({ sourceValue: 'Berg', endedOn: null });
});

test('where both sides changed the correction stands until a person decides, and goes back to what the file says now', async () => {
  const site = await makeTestSite();
  const { overrideId } = await corrected(site);
  const preview = await previewLines(site, [header('Borg')]);
  expect(preview.dryRun?.conflicts).toEqual([
    expect.objectContaining({ field: 'familyName', outcome: 'conflict', last: 'Berg', file: 'Borg', record: 'Bergh', after: 'Bergh' }),
  ]);
  await commitPreview(site, preview.previewId);
  expect(await personOf(site, '007')).toMatchObject({ name: 'Bergh, Anna' });
  expect(await correctionOf(site, overrideId)).toMatchObject({ sourceValue: 'Borg', endedOn: null });
  await site.client.people.endCorrection({ overrideId, reason: 'the file is right by now' });
  expect(await personOf(site, '007')).toMatchObject({ name: 'Borg, Anna' });
});

test('a person decides for the file, and the correction ends with the import', async () => {
  const site = await makeTestSite();
  const { overrideId } = await corrected(site);
  const open = await previewLines(site, [header('Borg')]);
  const [conflict] = open.dryRun?.conflicts ?? [];
  const decisions: TestImports['decisions'] = { fields: [{ key: conflict?.key ?? '', field: 'familyName', take: 'file' }], identities: [] };
  const decided = await previewLines(site, [header('Borg')], {}, decisions);
  expect(decided.dryRun?.conflicts).toEqual([expect.objectContaining({ after: 'Borg' })]);
  await commitPreview(site, decided.previewId);
  expect(await personOf(site, '007')).toMatchObject({ name: 'Borg, Anna' });
  expect(await correctionOf(site, overrideId)).toMatchObject({ endedOn: '2026-03-14', sourceValue: 'Borg' });
});

test('a file that says what the correction says ends it', async () => {
  const site = await makeTestSite();
  const { overrideId } = await corrected(site);
  await importLines(site, [header('Bergh')]);
  expect(await correctionOf(site, overrideId)).toMatchObject({ endedOn: '2026-03-14', endReason: expect.stringContaining('same') });
  expect(await personOf(site, '007')).toMatchObject({ name: 'Bergh, Anna' });
});

test('a correction of the manager is kept like any other', async () => {
  const site = await makeTestSite();
  const chiefs = [
    '001,One,Chief,Production,,Lead,A,7/30/2011,,,1',
    '002,Two,Chief,Production,,Lead,A,7/30/2011,,,1',
    '003,Three,Chief,Production,,Lead,A,7/30/2011,,,1',
  ];
  const under = (number: string) => `007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,${number},1`;
  await importLines(site, [...chiefs, under('001')]);
  const { personId } = await personOf(site, '007');
  const two = (await personOf(site, '002')).personId;
  const three = (await personOf(site, '003')).personId;
  const { overrideId } = await site.client.people.correct({
    personId,
    field: 'managerPersonId',
    value: two,
    expiresOn: '2026-06-30',
    reason,
  });
  await importLines(site, [...chiefs, under('003')]);
  expect(await site.client.people.get({ personId, asOf: null })).toMatchObject({ manager: { name: 'Two, Chief' } });
  expect(await correctionOf(site, overrideId)).toMatchObject({ sourceValue: three });
});

test('of every row is kept what was read of it, and nothing of the columns that are not', async () => {
  const site = await makeTestSite();
  await importLines(site, [header('Berg')]);
  const { personId } = await personOf(site, '007');
  const row = await recordOf(site).selectFrom('source_record').selectAll().where('personId', '=', personId).executeTakeFirstOrThrow();
  expect(JSON.parse(row.facts)).toMatchObject({ familyName: 'Berg', jobTitle: 'Operator', hiredOn: '2011-07-30' });
  expect(row.facts).not.toContain('"1"');
});
