import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { frameworkItem, type CompetencyItem } from '../../../shared/contract/framework-item';
import { makeWorks, signInput } from '../../support/assessments';
import { approveItems, makeDraft, makeLibrary, recordOf } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, plainItem, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

const scale = scaleItem('scale', {}, 'Proficiency');

/** A competency in which nothing is left at what it would be anyway. */
const full: CompetencyItem = {
  ...plainItem,
  itemId: 'loto',
  frameworkId: 'to be set',
  kind: 'competency',
  code: 'LOTO-01',
  title: 'Lockout-tagout “Größe” 🙂',
  parentId: 'safety',
  ordinal: 2048,
  stewardUserId: 'a-steward',
  reviewMonths: 18,
  origin: { format: 'case', identifier: '8c5d1f9c', rest: '{"educationLevel":["09"]}' },
  content: {
    description: 'Isolates equipment from every source of energy.\n<b>Not</b> from some.',
    type: 'behaviour',
    criticality: 'critical',
    scaleId: 'scale',
    validityMonths: 12,
    isSequenceEnforced: true,
    indicators: [
      {
        indicatorId: 'i2',
        level: 2,
        text: 'Proves zero energy',
        positiveExample: 'Tries the start button',
        negativeExample: null,
        outcomeIds: ['o'],
      },
      {
        indicatorId: 'i1',
        level: 1,
        text: 'Names the energy sources',
        positiveExample: null,
        negativeExample: 'Speaks of the motor only',
        outcomeIds: [],
      },
    ],
    steps: [
      { stepId: 's2', level: 2, text: 'Lock every energy source', isCritical: true, prompt: '' },
      { stepId: 's1', level: 2, text: 'Read the permit', isCritical: false, prompt: '' },
    ],
    guidance: { assessor: 'Watch the hands.', coach: 'Ask why.', employee: 'Take your time.' },
    prerequisites: [{ level: 3, rule: 'count', count: 1, of: [{ competencyId: 'first-aid', level: 2 }] }],
    blockIds: ['common'],
    sufficiency: [
      {
        level: 2,
        parts: [{ kinds: ['practical', 'observation'], count: 2, differentAssessors: true, underAbnormal: 1, maxAgeMonths: 12 }],
        withinMonths: 6,
        secondAssessor: true,
      },
    ],
    validity: {
      rules: [
        { level: 3, rule: { kind: 'anniversary', years: 1 } },
        { level: null, rule: { kind: 'event', events: ['Procedure changed'] } },
      ],
      renewalWindowDays: 30,
      graceDays: 14,
      currency: { count: 3, withinDays: 90 },
    },
  },
};
const others = [
  scale,
  competencyItem('first-aid', { scaleId: 'scale' }),
  frameworkItem.parse({ ...plainItem, itemId: 'safety', kind: 'group', title: 'Safety', content: { description: '' } }),
  frameworkItem.parse({
    ...plainItem,
    itemId: 'common',
    kind: 'block',
    title: 'Common',
    content: {
      indicators: [],
      steps: [{ stepId: 'common-1', level: 2, text: 'Sign the sheet', isCritical: false, prompt: '' }],
      guidance: { assessor: '', coach: '', employee: 'Ask when in doubt.' },
    },
  }),
];

test('a competency is read back field by field as it was written: from the draft, once approved, and after the site was closed', async () => {
  const site = await makeTestSite();
  const library = await makeLibrary(site);
  const written = { ...full, frameworkId: library };
  const draftId = await makeDraft(site, library, [...others, full]);
  expect((await site.client.framework.item({ itemId: 'loto', draftId })).item).toEqual(written);
  await site.client.framework.discardDraft({ draftId });
  await approveItems(site, library, [...others, full]);
  await signIn(site, 'ada');
  expect((await site.client.framework.item({ itemId: 'loto' })).item).toEqual(written);
  const { indicators, steps, guidance, ...fields } = full.content;
  const { prerequisites, type, criticality, description, validityMonths } = fields;
  expect(await site.client.competencies.get({ competencyId: 'loto' })).toMatchObject({
    code: full.code,
    title: full.title,
    description,
    type,
    criticality,
    validityMonths,
    prerequisites,
    indicators,
    steps: [...steps, { stepId: 'common-1', level: 2, text: 'Sign the sheet', isCritical: false, prompt: '' }],
    guidance: { ...guidance, employee: 'Take your time.\n\nAsk when in doubt.' },
    stewardUserId: 'a-steward',
    reviewMonths: 18,
    isRetired: false,
    replacedById: null,
    scale: { name: 'Proficiency', qualifyingLevel: 2 },
  });
});

test('a competency changed by a later revision is told with its new version and who approved it, and reads as before on the day before', async () => {
  const site = await makeTestSite();
  const library = await makeLibrary(site);
  await approveItems(site, library, [...others, full]);
  const before = await site.client.competencies.get({ competencyId: 'loto' });
  const [first, second] = full.content.steps;
  if (first === undefined || second === undefined) throw new Error('it has two steps');
  await approveItems(site, library, [{ ...full, title: 'Lockout', content: { ...full.content, steps: [second] } }], '2026-04-01');
  expect(await site.client.competencies.get({ competencyId: 'loto' })).toEqual(before);
  const after = await site.client.competencies.get({ competencyId: 'loto', asOf: '2026-04-01' });
  expect(after.version).toBeGreaterThan(before.version);
  expect(after).toMatchObject({ title: 'Lockout', steps: [{ stepId: 's1' }, { stepId: 'common-1' }], lastChange: { by: 'Ben Birch' } });
});

