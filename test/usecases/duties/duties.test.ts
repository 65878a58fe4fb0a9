import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/calendar';
import { makeWorks } from '../../support/assessments';
import { refusal } from '../../support/exceptions';
import { makeDraft, makeLibrary, newestEntry } from '../../support/framework';
import { assessed } from '../../support/held';
import { competencyItem, makeItem, makePerson, makeUnit, scaleItem, writeRecord } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const everything = { whose: 'all', kind: null, unitId: null, ownerPersonId: null, overdueOnly: false, dueBy: null, asOf: null } as const;
type Asked = Parameters<TestSite['client']['duties']['list']>[0];

/** Results hold for twelve months; the clock stands at 2026-03-14. mia leads pia and quin, and sue leads mia. */
async function makeCrew(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeWorks(site);
  await makePerson(site, 'sue');
  await makePerson(site, 'mia', { managerPersonId: 'sue' });
  await makePerson(site, 'quin', { roleId: 'worker', unitId: 'works', managerPersonId: 'mia' });
  await makePerson(site, 'ola', { roleId: 'worker', unitId: 'works' });
  await makePerson(site, 'rob', { roleId: 'worker', unitId: 'works', managerPersonId: 'mia' });
  await makePerson(site, 'new', { roleId: 'worker', unitId: 'works', managerPersonId: 'mia' });
  await assessed(site, 'pia', 'loto', { performedOn: '2025-03-10' });
  await assessed(site, 'quin', 'loto', { performedOn: '2025-04-15' });
  await assessed(site, 'ola', 'loto', { performedOn: '2026-01-15' });
  await assessed(site, 'rob', 'loto', { performedOn: '2025-02-21' });
  return site;
}

const owe = async (site: TestSite, obligationId: string, part: object = {}) =>
  writeRecord(site, 'obligation', obligationId, {
    obligationId,
    personId: 'quin',
    kind: 'reassess',
    itemId: obligationId,
    competencyId: 'loto',
    title: null,
    revisionId: null,
    ownerPersonId: 'mia',
    effectiveFrom: '2026-03-01',
    dueOn: '2026-03-30',
    reason: 'the lock is another',
    state: 'open',
    doneOn: null,
    readDigest: null,
    assessmentId: null,
    supersededBy: null,
    ...part,
  });

const linesOf = async ({ client }: TestSite, part: Partial<Asked> = {}) => {
  const { duties } = await client.duties.list({ ...everything, ...part });
  return duties.map(
    (one) => `${one.dueOn} ${one.kind} ${one.person?.personId} ${one.competencyCode} by ${one.owner?.personId}: ${one.escalation.level}`,
  );
};

test('one list holds what lapsed, what will, and what a revision asks for; two decisions for one assessment are one line', async () => {
  const site = await makeCrew();
  await owe(site, 'of-competency');
  await owe(site, 'of-requirement', { reason: 'needed at a higher level' });
  // 2025-03-10 and twelve months: through 2026-03-10, four days ago. 2025-02-21: through 2026-02-21, 21 days ago, so at the head.
  expect(await linesOf(site)).toEqual([
    '2026-02-21 reassess rob LOTO by mia: siteHead',
    '2026-03-10 reassess pia LOTO by pia: owner',
    '2026-03-30 reassess quin LOTO by mia: owner',
    '2026-04-15 renew quin LOTO by mia: owner',
  ]);
  const { duties, total, overdue } = await site.client.duties.list(everything);
  expect({ total, overdue }).toEqual({ total: 4, overdue: 2 });
  expect(duties[0]).toMatchObject({ overdueDays: 21, state: 'expired', escalation: { to: [{ personId: 'mia' }, { personId: 'sue' }] } });
  expect(duties[2]).toMatchObject({ joined: 2, reason: 'the lock is another,needed at a higher level', target: { at: 'obligation' } });
  expect(await linesOf(site, { dueBy: '2027-01-15', kind: 'renew' })).toEqual([
    '2026-04-15 renew quin LOTO by mia: owner',
    '2027-01-15 renew ola LOTO by ola: owner',
  ]);
  expect(await linesOf(site, { overdueOnly: true, ownerPersonId: 'mia' })).toEqual(['2026-02-21 reassess rob LOTO by mia: siteHead']);
  expect((await site.client.duties.list({ ...everything, offset: 1, limit: 2 })).duties.map(({ dueOn }) => dueOn)).toEqual([
    '2026-03-10',
    '2026-03-30',
  ]);
  expect(await refusal(site.client.duties.list({ ...everything, unitId: 'nowhere' }))).toBe('UnitNotFound');
  // As of another day: rob’s had gone to the line manager, sue, on the seventh day.
  expect((await linesOf(site, { asOf: '2026-02-27' }))[0]).toBe('2026-02-21 reassess rob LOTO by mia: owner');
  expect((await linesOf(site, { asOf: '2026-02-28' }))[0]).toBe('2026-02-21 reassess rob LOTO by mia: lineManager');
  // In the person’s own list the two decisions are one line as well.
  const { obligations, total: owed } = await site.client.obligations.list({ personId: 'quin', revisionId: null, own: false, state: null });
  expect([obligations.length, owed, obligations[0]?.joined]).toEqual([1, 1, 2]);
});

