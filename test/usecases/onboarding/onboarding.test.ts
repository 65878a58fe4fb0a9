import { expect, test } from 'vitest';
import { signInput } from '../../support/assessments';
import { newestEntry } from '../../support/framework';
import { assessed } from '../../support/held';
import { makeShop, owedBy, reason, toShop } from '../../support/moves';
import { makePerson } from '../../support/people';
import type { TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const walk = { lineId: null, title: 'Walks the escape routes', competencyId: null, dueDays: 7, owner: 'person' } as const;
const badge = { lineId: null, title: 'Gets the badge', competencyId: null, dueDays: 0, owner: 'manager' } as const;
const lock = { lineId: null, title: '', competencyId: 'loto', dueDays: 30, owner: 'manager' } as const;

async function makeTemplate(): Promise<TestSite> {
  const site = await makeShop();
  await site.client.onboarding.save({ roleId: 'worker', lines: [walk, badge, lock], reason });
  await makePerson(site, 'nia', { managerPersonId: 'mia' });
  return site;
}

const assign = ({ client }: TestSite, validFrom: string, part: { personId?: string; unitId?: string; roleId?: string } = {}) =>
  client.people.assign({
    personId: 'nia',
    roleId: 'worker',
    unitId: 'works',
    title: '',
    shift: null,
    validFrom,
    validTo: null,
    reason,
    ...part,
  });

test('a template keeps its order, loses what is left out, and is refused where it says nothing', async () => {
  const site = await makeTemplate();
  const { client } = site;
  const { lines } = await client.onboarding.template({ roleId: 'worker' });
  expect(lines.map(({ title, competencyCode, dueDays, owner }) => [title, competencyCode, dueDays, owner])).toEqual([
    ['Walks the escape routes', '', 7, 'person'],
    ['Gets the badge', '', 0, 'manager'],
    ['', 'LOTO', 30, 'manager'],
  ]);
  const kept = lines.map(({ competencyCode: _code, competencyTitle: _title, ...line }) => line);
  const save = (next: readonly ((typeof kept)[number] | typeof walk)[]) =>
    client.onboarding.save({ roleId: 'worker', lines: [...next], reason });
  await expect(save(kept)).rejects.toMatchObject({ code: 'Unchanged' });
  await save(kept.slice(1).toReversed());
  expect((await client.onboarding.template({ roleId: 'worker' })).lines.map(({ dueDays }) => dueDays)).toEqual([30, 0]);
  await expect(save(kept.slice(0, 1))).rejects.toMatchObject({ code: 'LineNotFound' });
  await expect(client.onboarding.save({ roleId: 'worker', lines: [walk, { ...walk, title: ' ' }], reason })).rejects.toMatchObject({
    code: 'LineEmpty',
    data: { ordinal: 1 },
  });
  await expect(client.onboarding.save({ roleId: 'worker', lines: [{ ...lock, competencyId: 'none' }], reason })).rejects.toMatchObject({
    code: 'CompetencyNotFound',
  });
  await expect(client.onboarding.save({ roleId: 'none', lines: [], reason })).rejects.toMatchObject({ code: 'RoleNotFound' });
  await expect(client.onboarding.template({ roleId: 'none' })).rejects.toMatchObject({ code: 'RoleNotFound' });
});

test('who is new in a role gets what its template asks, counted from the first day, each with who sees to it', async () => {
  const site = await makeTemplate();
  await assign(site, '2026-04-01');
  expect(await owedBy(site, 'nia')).toEqual([
    'Gets the badge by 2026-04-01, mia',
    'Walks the escape routes by 2026-04-08, nia',
    'loto by 2026-05-01, mia',
  ]);
});

test('who was recorded late is given today at the earliest, and who began long ago is not new', async () => {
  const site = await makeTemplate();
  await assign(site, '2026-03-01');
  expect(await owedBy(site, 'nia')).toEqual([
    'Gets the badge by 2026-03-14, mia',
    'Walks the escape routes by 2026-03-14, nia',
    'loto by 2026-03-31, mia',
  ]);
  await makePerson(site, 'old');
  await assign(site, '2025-12-13', { personId: 'old' });
  expect(await owedBy(site, 'old')).toEqual([]);
});

test('nobody is asked twice for a role, and not for what they are ready in', async () => {
  const site = await makeTemplate();
  const { positionId } = await assign(site, '2026-03-10');
  await site.client.people.endPosition({ positionId, validTo: '2026-03-20', reason });
  await assign(site, '2026-04-01');
  expect(await owedBy(site, 'nia')).toHaveLength(3);
  await assign(site, '2026-04-01', { personId: 'bob', unitId: 'shop' });
  expect(await owedBy(site, 'bob')).toEqual([]);
  await makePerson(site, 'kim');
  await assessed(site, 'kim', 'loto');
  await assign(site, '2026-04-01', { personId: 'kim' });
  expect(await owedBy(site, 'kim')).toEqual(['Gets the badge by 2026-04-01, kim', 'Walks the escape routes by 2026-04-08, kim']);
});

test('a confirmed change of role asks for what is missing and for what the template says', async () => {
  const site = await makeTemplate();
  await site.client.onboarding.save({ roleId: 'fitter', lines: [walk], reason });
  const { planId } = await site.client.moves.plan(toShop);
  expect((await site.client.moves.confirm({ personId: 'paul', planId, reason })).obligations).toBe(4);
  expect(await owedBy(site, 'paul')).toContain('Walks the escape routes by 2026-04-08, paul');
});

test('what is to be done is done when the person says so, or who sees to it; a competency only by assessment', async () => {
  const site = await makeTemplate();
  await assign(site, '2026-03-14');
  await enrol(site, 'nia', { grants: [{ role: 'employee', unitId: null }], personId: 'nia' });
  await enrol(site, 'mia', { grants: [{ role: 'employee', unitId: null }], personId: 'mia' });
  const idOf = async (title: string | null) => {
    const { obligations } = await site.client.obligations.list({ personId: null, revisionId: null, own: true, state: null });
    return obligations.find((one) => one.title === title)?.obligationId ?? '';
  };
  const complete = (obligationId: string) => site.client.obligations.complete({ obligationId });
  await signIn(site, 'nia');
  const walked = await idOf('Walks the escape routes');
  expect(await site.client.obligations.get({ obligationId: walked })).toMatchObject({
    obligation: { isToConfirm: true, personName: 'nia, Test' },
  });
  await expect(site.client.obligations.text({ obligationId: walked })).rejects.toMatchObject({ code: 'NothingToRead' });
  expect(await complete(walked)).toEqual({ doneOn: '2026-03-14' });
  expect((await newestEntry(site)).action).toBe('obligations.complete');
  await expect(complete(walked)).rejects.toMatchObject({ code: 'NotOpen' });
  await expect(complete(await idOf(null))).rejects.toMatchObject({ code: 'ByAssessment' });
  await signIn(site, 'mia');
  await expect(complete(walked)).rejects.toMatchObject({ code: 'NotYours' });
  await complete(await idOf('Gets the badge'));
  await signIn(site, 'ada');
  await expect(complete('none')).rejects.toMatchObject({ code: 'ObligationNotFound' });
  expect(await owedBy(site, 'nia')).toEqual(['loto by 2026-04-13, mia']);
  await site.client.assessments.sign(await signInput(site, { personId: 'nia' }));
  expect(await owedBy(site, 'nia')).toEqual([]);
  expect(await owedBy(site, 'nia', 'done')).toHaveLength(3);
});
