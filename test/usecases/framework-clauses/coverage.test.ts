import { beforeEach, expect, test } from 'vitest';
import { clauseItem, linkItem, taskItem } from '../../support/catalogue-items';
import { makeLibrary, approveItems } from '../../support/framework';
import { signInput } from '../../support/assessments';
import { competencyItem, makeItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

let site: TestSite;

const steps = ['s1', 's2', 's3', 's4', 's5'].map((stepId) => ({ stepId }));

/**
 * Five clauses: `direct` asks for loto itself, `by-task` through a task that two competencies belong to, `task-only` has a
 * task that no competency belongs to, `bare` has nothing, and `past` was in force last year.
 */
beforeEach(async () => {
  site = await makeTestSite();
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'works' });
  await makePerson(site, 'quin', { roleId: 'worker', unitId: 'works' });
  const library = await makeLibrary(site);
  await approveItems(
    site,
    library,
    [
      scaleItem('scale'),
      competencyItem('loto', { scaleId: 'scale', steps }),
      competencyItem('permit', { scaleId: 'scale' }),
      requirementItem({ roleId: 'worker', competencyId: 'loto' }),
      ...['direct', 'by-task', 'task-only', 'bare'].map((id) => clauseItem(id)),
      clauseItem('past', { effectiveFrom: '2024-01-01', effectiveTo: '2025-12-31' }),
      taskItem('isolate'),
      taskItem('walk'),
      linkItem('competencyClause', 'loto', 'direct'),
      linkItem('taskClause', 'isolate', 'by-task'),
      linkItem('taskCompetency', 'isolate', 'loto'),
      linkItem('taskCompetency', 'isolate', 'permit'),
      linkItem('taskClause', 'walk', 'task-only'),
    ],
    '2024-01-01',
  );
});

const coverage = async (asOf?: string) =>
  (await site.client.catalogue.clauseCoverage(asOf === undefined ? {} : { asOf })).clauses.map(
    ({ clauseId, tasks, competencies, isCovered }) => [
      clauseId,
      tasks.map(({ itemId }) => itemId).join(' '),
      competencies.map(({ itemId }) => itemId).join(' '),
      isCovered,
    ],
  );

test('a clause that no competency covers, directly or through a task, is reported before those that one covers', async () => {
  expect(await coverage()).toEqual([
    ['bare', '', '', false],
    ['task-only', 'walk', '', false],
    ['by-task', 'isolate', 'loto permit', true],
    ['direct', '', 'loto', true],
  ]);
});

test('a clause counts on the days on which it is in force', async () => {
  expect((await coverage('2025-12-31')).map(([id]) => id)).toContain('past');
  expect((await coverage('2026-01-01')).map(([id]) => id)).not.toContain('past');
});

test('a competency that is retired covers nothing', async () => {
  await makeItem(site, { ...competencyItem('loto', { scaleId: 'scale', steps }), isRetired: true }, '2026-03-14');
  expect((await coverage()).find(([id]) => id === 'direct')).toEqual(['direct', '', '', false]);
});

test('people are counted who need one of its competencies, and those who meet all that they need of it', async () => {
  const counts = async () =>
    Object.fromEntries(
      (await site.client.catalogue.clauseCoverage({})).clauses.map(({ clauseId, required, qualified }) => [
        clauseId,
        [required, qualified],
      ]),
    );
  expect(await counts()).toEqual({ bare: [0, 0], 'task-only': [0, 0], 'by-task': [2, 0], direct: [2, 0] });
  await site.client.assessments.sign(await signInput(site));
  expect(await counts()).toMatchObject({ 'by-task': [2, 1], direct: [2, 1] });
  // Needing a second one that she lacks, she is counted once and is not qualified.
  await makeItem(site, requirementItem({ roleId: 'worker', competencyId: 'permit' }), '2026-03-01');
  expect(await counts()).toMatchObject({ 'by-task': [2, 0], direct: [2, 1] });
});

test('who may not read everybody’s readiness is told no numbers of people', async () => {
  await enrol(site, 'emil', { grants: [{ role: 'lineManager', unitId: 'works' }] });
  await signIn(site, 'emil');
  const { clauses } = await site.client.catalogue.clauseCoverage({});
  expect(clauses.length).toBe(4);
  expect(clauses.every(({ required, qualified }) => required === null && qualified === null)).toBe(true);
});