test('what lapses is on the list on every day on which the standings say so, and on no other', async () => {
  const site = await makeCrew();
  const everybody = {
    unitId: null,
    competencyId: null,
    personId: null,
    departmentId: null,
    mandatoryOnly: false,
    states: null,
    lapsesBy: null,
  };
  for (const day of ['2026-02-20', '2026-02-22', '2026-03-10', '2026-03-11', '2026-04-16', '2026-12-01', '2027-02-01']) {
    const expected: string[] = [];
    const { people } = await site.client.readiness.cell({ ...everybody, asOf: day, limit: 100 });
    expect(people).toHaveLength(5);
    for (const { personId, state, readyUntil } of people) {
      if (state === 'expired') expected.push(`${personId} reassess`);
      else if (readyUntil !== null && readyUntil <= addDays(day, 90)) expected.push(`${personId} renew`);
    }
    const { duties } = await site.client.duties.list({ ...everything, asOf: day });
    expect(duties.map(({ person, kind }) => `${person?.personId} ${kind}`).toSorted(), day).toEqual(expected.toSorted());
  }
});

test('each sees what they are to do, see to or have heard of; a manager of another unit sees nothing of this one', async () => {
  const site = await makeCrew();
  await makeUnit(site, 'elsewhere');
  // Two below mia: overdue, it goes to quin, who leads dee, and to sue, with whom the line ends.
  await makePerson(site, 'dee', { managerPersonId: 'quin' });
  await owe(site, 'seen-to-by-dee', {
    kind: 'onboarding',
    personId: 'dee',
    ownerPersonId: 'dee',
    dueOn: '2026-01-04',
    title: 'x',
    competencyId: null,
  });
  await enrol(site, 'pia', { personId: 'pia', grants: [{ role: 'employee', unitId: null }] });
  await enrol(site, 'mia', { personId: 'mia', grants: [{ role: 'lineManager', unitId: 'works' }] });
  await enrol(site, 'sue', { personId: 'sue', grants: [{ role: 'lineManager', unitId: 'elsewhere' }] });
  const robs = '2026-02-21 reassess rob LOTO by mia: siteHead';
  const pias = '2026-03-10 reassess pia LOTO by pia: owner';
  const quins = '2026-04-15 renew quin LOTO by mia: owner';
  await signIn(site, 'pia');
  expect(await linesOf(site)).toEqual([pias]);
  expect(await linesOf(site, { whose: 'own' })).toEqual([pias]);
  await signIn(site, 'mia');
  expect(await linesOf(site)).toEqual([robs, pias, quins]);
  expect(await linesOf(site, { whose: 'own' })).toEqual([robs, quins]);
  // To nobody above ola, whose line does not end with sue.
  await owe(site, 'seen-to-by-ola', { ownerPersonId: 'ola', dueOn: '2026-01-02', title: 'wear the new gloves', competencyId: null });
  await owe(site, 'seen-to-by-mia', {
    kind: 'onboarding',
    personId: 'ola',
    dueOn: '2026-01-03',
    title: 'show the store',
    competencyId: null,
  });
  await signIn(site, 'sue');
  expect(await linesOf(site)).toEqual([]);
  const olas = '2026-01-03 onboarding ola null by mia: siteHead';
  expect(await linesOf(site, { whose: 'own' })).toEqual([olas, '2026-01-04 onboarding dee null by dee: siteHead', robs]);
  // On the seventh day it has gone to her as mia’s line manager, on the day before it has not.
  expect(await linesOf(site, { whose: 'own', asOf: '2026-02-27' })).toEqual([]);
  expect(await linesOf(site, { whose: 'own', asOf: '2026-02-28' })).toEqual(['2026-02-21 reassess rob LOTO by mia: lineManager']);
});