test('whatever SQL is sent, no row of the framework goes away or changes its words', async () => {
  const site = await makeTestSite();
  const library = await makeLibrary(site);
  await makeRole(site, 'fitter');
  await approveItems(site, library, [
    scale,
    competencyItem('weld', { scaleId: 'scale' }),
    requirementItem({ roleId: 'fitter', competencyId: 'weld' }),
  ]);
  const db = recordOf(site);
  const before = await site.client.framework.item({ itemId: 'weld' });
  const words = { framework: 'name', framework_revision: 'title', framework_item: 'content', job_role: 'name' } as const;
  for (const [table, column] of Object.entries(words)) {
    await expect(sql`DELETE FROM ${sql.table(table)}`.execute(db), table).rejects.toThrow('keeps every version');
    await expect(sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = '{"x":1}'`.execute(db), table).rejects.toThrow(
      'keeps every version',
    );
    await expect(sql`UPDATE ${sql.table(table)} SET recordedTo = 99, ${sql.ref(column)} = '{"x":1}'`.execute(db), table).rejects.toThrow(
      'keeps every version',
    );
  }
  await expect(sql`DELETE FROM revision_decision`.execute(db)).rejects.toThrow('is never changed');
  await expect(sql`UPDATE revision_decision SET reason = 'x'`.execute(db)).rejects.toThrow('is never changed');
  expect(await site.client.framework.item({ itemId: 'weld' })).toEqual(before);
});

test('a retired competency names what replaces it and still resolves in what was recorded with it', async () => {
  const site = await makeTestSite();
  await makeWorks(site);
  const { assessmentId } = await site.client.assessments.sign(await signInput(site));
  const before = await site.client.assessments.get({ assessmentId });
  await makeUnit(site, 'other');
  await makePerson(site, 'quin', { roleId: 'worker', unitId: 'other' });
  const library = await makeLibraryOf(site, 'library');
  const { item: loto } = await site.client.framework.item({ itemId: 'loto' });
  const { item: need } = await site.client.framework.item({ itemId: 'worker-needs-loto' });
  const successor = competencyItem('loto-2', { scaleId: 'scale-loto' });
  const retired = { ...loto, isRetired: true, replacedById: 'loto-2' };
  await approveItems(site, library, [retired, { ...need, isRetired: true }, successor], '2026-04-01');

  expect(await site.client.assessments.get({ assessmentId })).toEqual(before);
  expect(before).toMatchObject({ competencyCode: 'LOTO', signatures: [{ isValid: true }] });
  expect(await site.client.competencies.get({ competencyId: 'loto', asOf: '2026-04-01' })).toMatchObject({
    isRetired: true,
    replacedById: 'loto-2',
    steps: expect.arrayContaining([expect.objectContaining({ stepId: 's1' })]),
  });
  expect(
    (await site.client.competencies.list({ asOf: '2026-04-01' })).competencies.find(({ competencyId }) => competencyId === 'loto'),
  ).toMatchObject({
    isRetired: true,
    title: 'Competency loto',
  });
  expect((await site.client.competencies.get({ competencyId: 'loto', asOf: '2026-03-31' })).isRetired).toBe(false);
  expect((await site.client.people.get({ personId: 'pia', asOf: '2026-04-01' })).standings).toEqual([]);
  expect((await site.client.people.get({ personId: 'pia', asOf: '2026-03-31' })).standings).toHaveLength(1);
});

/** The library that the items of the tests belong to, which they name without there being one. */
async function makeLibraryOf(site: TestSite, frameworkId: string): Promise<string> {
  const row = { frameworkId, name: 'Works', description: '', functionName: null, stewardUserIds: '[]', isRetired: 0 } as const;
  await recordOf(site)
    .insertInto('framework')
    .values({ ...row, recordedFrom: 1, recordedTo: null })
    .execute();
  return frameworkId;
}

test('an item that does not exist is not found, and a locked site shows nothing of its framework', async () => {
  const { client } = await makeTestSite();
  await expect(client.framework.item({ itemId: 'nowhere' })).rejects.toMatchObject({ code: 'ItemNotFound' });
  await expect(client.competencies.get({ competencyId: 'nowhere' })).rejects.toMatchObject({ code: 'CompetencyNotFound' });
  await expect(client.jobRoles.get({ roleId: 'nowhere' })).rejects.toMatchObject({ code: 'RoleNotFound' });
  await expect(client.framework.revision({ revisionId: 'nowhere' })).rejects.toMatchObject({ code: 'RevisionNotFound' });
  await expect(client.framework.revisions({ frameworkId: 'nowhere' })).rejects.toMatchObject({ code: 'FrameworkNotFound' });
  await expect(client.framework.faults({ draftId: 'nowhere' })).rejects.toMatchObject({ code: 'DraftNotFound' });
  await client.session.lock();
  await expect(client.framework.list()).rejects.toMatchObject({ code: 'NotUnlocked' });
  await expect(client.competencies.list({})).rejects.toMatchObject({ code: 'NotUnlocked' });
});
