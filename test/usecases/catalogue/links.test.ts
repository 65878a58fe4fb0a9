import { expect, test } from 'vitest';
import type { FrameworkItem, ItemOf } from '../../../shared/contract/framework-item';
import { approveItems, makeDraft, approveDraft, makeLibrary } from '../../support/framework';
import { competencyItem, makeRole, plainItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

const task = (itemId: string): ItemOf<'task'> => ({
  ...plainItem,
  itemId,
  kind: 'task',
  code: itemId.toUpperCase(),
  title: `Task ${itemId}`,
  content: {
    description: '',
    difficulty: 4,
    importance: 5,
    frequency: null,
    consequence: 'high',
    isCovered: true,
    abnormalConditions: [],
    goodLooksLike: '',
    decidedTraining: null,
    trainingReason: '',
  },
});
const clause = (itemId: string): ItemOf<'clause'> => ({
  ...plainItem,
  itemId,
  kind: 'clause',
  code: itemId.toUpperCase(),
  title: `Clause ${itemId}`,
  content: {
    authority: 'FDA',
    document: '21 CFR 211',
    edition: '2024',
    textReference: '',
    effectiveFrom: '2024-01-01',
    effectiveTo: null,
    notSoleMethods: [],
    validity: null,
    graceDays: null,
    forbidsExtension: false,
  },
});
const link = (relation: ItemOf<'link'>['content']['relation'], fromId: string, toId: string, outcome = ''): ItemOf<'link'> => ({
  ...plainItem,
  itemId: `${fromId}-${toId}`,
  kind: 'link',
  fromId,
  toId,
  content: { relation, level: relation === 'taskCompetency' ? 2 : null, isMandatory: true, outcome, scenario: '' },
});

const items: readonly FrameworkItem[] = [
  scaleItem('scale'),
  ...['grip', 'sort', 'seal'].map((competencyId) => competencyItem(competencyId, { scaleId: 'scale' })),
  task('fill'),
  clause('a25'),
  clause('a28'),
  link('taskClause', 'fill', 'a25'),
  link('taskClause', 'fill', 'a28'),
  ...['grip', 'sort', 'seal'].map((competencyId) => link('taskCompetency', 'fill', competencyId)),
  link('roleTask', 'filler', 'fill', 'Every vial leaves whole and counted'),
];

async function siteWithLinks(): Promise<{ readonly site: TestSite; readonly library: string }> {
  const site = await makeTestSite();
  await makeRole(site, 'filler', 'Filling operator');
  const library = await makeLibrary(site);
  await approveItems(site, library, items);
  return { site, library };
}

const ends = async (site: TestSite, itemId: string, asOf?: string): Promise<string[]> => {
  const { links } = await site.client.catalogue.links({ itemId, ...(asOf === undefined ? {} : { asOf }) });
  return links.map(({ end, relation, other }) => `${end} ${relation} ${other.kind} ${other.title}`).toSorted();
};

test('a task shows its two clauses, its three competencies and its role, and each of them shows the task', async () => {
  const { site } = await siteWithLinks();
  expect(await ends(site, 'fill')).toEqual([
    'from taskClause clause Clause a25',
    'from taskClause clause Clause a28',
    'from taskCompetency competency Competency grip',
    'from taskCompetency competency Competency seal',
    'from taskCompetency competency Competency sort',
    'to roleTask role Filling operator',
  ]);
  expect(await ends(site, 'a25')).toEqual(['to taskClause task Task fill']);
  expect(await ends(site, 'seal')).toEqual(['to taskCompetency task Task fill']);
  const { links } = await site.client.catalogue.links({ itemId: 'seal' });
  expect(links[0]).toMatchObject({ level: 2, levelName: '2 Works alone', isMandatory: true, revision: { number: 1 } });
  expect(await site.client.catalogue.links({ itemId: 'filler' })).toMatchObject({
    links: [{ end: 'from', outcome: 'Every vial leaves whole and counted', other: { itemId: 'fill' } }],
  });
});

test('a link that is retired later is still there on the days before', async () => {
  const { site, library } = await siteWithLinks();
  const retired = { ...link('taskClause', 'fill', 'a28'), isRetired: true };
  await approveDraft(site, await makeDraft(site, library, [retired]), { effectiveFrom: '2026-04-01' });
  expect(await ends(site, 'a28', '2026-03-31')).toEqual(['to taskClause task Task fill']);
  expect(await ends(site, 'a28', '2026-04-01')).toEqual([]);
  expect(await ends(site, 'a28', '2026-03-13')).toEqual([]);
});

test('the catalogue lists the tasks and the clauses of a day and of a library with how much is linked to each', async () => {
  const { site, library } = await siteWithLinks();
  const other = await makeLibrary(site, 'Logistics');
  await approveItems(site, other, [task('load')]);
  const { rows } = await site.client.catalogue.list({ kind: 'task', frameworkId: library });
  expect(rows).toEqual([
    {
      itemId: 'fill',
      frameworkId: library,
      kind: 'task',
      code: 'FILL',
      title: 'Task fill',
      isRetired: false,
      difficulty: 4,
      importance: 5,
      frequency: null,
      consequence: 'high',
      isCovered: true,
      decidedTraining: null,
      training: null,
      isTrainingToBeReviewed: false,
      linked: { roles: 1, tasks: 0, competencies: 3, clauses: 2 },
    },
  ]);
  expect((await site.client.catalogue.list({ kind: 'task' })).rows.map(({ itemId }) => itemId)).toEqual(['fill', 'load']);
  const clauses = (await site.client.catalogue.list({ kind: 'clause' })).rows;
  expect(clauses.map(({ itemId, linked }) => [itemId, linked.tasks])).toEqual([
    ['a25', 1],
    ['a28', 1],
  ]);
  expect((await site.client.catalogue.list({ kind: 'clause', asOf: '2026-03-13' })).rows).toEqual([]);
  expect((await site.client.jobRoles.list()).roles).toEqual([
    { roleId: 'filler', name: 'Filling operator', frameworkId: null, people: 0, requirements: 0, outcomes: 1 },
  ]);
});

test('what an item answers to outside is listed with its links', async () => {
  const { site, library } = await siteWithLinks();
  const content = { match: 'narrow', framework: 'O*NET', reference: '51-9111.00', uri: '', title: 'Packaging operators' } as const;
  await approveDraft(site, await makeDraft(site, library, [{ ...plainItem, itemId: 'm1', kind: 'mapping', fromId: 'grip', content }]));
  expect((await site.client.catalogue.links({ itemId: 'grip' })).mappings).toEqual([{ mappingId: 'm1', ...content }]);
});