test('the list goes out as a table that no spreadsheet runs and as a calendar, each equal to what is due, with its entry', async () => {
  const site = await makeCrew();
  await owe(site, 'of-competency', { reason: '=HYPERLINK("x")', dueOn: '2026-03-30' });
  const { duties } = await site.client.duties.list(everything);
  const writeAs = async (format: 'csv' | 'ics') => {
    site.dialogs.push(path.join(site.folder, 'list'));
    const target = await site.client.duties.chooseTarget({ format, what: 'list' });
    const asked = { ...everything, format, target: target?.handle ?? '', reason: 'for the crew' };
    const written = await site.client.duties.write(asked);
    const text = readFileSync(path.join(site.folder, `list.${format}`), 'utf8');
    expect(written).toEqual({ fileName: `list.${format}`, lines: duties.length, sha256: createHash('sha256').update(text).digest('hex') });
    expect(await newestEntry(site)).toMatchObject({ action: 'duties.write', reason: { text: 'for the crew' } });
    expect(await refusal(site.client.duties.write(asked))).toBe('HandleExpired');
    return text;
  };
  const table = await writeAs('csv');
  expect(table.split('\r\n')).toHaveLength(duties.length + 2);
  expect(table).toContain('"\'=HYPERLINK(""x"")"');
  const calendar = (await writeAs('ics')).replaceAll('\r\n ', '');
  const found = [...calendar.matchAll(/UID:(.*)\r\n[^]*?DTSTART;VALUE=DATE:(\d{8})/g)].map(
    ([, uid = '', day]) => `${uid.split('@')[0]} ${day}`,
  );
  expect(found).toEqual(duties.map(({ key, dueOn }) => `${key} ${dueOn?.replaceAll('-', '')}`));
});

test('what lapses next says who is left on the day after, and what rests on it', async () => {
  const site = await makeCrew();
  // quin is ready through 2026-04-15; of the five of the works only ola is on the day after.
  const { lapses } = await site.client.duties.lapses({ asOf: null, limit: 10 });
  expect(lapses).toMatchObject([
    { personId: 'quin', competencyCode: 'LOTO', lastDay: '2026-04-15', suspends: [], leaves: [{ unitId: 'works', ready: 1, required: 5 }] },
  ]);
  const later = await site.client.duties.lapses({ asOf: '2026-12-01', limit: 10 });
  expect(later.lapses).toMatchObject([{ personId: 'ola', lastDay: '2027-01-15', leaves: [{ ready: 0, required: 5 }] }]);
});

