import { beforeEach, expect, test } from 'vitest';
import { blockItem, linkItem, taskItem } from '../../support/catalogue-items';
import { approveItems, makeLibrary } from '../../support/framework';
import { competencyItem, makeItem, makeRole, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

let site: TestSite;

const outcome = 'A pump that nobody can start while it is open';
const brew = linkItem('roleTask', 'brewer', 'brew', { outcome: 'A batch to its recipe' });
const isolate = linkItem('roleTask', 'worker', 'isolate', { outcome, scenario: 'P-201 leaks on a Sunday night', ordinal: 1 });
const loto = competencyItem('loto', {
  scaleId: 'scale',
  indicators: [
    { indicatorId: 'tied', outcomeIds: ['worker-isolate'] },
    { indicatorId: 'to-another-role', outcomeIds: ['brewer-brew'] },
    { indicatorId: 'to-nothing' },
    { indicatorId: 'to-what-is-not-there', outcomeIds: ['gone', 'worker-walk'] },
  ],
  blockIds: ['block'],
});

beforeEach(async () => {
  site = await makeTestSite();
  await makeRole(site, 'worker');
  await makeRole(site, 'brewer');
  await approveItems(site, await makeLibrary(site), [
    scaleItem('scale'),
    blockItem('block', {
      indicators: [
        { indicatorId: 'of-block', level: 2, text: 'Stops on doubt', positiveExample: null, negativeExample: null, outcomeIds: [] },
      ],
    }),
    loto,
    competencyItem('by-task', { scaleId: 'scale', indicators: [{ indicatorId: 'of-task' }] }),
    competencyItem('of-others', { scaleId: 'scale', indicators: [{ indicatorId: 'not-asked' }] }),
    requirementItem({ roleId: 'worker', competencyId: 'loto' }),
    taskItem('isolate', { goodLooksLike: 'Zero energy is shown before the first bolt' }),
    taskItem('walk'),
    taskItem('brew'),
    isolate,
    // A task of which nobody has said what it is for is no accomplishment.
    linkItem('roleTask', 'worker', 'walk', { ordinal: 2 }),
    brew,
    linkItem('taskCompetency', 'walk', 'by-task'),
  ]);
});

test('a role has its outcomes with scenario, what good looks like and the indicators that are signs of each', async () => {
  const { accomplishments } = await site.client.jobRoles.accomplishments({ roleId: 'worker' });
  expect(accomplishments).toMatchObject([
    {
      linkId: 'worker-isolate',
      outcome,
      scenario: 'P-201 leaks on a Sunday night',
      task: { code: 'ISOLATE', goodLooksLike: 'Zero energy is shown before the first bolt' },
      indicators: [{ indicatorId: 'tied', code: 'LOTO' }],
    },
    { linkId: 'worker-walk', outcome: '', indicators: [{ indicatorId: 'to-what-is-not-there' }] },
  ]);
});

test('an indicator of what the role needs that is a sign of no accomplishment at all is flagged', async () => {
  const { untied } = await site.client.jobRoles.accomplishments({ roleId: 'worker' });
  expect(untied.map(({ indicatorId }) => indicatorId)).toEqual(['of-task', 'to-nothing', 'to-what-is-not-there', 'of-block']);
});

test('an accomplishment that is retired leaves its indicators untied, from that day on', async () => {
  await makeItem(site, { ...isolate, isRetired: true }, '2026-04-01');
  const untied = async (asOf: string) =>
    (await site.client.jobRoles.accomplishments({ roleId: 'worker', asOf })).untied.map(({ indicatorId }) => indicatorId);
  expect(await untied('2026-03-31')).not.toContain('tied');
  expect(await untied('2026-04-01')).toContain('tied');
});

test('of an unknown role nothing is known', async () => {
  await expect(site.client.jobRoles.accomplishments({ roleId: 'nobody' })).rejects.toMatchObject({ code: 'RoleNotFound' });
});
