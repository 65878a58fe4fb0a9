import { beforeEach, expect, test } from 'vitest';
import type { Prerequisite } from '../../../shared/domain/framework/prerequisites';
import { signInput } from '../../support/assessments';
import { makeAssessment, newestEntry, recordOf } from '../../support/framework';
import { logLength } from '../../support/log';
import { competencyItem, makeCompetency, makeItem, makePerson, makeRequirement, makeRole, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

let site: TestSite;

const asked = (rule: Prerequisite['rule'], count: number, ...of: readonly [string, number][]): Prerequisite => ({
  level: 2,
  rule,
  count,
  of: of.map(([competencyId, level]) => ({ competencyId, level })),
});
const steps = ['s1', 's2', 's3', 's4', 's5'].map((stepId) => ({ stepId }));

const onePermit = asked('all', 1, ['permit', 1]);

/** pia's works, where loto at level 2 asks for some of `permit`, `gas` and `rescue` before. */
async function loto(prerequisites: readonly Prerequisite[]): Promise<void> {
  await makeCompetency(site, 'loto', { steps, prerequisites: [...prerequisites] });
}

beforeEach(async () => {
  site = await makeTestSite();
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  for (const competencyId of ['permit', 'gas', 'rescue'])
    await makeCompetency(site, competencyId, { steps: [{ stepId: `${competencyId}-1` }] });
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'works' });
});

/** Gives pia a level in a competency from a day on. */
async function hold(competencyId: string, level: number, performedOn = '2026-03-01'): Promise<void> {
  await makeAssessment(site, 'pia', competencyId, { level, performedOn });
  // The derivation reads the record that was just put there.
  await makeRequirement(site, { roleId: 'worker', competencyId, level: 1 });
}

test('all, any and so many are asked for on the day of the work, and the refusal says in words what is missing', async () => {
  await loto([asked('all', 1, ['permit', 1], ['gas', 2]), asked('any', 1, ['rescue', 1], ['gas', 1])]);
  const before = await logLength(site.station);
  await expect(site.client.assessments.sign(await signInput(site))).rejects.toMatchObject({
    code: 'PrerequisiteUnmet',
    data: { missing: ['Not held: PERMIT at level 1, GAS at level 2.', 'None is held of: RESCUE at level 1, GAS at level 1.'] },
  });
  expect(await logLength(site.station)).toBe(before);
  expect(await recordOf(site).selectFrom('assessment').selectAll().execute()).toEqual([]);
});

test('what is held on the day opens the way, and what was held only later does not', async () => {
  await loto([asked('all', 1, ['permit', 2])]);
  await hold('permit', 2, '2026-03-10');
  await expect(
    site.client.assessments.sign(await signInput(site, { performedOn: '2026-03-09', lateReason: 'on paper first' })),
  ).rejects.toMatchObject({ code: 'PrerequisiteUnmet' });
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, { prerequisiteReason: 'not needed' }));
  expect((await site.client.assessments.get({ assessmentId })).prerequisiteReason).toBeNull();
});

test('a level that has run out is not held any more', async () => {
  await loto([asked('all', 1, ['permit', 2])]);
  await hold('permit', 2, '2025-03-10');
  await expect(site.client.assessments.sign(await signInput(site))).rejects.toMatchObject({ code: 'PrerequisiteUnmet' });
});

test('an assessor may sign all the same and say why, which is part of what is signed and of the record', async () => {
  await loto([asked('count', 2, ['permit', 1], ['gas', 1], ['rescue', 1])]);
  await hold('gas', 1);
  const input = await signInput(site);
  await expect(site.client.assessments.sign({ ...input, prerequisiteReason: '   ' })).rejects.toMatchObject({
    data: { missing: ['1 of 2 are held; 1 more of: PERMIT at level 1, RESCUE at level 1.'] },
  });
  const { assessmentId } = await site.client.assessments.sign({ ...input, prerequisiteReason: 'works beside a permit holder' });
  const record = await site.client.assessments.get({ assessmentId });
  expect(record.prerequisiteReason).toBe('works beside a permit holder');
  expect(record.signatures.map(({ isValid }) => isValid)).toEqual([true]);
  const { changes } = await newestEntry(site);
  expect(JSON.stringify(changes)).toContain('works beside a permit holder');
});

test('that somebody failed is recorded whatever they held before', async () => {
  await loto([asked('all', 1, ['permit', 1])]);
  const { assessmentId, outcome } = await site.client.assessments.sign(await signInput(site, {}, { s1: 'notMet', s2: 'notMet' }));
  expect(outcome).toBe('notYetCompetent');
  expect((await site.client.assessments.get({ assessmentId })).prerequisiteReason).toBeNull();
});

test('a level below the one that asks is signed without it', async () => {
  await makeCompetency(site, 'loto', {
    steps: [...steps.map((step) => ({ ...step, level: 1 })), { stepId: 'teach', level: 2 }],
    prerequisites: [asked('all', 1, ['permit', 1])],
  });
  await expect(site.client.assessments.sign(await signInput(site, { level: 1 }))).resolves.toMatchObject({ outcome: 'competent' });
});

test('the form names each prerequisite with its level and what the person held of it from when to when', async () => {
  await loto([asked('any', 1, ['permit', 2], ['gas', 3])]);
  await hold('permit', 2, '2026-02-01');
  const { prerequisites } = await site.client.assessments.form({ personId: 'pia', competencyId: 'loto' });
  expect(prerequisites).toEqual([
    {
      level: 2,
      rule: 'any',
      count: 1,
      of: [
        {
          competencyId: 'permit',
          level: 2,
          code: 'PERMIT',
          title: 'Competency permit',
          levelCode: '2',
          held: [{ level: 2, from: '2026-02-01', until: '2027-02-01' }],
        },
        { competencyId: 'gas', level: 3, code: 'GAS', title: 'Competency gas', levelCode: '3', held: [] },
      ],
    },
  ]);
});

test('a revision that brings a prerequisite changes the version, so that an open form is opened again', async () => {
  await loto([]);
  const input = await signInput(site);
  await makeItem(site, competencyItem('loto', { steps, prerequisites: [asked('all', 1, ['permit', 1])] }), '2026-03-14');
  await expect(site.client.assessments.sign(input)).rejects.toMatchObject({ code: 'ChecklistChanged' });
});

test('without prerequisites neither form nor signature asks what is held', async () => {
  const texts: string[] = [];
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { site: sqlite } = open.vault;
  const prepare = sqlite.prepare.bind(sqlite);
  await loto([onePermit]);
  const statements = async (prerequisites: readonly Prerequisite[]): Promise<number> => {
    await makeItem(site, competencyItem('loto', { steps, prerequisites: [...prerequisites] }));
    texts.length = 0;
    Object.assign(sqlite, { prepare: (text: string) => (texts.push(text), prepare(text)) });
    await site.client.assessments.sign(await signInput(site, { prerequisiteReason: 'for the count' }));
    Object.assign(sqlite, { prepare });
    return texts.filter((text) => text.includes('holding') && /^\s*select/i.test(text)).length;
  };
  expect(await statements([])).toBe(0);
  // Once for the signature, once for what follows from it.
  expect(await statements([onePermit])).toBe(2);
});