test('a proposal is saved as it was shown, by nobody’s own hand and in nobody’s conflict, and stands on the work list', async () => {
  const site = await makeCrew();
  await enrol(site, 'asa', { personId: 'ola', grants: [{ role: 'assessor', unitId: null }] });
  await enrol(site, 'bo', { grants: [{ role: 'assessor', unitId: null }] });
  await signIn(site, 'ada');
  const asked = { unitId: null, competencyId: 'loto', from: '2026-03-16', to: '2027-01-31', perWeek: 1, earlyDays: 30 };
  const proposed = await site.client.duties.level(asked);
  expect(proposed.unplaced).toEqual([]);
  expect(proposed.lines.map(({ personId }) => personId).toSorted()).toEqual(['ola', 'pia', 'quin', 'rob']);
  // Ada, ben, asa and bo, once a week each: rob and pia, who are overdue, in the first week beside quin.
  expect(proposed.cap).toBe(4);
  expect(Math.max(...proposed.weeks.map(({ planned }) => planned))).toBe(3);
  const olas = proposed.lines.find(({ personId }) => personId === 'ola');
  expect(olas?.assessorName).not.toBe('Person asa');
  expect(olas !== undefined && olas.on >= '2026-12-16' && olas.on <= '2027-01-15').toBe(true);

  expect(await refusal(site.client.duties.level({ ...asked, from: '2026-03-13' }))).toBe('NotAPeriod');
  const save = { ...asked, digest: proposed.digest, reason: 'agreed with the line' };
  expect(await refusal(site.client.duties.plan({ ...save, perWeek: 2 }))).toBe('PlanChanged');
  expect(await site.client.duties.plan(save)).toMatchObject({ lines: 4 });
  expect(await newestEntry(site)).toMatchObject({ action: 'duties.plan', reason: { text: 'agreed with the line' } });
  const quins = proposed.lines.find(({ personId }) => personId === 'quin');
  const { duties } = await site.client.duties.list(everything);
  expect(duties.find(({ person }) => person?.personId === 'quin')?.planned).toEqual({ on: quins?.on, assessorName: quins?.assessorName });
  await plansAsSaved(site, proposed.lines);
  // Assessed since, so the next due day is another and the plan is done with.
  await assessed(site, 'quin', 'loto', { performedOn: '2026-03-14' });
  const later = await site.client.duties.list({ ...everything, dueBy: '2027-06-01' });
  expect(later.duties.find(({ person }) => person?.personId === 'quin')?.planned).toBeNull();
  const [saved] = (await site.client.duties.listPlans({})).plans;
  const { lines } = await site.client.duties.getPlan({ planId: saved?.planId ?? '' });
  expect(lines.filter(({ state }) => state === 'noLongerDue').map(({ personId }) => personId)).toEqual(['quin']);
  expect(await refusal(site.client.duties.plan(save))).toBe('PlanChanged');
  expect(
    await refusal(
      site.client.duties.plan({
        ...save,
        competencyId: 'nothing',
        digest: (await site.client.duties.level({ ...asked, competencyId: 'nothing' })).digest,
      }),
    ),
  ).toBe('NothingToPlan');
});

/** Whoever sees nobody of a plan sees no plan; the file holds what stands of it, on the planned days. */
async function plansAsSaved(site: TestSite, proposed: ReadonlyArray<{ readonly personId: string; readonly on: string }>): Promise<void> {
  const { duties } = site.client;
  const { plans } = await duties.listPlans({});
  expect(plans).toMatchObject([{ count: 4, competencyTitle: 'Competency loto', unitName: null, plannedByName: 'Ada Alder' }]);
  const planId = plans[0]?.planId ?? '';
  const plan = await duties.getPlan({ planId });
  expect(plan.lines.map(({ personId, on, state }) => [personId, on, state])).toEqual(
    proposed.map(({ personId, on }) => [personId, on, 'planned']),
  );
  const write = async (format: 'csv' | 'ics') => {
    site.dialogs.push(path.join(site.folder, 'plan'));
    const target = await duties.chooseTarget({ format, what: 'plan' });
    const { lines, fileName, sha256 } = await duties.writePlan({
      planId,
      format,
      target: target?.handle ?? '',
      reason: 'for the assessors',
    });
    const text = readFileSync(path.join(site.folder, fileName), 'utf8');
    expect([lines, sha256]).toEqual([4, createHash('sha256').update(text).digest('hex')]);
    expect(await newestEntry(site)).toMatchObject({
      action: 'duties.writePlan',
      reason: { text: 'for the assessors' },
      changes: [{ new: { record: { planId, asOf: '2026-03-14', lines, sha256 } } }],
    });
    return text;
  };
  const days = [...(await write('ics')).replaceAll('\r\n ', '').matchAll(/UID:plan-(\w+)-[^]*?DTSTART;VALUE=DATE:(\d{8})/g)];
  expect(days.map(([, personId, day]) => `${personId} ${day}`)).toEqual(
    proposed.map(({ personId, on }) => `${personId} ${on.replaceAll('-', '')}`),
  );
  expect(
    (await write('csv'))
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.slice(0, 10)),
  ).toEqual(proposed.map(({ on }) => on));
  expect(await refusal(duties.writePlan({ planId, format: 'ics', target: 'none-at-all', reason: 'again' }))).toBe('HandleExpired');
  // Whom each assessor is to assess is on their own list, beside what they see to.
  const theirs: string[] = [];
  for (const login of ['bo', 'asa']) {
    await signIn(site, login);
    const { duties: owned, total } = await site.client.duties.list({ ...everything, whose: 'own', dueBy: '2027-06-01' });
    expect(owned.every(({ planned, owner }) => planned?.assessorName === `Person ${login}` || owner?.personId === 'ola')).toBe(true);
    expect(total).toBe(owned.length);
    theirs.push(...owned.map(({ person, planned }) => `${person?.personId} ${planned?.assessorName}`));
  }
  const all = plan.lines.filter(({ assessorName }) => ['Person bo', 'Person asa'].includes(assessorName));
  expect(all.length).toBeGreaterThan(0);
  expect(theirs).toEqual(expect.arrayContaining(all.map(({ personId, assessorName }) => `${personId} ${assessorName}`)));
  await signIn(site, 'ada');
  await makeUnit(site, 'far');
  await enrol(site, 'fay', { grants: [{ role: 'lineManager', unitId: 'far' }] });
  await signIn(site, 'fay');
  expect(await duties.listPlans({})).toEqual({ plans: [] });
  expect(await refusal(duties.getPlan({ planId }))).toBe('PlanNotFound');
  await signIn(site, 'ada');
}

