import { expect, test } from 'vitest';
import { blockItem, linkItem, taskItem } from '../../support/catalogue-items';
import { approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, makeRole, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

const byText = (a: string, b: string): number => a.localeCompare(b);
const same = 'Closes the suction valve before the discharge valve';

/** A library with one competency in force, and a draft that is seeded with one fault of each kind. */
async function seeded(site: TestSite) {
  await makeRole(site, 'worker');
  const library = await makeLibrary(site);
  await approveItems(site, library, [
    scaleItem('scale'),
    taskItem('isolate'),
    linkItem('roleTask', 'worker', 'isolate', { outcome: 'A pump that nobody can start' }),
    competencyItem('pumps', {
      scaleId: 'scale',
      indicators: [
        { indicatorId: 'p1', level: 1, text: same, outcomeIds: ['worker-isolate'] },
        { indicatorId: 'p2', level: 2, text: 'Knows the pump curve', outcomeIds: ['worker-isolate'] },
        { indicatorId: 'p3', level: 3, text: 'Finds the reason for cavitation', outcomeIds: ['worker-isolate'] },
      ],
    }),
  ]);
  const tied = { outcomeIds: ['worker-isolate'] };
  const draftId = await makeDraft(site, library, [
    competencyItem('valves', {
      scaleId: 'scale',
      indicators: [
        { indicatorId: 'unseen', level: 1, text: 'Understands the purpose of each valve', ...tied },
        { indicatorId: 'two', level: 1, text: 'Opens the vent and records the pressure', ...tied },
        { indicatorId: 'twin', level: 1, text: `${same}s`, ...tied },
        { indicatorId: 'untied', level: 1, text: 'Names the valves of the header' },
        { indicatorId: 'vague', level: 3, text: 'Sets the valves appropriately', ...tied },
        { indicatorId: 'not', level: 3, text: 'Never forces a valve', ...tied },
      ],
      steps: [
        {
          stepId: 'long',
          level: 1,
          text: 'Turn the hand wheel of the valve of the first of the two headers that stand beside the door of the pump house until it does not turn any more at all',
        },
      ],
    }),
    blockItem('block', {
      indicators: [
        {
          indicatorId: 'of-block',
          level: 1,
          text: 'Is familiar with the alarm list',
          positiveExample: null,
          negativeExample: null,
          ...tied,
        },
      ],
    }),
  ]);
  return { library, draftId };
}

test('each seeded fault is found where it stands, and nothing that is not asked for', async () => {
  const site = await makeTestSite();
  const { draftId } = await seeded(site);
  const { advice } = await site.client.framework.advice({ draftId });
  expect(advice.map(({ rule, itemId, partId }) => `${rule} ${itemId} ${partId ?? ''}`).toSorted(byText)).toEqual(
    [
      ['missingLevel', 'valves', ''],
      ['unobservableVerb', 'valves', 'unseen'],
      ['twoBehaviours', 'valves', 'two'],
      ['nearDuplicate', 'valves', 'twin'],
      ['noAccomplishment', 'valves', 'untied'],
      ['vagueAdverb', 'valves', 'vague'],
      ['negation', 'valves', 'not'],
      ['tooLong', 'valves', 'long'],
      ['unobservableVerb', 'block', 'of-block'],
    ]
      .map((one) => one.join(' '))
      .toSorted(byText),
  );
  const twin = advice.find(({ rule }) => rule === 'nearDuplicate');
  expect(twin?.other).toEqual({ itemId: 'pumps', partId: 'p1' });
  expect(twin?.message).toContain('PUMPS Competency pumps');
  expect(advice.find(({ rule }) => rule === 'missingLevel')?.message).toContain('level 2,');
});

test('advice can be had of one item or of the whole library, and stands in the way of nothing', async () => {
  const site = await makeTestSite();
  const { draftId } = await seeded(site);
  const ofOne = await site.client.framework.advice({ draftId, itemId: 'pumps' });
  expect(ofOne.advice.map(({ rule, partId }) => [rule, partId])).toEqual([
    ['nearDuplicate', 'p1'],
    ['unobservableVerb', 'p2'],
  ]);
  const { advice } = await site.client.framework.advice({ draftId, ofWholeLibrary: true });
  expect(new Set(advice.map(({ itemId }) => itemId))).toEqual(new Set(['pumps', 'valves', 'block']));
  expect((await site.client.framework.faults({ draftId })).faults).toEqual([]);
  await expect(site.client.framework.submit({ draftId, title: 'With faults of style', summary: '' })).resolves.toMatchObject({});
});

test('where no role says what anything is done for, no indicator is asked for its accomplishment', async () => {
  const site = await makeTestSite();
  const library = await makeLibrary(site);
  const draftId = await makeDraft(site, library, [
    scaleItem('scale'),
    competencyItem('pumps', {
      scaleId: 'scale',
      indicators: [1, 2, 3].map((level) => ({ indicatorId: `p${level}`, level, text: `Reads gauge ${'I'.repeat(level)}` })),
    }),
  ]);
  expect((await site.client.framework.advice({ draftId })).advice).toEqual([]);
});

test('a level whose indicators stand in a block is not missing', async () => {
  const site = await makeTestSite();
  const library = await makeLibrary(site);
  const sign = { positiveExample: null, negativeExample: null, outcomeIds: [] };
  const level = (n: number, blockIds: string[]) =>
    competencyItem('pumps', { scaleId: 'scale', blockIds, indicators: [{ indicatorId: 'p', level: n, text: 'Reads the gauge' }] });
  const block = blockItem('block', {
    indicators: [2, 3].map((n) => ({ indicatorId: `b${n}`, level: n, text: `Draws the ${n === 2 ? 'line' : 'header'} by heart`, ...sign })),
  });
  const draftId = await makeDraft(site, library, [scaleItem('scale'), block, level(1, ['block'])]);
  const rules = async () => (await site.client.framework.advice({ draftId })).advice.map(({ rule, message }) => [rule, message]);
  expect(await rules()).toEqual([]);
  await site.client.framework.change({
    draftId,
    label: 'Leave the block',
    items: [{ ...level(1, []), frameworkId: library }],
    restored: [],
  });
  expect(await rules()).toEqual([['missingLevel', 'No indicator says what can be seen at level 2, 3, though a lower level has one.']]);
});
