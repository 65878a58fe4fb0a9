import { expect, test } from 'vitest';
import type { CompetencyItem, ScaleItem } from '../../../shared/contract/framework-item';
import { levelLook } from '../../../shared/domain/scale-look';
import { approveDraft, approveItems, makeDraft, makeLibrary, recordOf } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

const three = scaleItem('three', {}, 'Three steps');
const steps = [2, 3].map((level) => ({ stepId: `s${level}`, level, text: 'Do it', isCritical: false, prompt: '' }));
const weld = competencyItem('weld', { scaleId: 'three', steps });
const need = requirementItem({ roleId: 'worker', competencyId: 'weld' });

/** A scale of five levels; 1, 2 and 3 of the old one lie on 1, 3 and 4 of it. */
const five = (
  pairs: readonly (readonly [number, number])[] = [
    [1, 1],
    [2, 3],
    [3, 4],
  ],
): ScaleItem => ({
  ...scaleItem('five', {}, 'Five steps'),
  content: {
    levels: [0, 1, 2, 3, 4].map((level) => ({ level, code: `N${level}`, name: `Level ${level}`, anchor: '', ...levelLook(level, 5) })),
    qualifyingLevel: 3,
    mapping: { fromScaleId: 'three', levels: pairs.map(([from, to]) => ({ from, to })) },
  },
});
const onFive: CompetencyItem = {
  ...weld,
  content: { ...weld.content, scaleId: 'five', steps: steps.map((step) => ({ ...step, level: step.level + 1 })) },
};
const needFive = (level: number) => ({ ...need, content: { ...need.content, level } });

/** pia, a worker, held at level 2 of three since today; the library is in force since January. */
async function makeWelder(): Promise<{ readonly site: TestSite; readonly library: string; readonly assessmentId: string }> {
  const site = await makeTestSite();
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'works' });
  const library = await makeLibrary(site);
  await approveItems(site, library, [three, weld, need], '2026-01-01');
  const { assessmentId } = await site.client.assessments.sign(await inWeld(site, 2));
  return { site, library, assessmentId };
}

/** What signs pia off in weld at a level today, by ada. */
async function inWeld({ client, clock }: TestSite, level: number): Promise<Parameters<TestSite['client']['assessments']['sign']>[0]> {
  const { competency } = await client.assessments.form({ personId: 'pia', competencyId: 'weld' });
  const { steps: checklist } = await client.competencies.get({ competencyId: 'weld' });
  return {
    personId: 'pia',
    competencyId: 'weld',
    competencyVersion: competency.version,
    level,
    performedOn: clock.now.toISOString().slice(0, 10),
    place: 'Line 1',
    note: '',
    lateReason: null,
    prerequisiteReason: '',
    evidenceIds: [],
    steps: checklist.filter((step) => step.level === level).map(({ stepId }) => ({ stepId, result: 'met', note: null })),
    signature: { login: 'ada', passphrase: passphraseOf('ada') },
  };
}

const standingOn = async ({ client }: TestSite, asOf: string) => {
  const [standing] = (await client.people.get({ personId: 'pia', asOf })).standings;
  return [standing?.heldLevel, standing?.heldLevelCode, standing?.requiredLevel, standing?.requiredLevelCode, standing?.state];
};

test('a competency goes to another scale only with a place for each level that it had', async () => {
  const { site, library } = await makeWelder();
  const refused = async (scale: ScaleItem) => {
    const draftId = await makeDraft(site, library, [scale, onFive, needFive(3)]);
    const { faults } = await site.client.framework.faults({ draftId });
    await expect(site.client.framework.submit({ draftId, title: 'T', summary: '' })).rejects.toMatchObject({ code: 'DraftFaulty' });
    await site.client.framework.discardDraft({ draftId });
    return faults.map(({ code, itemId }) => [code, itemId]);
  };
  const incomplete = [['mappingIncomplete', 'weld']];
  expect(await refused({ ...five(), content: { ...five().content, mapping: null } })).toEqual(incomplete);
  expect(
    await refused(
      five([
        [1, 1],
        [2, 3],
      ]),
    ),
  ).toEqual(incomplete);
  expect(
    await refused(
      five([
        [1, 1],
        [2, 3],
        [3, 7],
      ]),
    ),
  ).toEqual(incomplete);
  expect(await refused({ ...five(), content: { ...five().content, mapping: { fromScaleId: 'other', levels: [] } } })).toEqual(incomplete);
});