test('what waits for an office names who holds it and may, is due in so many days, and goes on to those above them', async () => {
  const site = await makeTestSite();
  const { client } = site;
  await makePerson(site, 'boss');
  await makePerson(site, 'lin', { managerPersonId: 'boss' });
  await enrol(site, 'boss', { personId: 'boss', grants: [{ role: 'employee', unitId: null }] });
  await enrol(site, 'lin', { personId: 'lin', grants: [{ role: 'frameworkSteward', unitId: null }] });
  await enrol(site, 'quill', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await signIn(site, 'ada');
  const draftId = await makeDraft(site, await makeLibrary(site), [scaleItem('scale')]);
  const { revisionId } = await client.framework.submit({ draftId, title: 'Scales', summary: '' });
  const own = async (login: string, whose: 'own' | 'all' = 'own') => {
    await signIn(site, login);
    const { duties } = await client.duties.list({ ...everything, whose });
    return duties.map(({ kind, dueOn, office, escalation, target }) => {
      const to = escalation.level === 'owner' ? '' : escalation.to.map(({ name }) => name).join(', ');
      return `${kind} ${dueOn} ${office?.names.join(', ')}: ${escalation.level} ${to} ${target.at}`;
    });
  };
  // Submitted on 2026-03-14, and decided on within 14 days. Nobody approves what they wrote.
  const waits = 'approve 2026-03-28 Ben Birch, Person lin: owner  revision';
  expect(await own('ada')).toEqual([]);
  expect(await own('ada', 'all')).toEqual([waits]);
  expect(await own('lin')).toEqual([waits]);
  expect(await own('boss')).toEqual([]);
  expect(await own('quill', 'all')).toEqual([waits.replace(' revision', ' nowhere')]);
  expect(await own('boss', 'all')).toEqual([]);
  site.clock.now = new Date('2026-04-03T10:00:00.000Z');
  expect(await own('boss')).toEqual([]);
  site.clock.now = new Date('2026-04-04T10:00:00.000Z');
  const late = 'approve 2026-03-28 Ben Birch, Person lin: lineManager Ben Birch, Person lin, boss, Test nowhere';
  expect(await own('boss')).toEqual([late]);
  await signIn(site, 'lin');
  await client.framework.giveBack({ revisionId, remark: 'say what for' });
  expect(await own('lin')).toEqual([]);
  expect(await own('ada')).toEqual(['review 2026-04-18 Ada Alder: owner  draft']);
});

test('items that the same people look after are one line, and a review of access is one while it is due', async () => {
  const site = await makeTestSite({ now: '2026-03-14T10:00:00.000Z' });
  const { client } = site;
  const frameworkId = await makeLibrary(site);
  await makeItem(site, { ...scaleItem('scale'), frameworkId });
  for (const [code, from] of [
    ['weld', '2025-03-01'],
    ['lift', '2025-02-01'],
  ] as const)
    await makeItem(site, competencyItem(code, { scaleId: 'scale', frameworkId, reviewMonths: 12 }), from);
  const lines = async () =>
    (await client.duties.list({ ...everything, whose: 'own' })).duties.map(({ dueOn, joined, target }) => [dueOn, joined, target.at]);
  expect(await lines()).toEqual([['2026-02-01', 2, 'itemReviews']]);
  // Six months after the site was made.
  site.clock.now = new Date('2026-08-20T10:00:00.000Z');
  await signIn(site, 'ada');
  expect(await lines()).toEqual([
    ['2026-02-01', 2, 'itemReviews'],
    ['2026-09-14', 1, 'accessReview'],
  ]);
});
