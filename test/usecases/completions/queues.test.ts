import { describe, expect, test } from 'vitest';
import { makeWorks } from '../../support/assessments';
import { importText, lineOf, mapCourses, previewText, qualification, saba, second } from '../../support/completions/import-file';
import { expectWhole } from '../../support/completions/whole';
import { recordOf } from '../../support/framework';
import { makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const reason = 'asked by a test';
const file = saba(
  'N-pia,LOTO-1,Lockout,Completed,2026-02-01,,90',
  'N-pia,LOTO-1,Lockout,Failed,2026-02-05,,20',
  'X-1,LOTO-1,Lockout,Completed,2026-02-03,2026-03-01,80',
  'X-1,FIRE-1,Fire,Completed,2026-02-03,,',
);

async function worksWithFile(): Promise<TestSite & { readonly batchId: string }> {
  const site = await makeTestSite();
  await makeWorks(site);
  await makePerson(site, 'olga');
  await makePerson(site, 'otto');
  const { batchId } = await importText(site, file);
  return { ...site, batchId };
}

const evidenceOf = async ({ client }: TestSite, personId: string) =>
  (await client.completions.ofPerson({ personId })).evidence.map(({ achievedOn, expiresOn, state }) => [achievedOn, expiresOn, state]);

describe('the queue of courses', () => {
  test('lists each course that the map does not know, and empties as it is mapped: what waited becomes evidence', async () => {
    const site = await worksWithFile();
    const before = await qualification(site);
    expect((await site.client.completions.unmapped()).courses).toEqual([
      { system: 'Saba', courseId: 'LOTO-1', courseTitle: 'Lockout', completions: 3, people: 2, newestOn: '2026-02-05' },
      { system: 'Saba', courseId: 'FIRE-1', courseTitle: 'Fire', completions: 1, people: 1, newestOn: '2026-02-03' },
    ]);
    // A course that was failed supports nothing, and of X-1 nobody knows who it is.
    expect(await mapCourses(site, [lineOf()])).toEqual({ revision: 1, evidence: 1 });
    expect((await site.client.completions.unmapped()).courses.map(({ courseId }) => courseId)).toEqual(['FIRE-1']);
    expect(await evidenceOf(site, 'pia')).toEqual([['2026-02-01', null, 'counts']]);
    expect(await qualification(site)).toBe(before);
    await expectWhole(site);
  });

  test('a map that says otherwise later strikes what it said before', async () => {
    const site = await worksWithFile();
    await mapCourses(site, [lineOf()]);
    const { lines, revisions } = await site.client.courseMap.list();
    expect(lines).toMatchObject([
      { courseId: 'LOTO-1', courseTitle: 'Lockout', competencyCode: 'LOTO', levelCode: '1', completions: 3, revision: 1 },
    ]);
    expect(revisions).toMatchObject([
      { revision: 1, note: 'what the courses teach', preparedBy: 'Person stella', approvedBy: 'Ben Birch' },
    ]);
    const lineId = lines[0]?.lineId ?? '';
    expect(await mapCourses(site, [lineOf({ lineId, level: 2 })], { basis: 1 })).toEqual({ revision: 2, evidence: 1 });
    expect((await site.client.completions.ofPerson({ personId: 'pia' })).evidence).toMatchObject([{ levelCode: '2', state: 'counts' }]);
    await mapCourses(site, [lineOf({ lineId, level: 2, minimumScore: 0.95 })], { basis: 2 });
    expect(await evidenceOf(site, 'pia')).toEqual([['2026-02-01', null, 'mapChanged']]);
    await mapCourses(site, [lineOf({ lineId, level: 2, isRetired: true })], { basis: 3 });
    expect(await evidenceOf(site, 'pia')).toEqual([['2026-02-01', null, 'mapChanged']]);
    expect((await site.client.completions.unmapped()).courses).toHaveLength(2);
    await expectWhole(site);
  });

  test('the map is prepared by whoever edits the framework and approved by another, on what it is now', async () => {
    const site = await worksWithFile();
    const save = (part = {}) => mapCourses(site, [lineOf(part)]);
    await expect(save({ level: 7 })).rejects.toMatchObject({ code: 'LevelNotOnScale', data: { levels: [1, 2, 3] } });
    await expect(save({ competencyId: 'nothing' })).rejects.toMatchObject({ code: 'CompetencyNotFound' });
    await expect(save({ lineId: 'nothing' })).rejects.toMatchObject({ code: 'LineNotFound' });
    await expect(mapCourses(site, [lineOf()], { approver: 'stella' })).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
    await expect(mapCourses(site, [lineOf(), lineOf({ level: 2 })])).rejects.toMatchObject({ code: 'LineTwice' });
    await save();
    await expect(save({ courseId: 'FIRE-1' })).rejects.toMatchObject({ code: 'MapChanged' });
    const lineId = (await site.client.courseMap.list()).lines[0]?.lineId ?? '';
    await expect(mapCourses(site, [lineOf({ lineId })], { basis: 1 })).rejects.toMatchObject({ code: 'Unchanged' });
    const lines = [lineOf({ courseId: 'FIRE-1' })];
    await enrol(site, 'adam', { grants: [{ role: 'administrator', unitId: null }] });
    await signIn(site, 'adam');
    await expect(site.client.courseMap.save({ basis: 1, lines, reason, signature: second() })).rejects.toMatchObject({ code: 'NotEditor' });
  });
});

describe('the queue of learners', () => {
  test('names a person for a learner: their completions become evidence, and later files know the learner', async () => {
    const site = await worksWithFile();
    await mapCourses(site, [lineOf()]);
    expect((await site.client.completions.learners()).learners).toEqual([
      { system: 'Saba', learnerId: 'X-1', completions: 2, courses: 2, newestOn: '2026-02-03', person: null },
    ]);
    const before = await qualification(site);
    const match = (personId: string, learnerId = 'X-1') => site.client.completions.match({ system: 'Saba', learnerId, personId, reason });
    await expect(match('none')).rejects.toMatchObject({ code: 'PersonNotFound' });
    await expect(match('olga', 'X-9')).rejects.toMatchObject({ code: 'LearnerNotFound' });
    expect(await match('olga')).toEqual({ completions: 2, evidence: 1 });
    await expect(match('olga')).rejects.toMatchObject({ code: 'Unchanged' });
    expect(await evidenceOf(site, 'olga')).toEqual([['2026-02-03', '2026-03-01', 'expired']]);
    const later = await previewText(site, saba('X-1,LOTO-1,Lockout,Completed,2026-03-01,,90'));
    expect(later.dryRun?.rows).toMatchObject([{ person: { personId: 'olga' }, learner: 'found' }]);
    expect(await qualification(site)).toBe(before);

    // It was somebody else: nothing of it is left with the first one.
    expect(await match('otto')).toEqual({ completions: 2, evidence: 1 });
    expect(await evidenceOf(site, 'olga')).toEqual([['2026-02-03', '2026-03-01', 'notTheirs']]);
    expect(await evidenceOf(site, 'otto')).toEqual([['2026-02-03', '2026-03-01', 'expired']]);
    expect((await site.client.completions.learners()).learners).toMatchObject([{ person: { personId: 'otto' } }]);
    await expectWhole(site);
  });

  test('is for those who receive files, and evidence for those who may read the person', async () => {
    const site = await worksWithFile();
    await enrol(site, 'lena', { grants: [{ role: 'lineManager', unitId: 'works' }] });
    await signIn(site, 'lena');
    const denied = { code: 'NotPermitted' };
    await expect(site.client.completions.learners()).rejects.toMatchObject(denied);
    await expect(site.client.completions.match({ system: 'Saba', learnerId: 'X-1', personId: 'olga', reason })).rejects.toMatchObject(
      denied,
    );
    await expect(site.client.completions.batch({ batchId: site.batchId })).rejects.toMatchObject(denied);
    await expect(previewText(site, file)).rejects.toMatchObject(denied);
    await expect(site.client.completions.ofPerson({ personId: 'olga' })).rejects.toMatchObject(denied);
    expect(await evidenceOf(site, 'pia')).toEqual([]);
  });
});

describe('an import that is taken back', () => {
  const state = async (site: TestSite, batchId: string) =>
    recordOf(site)
      .selectFrom('import_batch')
      .select(['stateBefore', 'stateAfter'])
      .where('batchId', '=', batchId)
      .executeTakeFirstOrThrow();

  test('leaves everything as it was before it, proved by digest, and its history readable', async () => {
    const site = await worksWithFile();
    await mapCourses(site, [lineOf()]);
    const net = (...lines: readonly string[]) => ['Action,RecordID,UserId,Title,CompletionDate,Status', ...lines].join('\n');
    await importText(site, net('create,1,N-pia,LOTO-1,2026-01-10,Completed', 'create,2,N-pia,LOTO-1,2026-01-11,Completed'));
    const { batchId } = await importText(
      site,
      net(
        'update,1,N-pia,LOTO-1,2026-01-12,Failed',
        'delete,2,N-pia,LOTO-1,,',
        'delete,9,N-pia,LOTO-1,,',
        'create,3#1,N-pia,LOTO-1,2026-01-13,Completed',
      ),
    );
    const after = await state(site, batchId);
    expect(after.stateAfter).not.toBe(after.stateBefore);
    const taken = await site.client.completions.reverse({ batchId, reason: 'the wrong file', signature: second() });
    expect(taken).toMatchObject({ takenBack: 2, restored: 2 });
    expect(await state(site, taken.batchId)).toEqual({ stateBefore: after.stateAfter, stateAfter: after.stateBefore });
    const rows = await recordOf(site)
      .selectFrom('completion')
      .select(['recordKey', 'status'])
      .where('system', '=', 'NetDimensions')
      .execute();
    expect(rows.map(({ recordKey, status }) => `${recordKey} ${status}`).toSorted()).toEqual([
      '1 completed',
      '1#2 failed',
      '1#3 completed',
      '2 completed',
      '2#2 completed',
      '3#1#1 completed',
    ]);
    expect(await site.client.completions.batch({ batchId })).toMatchObject({
      reversedBy: { batchId: taken.batchId, reason: 'the wrong file' },
    });
    await expect(site.client.completions.reverse({ batchId, reason, signature: second() })).rejects.toMatchObject({
      code: 'AlreadyReversed',
    });
    await expect(site.client.completions.reverse({ batchId: taken.batchId, reason, signature: second() })).rejects.toMatchObject({
      code: 'BatchNotFound',
    });
    await expectWhole(site);
  });

  test('is refused where a later file rests on it', async () => {
    const site = await worksWithFile();
    await importText(site, file.replace('2026-02-01,,90', '2026-02-01,,91'));
    await expect(site.client.completions.reverse({ batchId: site.batchId, reason, signature: second() })).rejects.toMatchObject({
      code: 'ChangedSince',
      data: { records: 1 },
    });
  });
});
