import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lineOf, mapCourses, second } from '../../support/completions/import-file';
import { makeWorks } from '../../support/assessments';
import { newestEntry } from '../../support/framework';
import { makeCompetency } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const reason = 'asked by a test';

/** Two lines on the map, one of them of a course that a spreadsheet would run. */
async function mapped(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeWorks(site);
  await makeCompetency(site, 'weld', { code: 'WELD', title: 'Weld, "pipes"' });
  await mapCourses(site, [
    lineOf({ minimumScore: 0.8333, validityMonths: 12 }),
    lineOf({ courseId: '=HYG-1', competencyId: 'weld', evidenceKind: 'completion' }),
    lineOf({ courseId: 'OLD', isRetired: true }),
  ]);
  await signIn(site, 'stella');
  return site;
}

async function written(
  site: TestSite,
  name = 'courses',
): Promise<{ readonly text: string; readonly lines: number; readonly fileName: string }> {
  site.dialogs.push(path.join(site.folder, name));
  const target = await site.client.courseMap.chooseTarget();
  const answer = await site.client.courseMap.write({ target: target?.handle ?? '', reason });
  return { ...answer, text: readFileSync(path.join(site.folder, answer.fileName), 'utf8') };
}

const preview = ({ client }: TestSite, text: string) => client.courseMap.preview({ file: new Blob([text]), fileName: 'courses.csv' });

test('the map goes out as a table and comes back without a difference', async () => {
  const site = await mapped();
  const { text, lines, fileName } = await written(site);
  expect([fileName, lines]).toEqual(['courses.csv', 3]);
  expect(text).toContain('Saba,\'=HYG-1,WELD,"Weld, ""pipes""",1,completion,,,,weld\r\n');
  expect(await newestEntry(site)).toMatchObject({ action: 'courseMap.write', entity: 'course_map_file', reason: { text: reason } });
  expect(await preview(site, text)).toMatchObject({
    basis: 1,
    lines: [],
    rejects: [],
    totals: { new: 0, changed: 0, unchanged: 3, rejected: 0 },
  });
});

test('a changed table shows exactly what changes, and is approved as the map always is', async () => {
  const site = await mapped();
  const { text } = await written(site);
  const changed = `${text.replace('0.8333', '90 %')}Saba,NEW-1,LOTO,,2,knowledge,,,,\r\n`;
  const shown = await preview(site, changed);
  expect(shown.totals).toEqual({ new: 1, changed: 1, unchanged: 2, rejected: 0 });
  expect(
    shown.lines.map(({ outcome, competencyCode, levelCode, line }) => [
      outcome,
      competencyCode,
      levelCode,
      line.courseId,
      line.minimumScore,
    ]),
  ).toEqual([
    ['changed', 'LOTO', '1', 'LOTO-1', 0.9],
    ['new', 'LOTO', '2', 'NEW-1', null],
  ]);
  const before = await site.client.courseMap.list();
  expect(before.revision).toBe(1);
  await site.client.courseMap.save({ basis: shown.basis, lines: shown.lines.map(({ line }) => line), reason, signature: second() });
  expect((await preview(site, changed)).totals).toEqual({ new: 0, changed: 0, unchanged: 4, rejected: 0 });
});

test('each row that cannot be meant is told with its reason, and the others are shown', async () => {
  const site = await mapped();
  await makeCompetency(site, 'weld-2', { code: 'WELD', title: 'Weld again' });
  const head = 'system,course_id,competency_code,level,evidence,minimum_score,validity_months,retired';
  const rows = [
    ',C,LOTO,1,completion,,,',
    'Saba,,LOTO,1,completion,,,',
    'Saba,C,NONE,1,completion,,,',
    'Saba,C,WELD,1,completion,,,',
    'Saba,C,LOTO,9,completion,,,',
    'Saba,C,LOTO,1,diploma,,,',
    'Saba,C,LOTO,1,completion,1.5,,',
    'Saba,C,LOTO,1,completion,,0,',
    'Saba,C,LOTO,1,completion,,,perhaps',
    'Saba,C,LOTO,1,completion,,,',
    'Saba,C,LOTO,2,completion,,,',
  ];
  const shown = await preview(site, [head, ...rows].join('\n'));
  expect(shown.rejects.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
    [2, 'NoSystem'],
    [3, 'NoCourse'],
    [4, 'UnknownCompetency'],
    [5, 'SeveralCompetencies'],
    [6, 'UnknownLevel'],
    [7, 'UnknownEvidence'],
    [8, 'UnreadableScore'],
    [9, 'UnreadableMonths'],
    [10, 'UnreadableRetired'],
    [12, 'Twice'],
  ]);
  expect(shown.totals).toMatchObject({ new: 1, rejected: 10 });
  await expect(preview(site, 'system,course\nSaba,C\n')).rejects.toMatchObject({
    code: 'MissingColumns',
    data: { columns: ['course_id', 'competency_code', 'level', 'evidence'] },
  });
  await expect(preview(site, '')).rejects.toMatchObject({ code: 'FileUnreadable', data: { why: 'It is empty.' } });
});

test('a place that cannot be written or is gone says so with nothing recorded, and only editors bring and take the map', async () => {
  const site = await mapped();
  const entry = (await newestEntry(site)).entryNumber;
  await expect(site.client.courseMap.write({ target: 'no-such-handle', reason })).rejects.toMatchObject({ code: 'HandleExpired' });
  await expect(written(site, 'no-such-folder/courses.csv')).rejects.toMatchObject({ code: 'CannotWrite', data: { why: 'folderMissing' } });
  expect((await newestEntry(site)).entryNumber).toBe(entry);
  await signIn(site, 'ada');
  await enrol(site, 'emil', { grants: [{ role: 'assessor', unitId: null }] });
  await signIn(site, 'emil');
  await expect(preview(site, 'x')).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(site.client.courseMap.chooseTarget()).rejects.toMatchObject({ code: 'NotPermitted' });
});
