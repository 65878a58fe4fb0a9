import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { InputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import { refusal } from '../../support/exceptions';
import { recordOf } from '../../support/framework';
import { assessed } from '../../support/held';
import { makeShop, reason } from '../../support/moves';
import { pdfPages } from '../../support/pdf';
import { makeItem, makePerson, plainItem } from '../../support/people';
import type { TestSite } from '../../support/site';
import { linkTask } from '../../support/tasks';
import { enrol, signIn } from '../../support/users';

type Asked = Partial<InputOf<Contract['experts']['find']>>;
const anywhere = { competencyId: 'weld', level: 2, on: null, unitId: null, shift: null, mayTeach: false, isAssessor: false };
const find = ({ client }: TestSite, part: Asked = {}) => client.experts.find({ ...anywhere, ...part });
const names = async (site: TestSite, part: Asked = {}) => (await find(site, part)).people.map(({ personId }) => personId);

test('who holds a competency at a level or above on a day is found, the best first', async () => {
  const site = await makeShop();
  await makePerson(site, 'tom', { roleId: 'worker', unitId: 'shop', position: { shift: 'B' } });
  await assessed(site, 'tom', 'weld', { level: 3, performedOn: '2026-02-01' });
  const found = await find(site);
  expect(
    found.people.map(({ personId, heldLevelCode, until, mayTeach, unitName }) => [personId, heldLevelCode, until, mayTeach, unitName]),
  ).toEqual([
    ['tom', '3', '2027-02-01', true, 'shop'],
    ['bob', '2', '2027-01-15', false, 'works'],
    ['sue', '2', '2027-01-15', false, 'works'],
  ]);
  expect(found).toMatchObject({ day: '2026-03-14', teachingLevel: 3, total: 3, shifts: ['B'] });
  expect(await names(site, { level: 3 })).toEqual(['tom']);
  expect(await names(site, { mayTeach: true })).toEqual(['tom']);
  expect(await names(site, { unitId: 'works' })).toEqual(['bob', 'sue']);
  expect(await names(site, { shift: 'B' })).toEqual(['tom']);
  expect((await find(site, { shift: 'C' })).shifts).toEqual(['B']);
  expect(await find(site, { offset: 1, limit: 1 })).toMatchObject({ people: [{ personId: 'bob' }], total: 3 });
});

test('who may do a task is found by everything that it needs, for as long as all of it is held', async () => {
  const site = await makeShop();
  await linkTask(site, 'valve', false);
  const content = { relation: 'taskCompetency' as const, level: null, isMandatory: true, outcome: '', scenario: '' };
  await makeItem(site, { ...plainItem, itemId: 'link-weld', kind: 'link', fromId: 'valve', toId: 'weld', content });
  for (const personId of ['bob', 'sue']) await assessed(site, personId, 'loto', { performedOn: '2026-02-10' });
  await assessed(site, 'sue', 'weld', { performedOn: '2026-03-01', outcome: 'notYetCompetent' });
  const { people, needs } = await find(site, { taskId: 'valve' });
  // Of bob’s two, weld ends first; paul holds one of them alone, and sue lost one.
  expect(people).toMatchObject([{ personId: 'bob', until: '2027-01-15' }]);
  expect(needs).toMatchObject([
    { code: 'LOTO', levelCode: '2' },
    { code: 'WELD', levelCode: '2' },
  ]);
  expect(await refusal(find(site, { taskId: 'weld' }))).toBe('TaskNotFound');
});

test('what has expired, was taken away or begins later is not found, nor is who is suspended or has left', async () => {
  const site = await makeShop();
  expect(await names(site, { on: '2026-01-14' })).toEqual([]);
  expect(await names(site, { on: '2027-01-15' })).toEqual(['bob', 'sue']);
  expect(await names(site, { on: '2027-01-16' })).toEqual([]);
  await assessed(site, 'bob', 'weld', { performedOn: '2026-03-01', outcome: 'notYetCompetent' });
  expect(await names(site)).toEqual(['sue']);
  await makePerson(site, 'leo', { roleId: 'worker', unitId: 'works', leftOn: '2026-03-10' });
  await assessed(site, 'leo', 'weld');
  expect(await names(site)).toEqual(['sue']);
  expect(await names(site, { on: '2026-03-10' })).toEqual(['leo', 'sue']);
  const standing = {
    personId: 'sue',
    competencyId: 'weld',
    fromDate: '2026-03-01',
    untilDate: null,
    requiredLevel: 2,
    heldLevel: 2,
    isMandatory: 1,
    readyUntil: null,
    assessmentId: null,
    performedOn: null,
    recordedFrom: 1,
  } as const;
  await recordOf(site)
    .insertInto('standing')
    .values({ ...standing, state: 'suspended' })
    .execute();
  expect(await names(site)).toEqual([]);
  await expect(find(site, { competencyId: 'none' })).rejects.toMatchObject({ code: 'CompetencyNotFound' });
  await expect(find(site, { on: '2026-02-30' })).rejects.toMatchObject({ code: 'NotADate' });
});

test('an assessor is who has an account with that role', async () => {
  const site = await makeShop();
  await enrol(site, 'bo', { grants: [{ role: 'assessor', unitId: null }], personId: 'bob' });
  await enrol(site, 'su', { grants: [{ role: 'employee', unitId: null }], personId: 'sue' });
  expect(await names(site, { isAssessor: true })).toEqual(['bob']);
  expect((await find(site)).people.map(({ isAssessor }) => isAssessor)).toEqual([true, false]);
});

test('everybody finds those whom they may see, and records of one person count once', async () => {
  const site = await makeShop();
  await makePerson(site, 'tom', { roleId: 'worker', unitId: 'shop' });
  await assessed(site, 'tom', 'weld');
  await enrol(site, 'cora', { grants: [{ role: 'lineManager', unitId: 'shop' }] });
  await enrol(site, 'emil', { grants: [{ role: 'employee', unitId: null }], personId: 'bob' });
  await signIn(site, 'cora');
  expect(await names(site)).toEqual(['tom']);
  expect(await names(site, { unitId: 'works' })).toEqual([]);
  await signIn(site, 'emil');
  expect(await names(site)).toEqual(['bob']);
  await signIn(site, 'ada');
  await site.client.identity.merge({ keptPersonId: 'mia', otherPersonId: 'tom', reason });
  expect((await find(site)).people.map(({ personId, unitName }) => [personId, unitName])).toEqual([
    ['bob', 'works'],
    ['mia', 'shop'],
    ['sue', 'works'],
  ]);
});

test('the list leaves as PDF and as CSV, with what was asked for, its day, the number of its lines and one digest', async () => {
  const site = await makeShop();
  const view = { kind: 'experts', asked: { ...anywhere, taskId: null, on: '2026-06-01', unitId: 'works' } } as const;
  const printed = await site.client.readinessViews.print({ view });
  const text = (await pdfPages(printed.data)).join(' ').replaceAll(/\s+/g, ' ');
  for (const said of ['as of 2026-06-01', 'WELD Competency weld at level 2', 'Lines 2', 'bob', 'sue']) expect(text).toContain(said);
  site.dialogs.push(path.join(site.folder, 'experts.csv'));
  const target = await site.client.readinessViews.chooseTarget({ format: 'csv', view });
  for (const [asked, code] of [
    [{ competencyId: 'no-such' }, 'CompetencyNotFound'],
    [{ taskId: 'no-such' }, 'TaskNotFound'],
    [{ on: '2026-02-30' }, 'NotADate'],
  ] as const) {
    const none = { kind: 'experts', asked: { ...view.asked, ...asked } } as const;
    await expect(site.client.readinessViews.print({ view: none })).rejects.toMatchObject({ code });
    await expect(site.client.readinessViews.chooseTarget({ format: 'csv', view: none })).rejects.toMatchObject({ code });
  }
  const written = await site.client.readinessViews.write({ target: target?.handle ?? '', reason });
  expect(written).toMatchObject({ lines: 2, digest: printed.digest });
  const lines = readFileSync(path.join(site.folder, 'experts.csv'), 'utf8').split('\r\n');
  expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^Unit,.*works/i), expect.stringMatching(/bob.*2027-01-15/)]));
});
