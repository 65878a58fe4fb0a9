import { beforeEach, expect, test } from 'vitest';
import { blockItem } from '../../support/catalogue-items';
import { signInput } from '../../support/assessments';
import { approveDraft, approveItems, makeDraft, makeLibrary } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

let site: TestSite;
let library: string;

const sign = { positiveExample: null, negativeExample: null, outcomeIds: [] };
const stopOnDoubt = blockItem('stop-on-doubt', {
  indicators: [{ indicatorId: 'b-i', level: 2, text: 'Stops when in doubt', ...sign }],
  steps: [{ stepId: 'b-s', level: 2, text: 'Say when you would stop', isCritical: false, prompt: '' }],
  guidance: { assessor: 'Ask for the last time', coach: '', employee: '' },
});
const uses = { scaleId: 'scale', blockIds: ['stop-on-doubt'] };
const own = { indicators: [{ indicatorId: 'own' }], steps: ['s1', 's2', 's3', 's4', 's5'].map((stepId) => ({ stepId })) };

beforeEach(async () => {
  site = await makeTestSite();
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'works' });
  library = await makeLibrary(site);
  await approveItems(site, library, [
    scaleItem('scale'),
    stopOnDoubt,
    competencyItem('loto', { ...uses, ...own }),
    competencyItem('permit', uses),
    competencyItem('without', { scaleId: 'scale', ...own }),
    requirementItem({ roleId: 'worker', competencyId: 'loto' }),
  ]);
});

const { content } = stopOnDoubt;
const changed = {
  ...stopOnDoubt,
  content: {
    ...content,
    indicators: content.indicators.map((one) => ({ ...one, text: 'Stops, calls and waits' })),
    steps: content.steps.map((one) => ({ ...one, text: 'Say whom you would call', isCritical: true, prompt: '' })),
    guidance: { ...content.guidance, assessor: 'Ask for the last call' },
  },
};
/** What is read of a competency everywhere: in the library and in the form that it is assessed by. */
async function texts(competencyId: string) {
  const { indicators, steps, guidance } = await site.client.competencies.get({ competencyId });
  const form = await site.client.assessments.form({ personId: 'pia', competencyId });
  expect([form.indicators, form.steps]).toEqual([indicators, steps]);
  return {
    indicators: indicators.map(({ text }) => text),
    steps: steps.map(({ text, isCritical }) => [text, isCritical]),
    assessor: guidance.assessor,
  };
}

test('what a block says is said by each competency it belongs to, after its own', async () => {
  expect(await texts('permit')).toEqual({
    indicators: ['Stops when in doubt'],
    steps: [['Say when you would stop', false]],
    assessor: 'Ask for the last time',
  });
  expect((await texts('loto')).indicators).toEqual(['Shows own', 'Stops when in doubt']);
  expect((await texts('without')).indicators).toEqual(['Shows own']);
});

test('a draft of a block changes nothing until it is approved, then all that refer to it', async () => {
  const before = [await texts('loto'), await texts('permit')];
  const draftId = await makeDraft(site, library, [changed]);
  expect([await texts('loto'), await texts('permit')]).toEqual(before);
  await approveDraft(site, draftId);
  for (const competencyId of ['loto', 'permit']) {
    const now = await texts(competencyId);
    expect(now.indicators.at(-1)).toBe('Stops, calls and waits');
    expect(now.steps.at(-1)).toEqual(['Say whom you would call', true]);
    expect(now.assessor).toBe('Ask for the last call');
  }
  expect((await texts('without')).steps.length).toBe(5);
});

test('a form that was open when a block changed is not signed as if nothing had', async () => {
  const input = await signInput(site);
  const steps = [...input.steps, { stepId: 'b-s', result: 'met' as const, note: null }];
  await approveDraft(site, await makeDraft(site, library, [changed]));
  await expect(site.client.assessments.sign({ ...input, steps })).rejects.toMatchObject({ code: 'ChecklistChanged' });
  const { assessmentId } = await site.client.assessments.sign({ ...(await signInput(site)), steps });
  expect((await site.client.assessments.get({ assessmentId })).steps.at(-1)).toMatchObject({
    text: 'Say whom you would call',
    isCritical: true,
  });
});

test('a block names the competencies it belongs to, as of a day', async () => {
  const used = async (asOf?: string) => {
    const { items } = await site.client.catalogue.usedIn({ itemId: 'stop-on-doubt', ...(asOf === undefined ? {} : { asOf }) });
    return items.map(({ itemId }) => itemId);
  };
  expect(await used()).toEqual(['loto', 'permit']);
  const left = competencyItem('permit', { ...uses, blockIds: [] });
  await approveDraft(site, await makeDraft(site, library, [left]), { effectiveFrom: '2026-04-01' });
  expect(await used('2026-03-31')).toEqual(['loto', 'permit']);
  expect(await used('2026-04-01')).toEqual(['loto']);
});