test('what was assessed before a change of scale counts at its mapped level after it, and is kept on the old scale', async () => {
  const { site, library, assessmentId } = await makeWelder();
  const before = await recordOf(site).selectFrom('assessment').selectAll().execute();
  await approveItems(site, library, [five(), onFive, needFive(3)], '2026-04-01');
  expect(await standingOn(site, '2026-03-31')).toEqual([2, '2', 2, '2', 'qualified']);
  expect(await standingOn(site, '2026-04-01')).toEqual([3, 'N3', 3, 'N3', 'qualified']);
  expect(await recordOf(site).selectFrom('assessment').selectAll().execute()).toEqual(before);

  site.clock.now = new Date('2026-04-02T10:00:00.000Z');
  await signIn(site, 'ada');
  expect(await site.client.assessments.get({ assessmentId })).toMatchObject({ level: 2, levelCode: '2', signatures: [{ isValid: true }] });
  expect((await site.client.competencies.get({ competencyId: 'weld', asOf: '2026-03-31' })).scale.name).toBe('Three steps');
  expect((await site.client.competencies.get({ competencyId: 'weld' })).scale.name).toBe('Five steps');
  const signed = await site.client.assessments.sign(await inWeld(site, 4));
  expect(await site.client.assessments.get(signed)).toMatchObject({ level: 4, levelCode: 'N4' });
  expect(await standingOn(site, '2026-04-02')).toEqual([4, 'N4', 3, 'N3', 'qualified']);
  expect(await standingOn(site, '2026-04-01')).toEqual([3, 'N3', 3, 'N3', 'qualified']);
  const explained = JSON.stringify(await site.client.readiness.explain({ personId: 'pia', competencyId: 'weld', asOf: '2026-04-01' }));
  expect(explained).toContain('level N3 is required and held');
});

test('a mapping to a lower level can take a qualification away, from the day of the change on', async () => {
  const { site, library } = await makeWelder();
  await approveItems(
    site,
    library,
    [
      five([
        [1, 0],
        [2, 2],
        [3, 4],
      ]),
      onFive,
      needFive(3),
    ],
    '2026-04-01',
  );
  expect(await standingOn(site, '2026-03-31')).toEqual([2, '2', 2, '2', 'qualified']);
  expect(await standingOn(site, '2026-04-01')).toEqual([2, 'N2', 3, 'N3', 'belowLevel']);
});

test('a requirement must be moved to the new scale with its competency', async () => {
  const { site, library } = await makeWelder();
  await approveItems(site, library, [needFive(3)]);
  const narrow = {
    ...five([
      [1, 0],
      [2, 1],
      [3, 2],
    ]),
  };
  const levels = narrow.content.levels.filter(({ level }) => level < 3);
  const lowest = { ...narrow, content: { ...narrow.content, levels, qualifyingLevel: 2 } };
  const draftId = await makeDraft(site, library, [lowest, { ...onFive, content: { ...onFive.content, steps: [] } }]);
  expect((await site.client.framework.faults({ draftId })).faults).toEqual([
    { code: 'levelNotOnScale', itemId: need.itemId, detail: '3 (Five steps)' },
  ]);
});

test('a competency changes its scale everywhere at once, never under a pilot', async () => {
  const { site, library } = await makeWelder();
  const draftId = await makeDraft(site, library, [five(), onFive, needFive(3)]);
  const pilot = approveDraft(site, draftId, { effectiveFrom: '2026-04-01', pilotUnitIds: ['works'] });
  await expect(pilot).rejects.toMatchObject({ code: 'ScaleInPilot', data: { itemIds: ['weld'] } });
  expect(await standingOn(site, '2026-04-01')).toEqual([2, '2', 2, '2', 'qualified']);
});
