import { beforeEach, expect, test } from 'vitest';
import { checkSignatures } from '../../../electron/service/db/live-rows-signatures';
import { by, signed } from '../../support/corrections';
import { refusal } from '../../support/exceptions';
import { newestEntry, recordOf } from '../../support/framework';
import { assessed } from '../../support/held';
import { makeShop, reason, toShop } from '../../support/moves';
import { pdfPages } from '../../support/pdf';
import { makeItem, plainItem } from '../../support/people';
import { heightOfWord } from '../../support/pdf';
import type { TestSite } from '../../support/site';
import { linkTask } from '../../support/tasks';

let site: TestSite;
const paul = { personId: 'paul', taskId: 'valve' };
const pia = { personId: 'pia', taskId: 'valve' };

beforeEach(async () => {
  site = await makeShop();
  await linkTask(site, 'valve', false);
  await linkTask(site, 'idle', false);
  await makeItem(site, {
    ...plainItem,
    itemId: 'link-idle',
    kind: 'link',
    fromId: 'idle',
    toId: 'loto',
    isRetired: true,
    content: taskLink,
  });
});

const taskLink = { relation: 'taskCompetency' as const, level: null, isMandatory: true, outcome: '', scenario: '' };
const ask = async (day: string | null, asked = paul) => site.client.gate.ask({ ...asked, day });
const states = ({ items }: Awaited<ReturnType<typeof ask>>): string[] => items.map(({ code, state }) => `${code} ${state}`);

test('the gate answers for one person and task on a day: yes, under supervision only, or no with everything that is unmet', async () => {
  {
    // Who holds all that the task asks for may do it, until the first of it ends, whatever their own position asks.
    const answer = await ask(null);
    expect(answer).toMatchObject({ verdict: 'yes', day: '2026-03-14', until: '2027-01-15', isEmployed: true, isInForce: true });
    expect(answer.items).toMatchObject([
      {
        competencyId: 'loto',
        isMet: true,
        state: 'qualified',
        since: '2026-01-15',
        until: '2027-01-15',
        assessment: { performedOn: '2026-01-15' },
      },
    ]);
    // That it ends soon does not begin or end it.
    expect(await ask('2027-01-15')).toMatchObject({
      verdict: 'yes',
      until: '2027-01-15',
      items: [{ state: 'expiring', since: '2026-01-15', until: '2027-01-15' }],
    });
    expect(await ask('2027-01-16')).toMatchObject({ verdict: 'no', until: null, items: [{ state: 'expired' }] });
  }
  {
    // A no lists everything that is unmet, and a task of which nothing is said lets nobody through.
    for (const toId of ['weld', 'gas'])
      await makeItem(site, { ...plainItem, itemId: `link-${toId}`, kind: 'link', fromId: 'valve', toId, content: taskLink });
    const answer = await ask(null);
    expect([answer.verdict, ...states(answer)]).toEqual(['no', 'GAS expired', 'LOTO qualified', 'WELD neverAssessed']);
    expect(answer.items.map(({ since }) => since)).toEqual(['2026-01-11', '2026-01-15', null]);
    expect(await ask(null, { personId: 'paul', taskId: 'idle' })).toMatchObject({ verdict: 'no', items: [] });
    expect(await refusal(ask(null, { personId: 'nobody', taskId: 'valve' }))).toBe('PersonNotFound');
    expect(await refusal(ask(null, { personId: 'paul', taskId: 'link-valve' }))).toBe('TaskNotFound');
    expect(await refusal(ask('2026-02-30'))).toBe('NotADate');
  }
  {
    // A trainee works only under somebody who is named and holds all of it, is told from a gap, and covers nothing.
    const { planId } = await site.client.moves.plan(toShop);
    expect(states(await ask('2026-04-01'))).toContain('WELD neverAssessed');
    await site.client.moves.confirm({ personId: 'paul', planId, reason });
    const refused = await ask('2026-04-01');
    expect([refused.verdict, ...states(refused)]).toEqual(['no', 'GAS trainee', 'LOTO qualified', 'WELD trainee']);
    expect(refused.supervisors).toMatchObject([
      { personId: 'sue', isAble: false, through: '2026-06-30', lacks: ['does not hold LOTO Competency loto at level 2'] },
    ]);
    await assessed(site, 'sue', 'loto');
    const answer = await ask('2026-04-01');
    expect(answer).toMatchObject({
      verdict: 'underSupervision',
      until: '2026-06-30',
      supervisors: [{ personId: 'sue', isAble: true, lacks: [] }],
    });
    expect((await ask('2026-06-30')).verdict).toBe('underSupervision');
    for (const day of ['2026-03-31', '2026-07-01']) expect((await ask(day)).verdict).toBe('no');

    const { standings } = await site.client.people.get({ personId: 'paul', asOf: '2026-04-01' });
    expect(standings.map(({ competencyCode, state }) => `${competencyCode} ${state}`)).toEqual(
      expect.arrayContaining(['WELD trainee', 'CRANE trainee']),
    );
    const { ready, required } = await site.client.readiness.today({ asOf: '2026-04-01' });
    expect([ready, required - ready]).toEqual([3, 5]);
    const { reasons } = await site.client.readiness.explain({ personId: 'paul', competencyId: 'weld', asOf: '2026-04-01' });
    expect(reasons.children.map(({ text }) => text)).toContain('Under the supervision of sue, Test from 2026-04-01 through 2026-06-30.');
  }
  {
    // A competency by itself is asked for at the level that is required of the person on the day, and else at the lowest that qualifies.
    const crane = { personId: 'paul', taskId: 'crane' };
    expect(await ask(null, crane)).toMatchObject({
      task: { taskId: 'crane', kind: 'competency', code: 'CRANE' },
      verdict: 'yes',
      until: '2026-03-31',
      items: [{ competencyId: 'crane', level: 2, state: 'qualified' }],
    });
    expect(await ask('2026-04-01', crane)).toMatchObject({ verdict: 'underSupervision', items: [{ level: 3, state: 'trainee' }] });
    expect(await ask(null, { personId: 'paul', taskId: 'gas' })).toMatchObject({ verdict: 'no', items: [{ level: 2, state: 'expired' }] });
    // Whoever has only a competency in hand finds the tasks that need it.
    const { tasks, competencies } = await site.client.gate.tasks();
    expect(tasks.map(({ taskId, needs }) => [taskId, ...needs.map(({ code }) => code)])).toEqual([
      ['idle'],
      ['valve', 'GAS', 'LOTO', 'WELD'],
    ]);
    expect(competencies).toContainEqual({ competencyId: 'crane', code: 'CRANE', title: 'Competency crane' });
  }
  {
    // A slip is put on record as it was answered, and printed from there.
    const { answerId } = await site.client.gate.issue({ ...paul, day: '2026-04-01' });
    expect(await newestEntry(site)).toMatchObject({
      action: 'gate.issue',
      entity: 'readiness_answer',
      entityId: answerId,
      personId: 'paul',
      validFrom: '2026-04-01',
    });
    const { person, records } = await site.client.gate.records({ personId: 'paul' });
    // Whoever comes by a link has chosen nobody by name.
    expect(person).toEqual((await ask(null)).person);
    const { entryNumber, digest } = records[0] ?? { entryNumber: 0, digest: '' };
    expect(records).toMatchObject([{ answerId, kind: 'slip', verdict: 'underSupervision', day: '2026-04-01', signatures: [] }]);
    expect(entryNumber).toBe((await newestEntry(site)).entryNumber);
    const printed = await site.client.gate.print({ personId: 'paul', answerId });
    expect(printed.digest).toBe(digest);
    // From two metres: capitals of 10 mm for the answer and of 5 mm for whom it is about, in lines a third higher and more.
    expect(await heightOfWord(printed.data, 'SUPERVISION')).toBeGreaterThan(13);
    expect(await heightOfWord(printed.data, 'paul,')).toBeGreaterThan(7);
    expect(await refusal(site.client.gate.print({ personId: 'pia', answerId }))).toBe('AnswerNotFound');
  }
  {
    // A number finds the person at once, a name whoever it begins.
    const { employeeNumber } = (await ask(null)).person;
    expect(await site.client.gate.find({ text: employeeNumber })).toMatchObject({ isExact: true, people: [{ personId: 'paul' }] });
    expect(await site.client.gate.find({ text: 'su' })).toMatchObject({ isExact: false, people: [{ personId: 'sue' }] });
    expect(await site.client.gate.find({ text: '' })).toEqual({ isExact: false, people: [] });
  }
});

test('what was true at a moment and what was known then are told apart, explained by entries, and signed as one page', async () => {
  {
    // A back-dated record changes what was true and not what was known, and the entry that did it is named.
    site.clock.now = new Date('2026-03-20T09:00:00.000Z');
    await signed(site, { performedOn: '2026-03-13', lateReason: 'was on leave' });
    const at = { ...pia, day: '2026-03-16', time: '02:10' };
    const { trueThen: now, knownThen: then, differences, ...proof } = await site.client.gate.proof(at);
    expect([now.verdict, then?.verdict]).toEqual(['yes', 'no']);
    const entry = await newestEntry(site);
    expect(differences).toMatchObject([
      {
        entryNumber: entry.entryNumber,
        recordedAt: '2026-03-20T09:00:00.000Z',
        by: 'Ada Alder',
        action: 'assessments.sign',
        verdict: { from: 'no', to: 'yes' },
        items: [{ code: 'LOTO', from: 'neverAssessed', to: 'qualified' }],
      },
    ]);
    const itself = await site.client.gate.proof({ ...at, taskId: 'loto' });
    expect([itself.trueThen.verdict, itself.knownThen?.verdict]).toEqual(['yes', 'no']);
    expect(itself.differences).toEqual(differences);
    expect(proof).toMatchObject({ at: '2026-03-16T01:10:00.000Z', knownEntry: entry.entryNumber - 1, lastEntry: entry.entryNumber });
    // The moment of the record itself, and one before there was anything.
    expect((await site.client.gate.proof({ ...pia, day: '2026-03-20', time: '10:00' })).differences).toEqual([]);
    expect(await site.client.gate.proof({ ...pia, day: '2026-03-14', time: '02:10' })).toMatchObject({
      knownEntry: expect.any(Number),
      knownThen: null,
    });
    expect(await refusal(site.client.gate.proof({ ...pia, day: '2026-03-20', time: '10:01' }))).toBe('NotYetPassed');

    // Taken back again: nothing is left that makes a difference, and the way there is not told as one.
    const { assessmentId } = now.items[0]?.assessment ?? { assessmentId: '' };
    await site.client.assessments.void({ assessmentId, reason, signature: by('ben') });
    const again = await site.client.gate.proof(at);
    expect([again.trueThen.verdict, again.knownThen?.verdict, again.differences]).toEqual(['no', 'no', []]);
  }
  {
    // The answer is signed as a page by somebody whom it is not about, and verified like every signed record.
    const at = { ...pia, day: '2026-03-16', time: '02:10' };
    const { answerId } = await site.client.gate.sign({ ...at, taskId: 'loto', signature: by('ada') });
    expect(await newestEntry(site)).toMatchObject({ action: 'gate.sign', entityId: answerId, personId: 'pia' });
    const [page] = (await site.client.gate.records({ personId: 'pia' })).records;
    expect(page).toMatchObject({
      kind: 'page',
      task: { kind: 'competency', code: 'LOTO' },
      signatures: [{ printedName: 'Ada Alder', meaning: 'Stated what was true and what was known', isValid: true }],
    });
    expect((await checkSignatures(recordOf(site), 1_000_000, () => undefined)).findings.filter(({ rowId }) => rowId === answerId)).toEqual(
      [],
    );
    const { data } = await site.client.gate.print({ personId: 'pia', answerId });
    expect((await pdfPages(data)).join(' ').replaceAll(/\s+/g, ' ')).toContain(
      'Was this person qualified in this competency on 2026-03-16',
    );
  }
  {
    // On nights on which clocks are moved: a time that they skipped is the moment at which they showed an hour more, and of two the first.
    const issuedAt = async (moment: string): Promise<number> => {
      site.clock.now = new Date(moment);
      await site.client.gate.issue({ ...pia, day: null });
      return (await newestEntry(site)).entryNumber;
    };
    const asked = async (day: string, time: string) => {
      const { at, knownEntry } = await site.client.gate.proof({ ...pia, day, time });
      return [at, knownEntry];
    };
    const [early, late] = [await issuedAt('2026-03-29T00:59:00.000Z'), await issuedAt('2026-03-29T01:05:00.000Z')];
    site.clock.now = new Date('2026-03-29T01:09:00.000Z');
    expect(await refusal(site.client.gate.proof({ ...pia, day: '2026-03-29', time: '02:10' }))).toBe('NotYetPassed');
    site.clock.now = new Date('2026-03-29T02:00:00.000Z');
    expect(await asked('2026-03-29', '01:59')).toEqual(['2026-03-29T00:59:00.000Z', early]);
    expect(await asked('2026-03-29', '02:03')).toEqual(['2026-03-29T01:03:00.000Z', early]);
    expect(await asked('2026-03-29', '02:10')).toEqual(['2026-03-29T01:10:00.000Z', late]);
    expect(await asked('2026-03-29', '03:10')).toEqual(['2026-03-29T01:10:00.000Z', late]);
    const [first, second] = [await issuedAt('2026-10-25T00:05:00.000Z'), await issuedAt('2026-10-25T01:05:00.000Z')];
    site.clock.now = new Date('2026-10-25T02:00:00.000Z');
    expect(await asked('2026-10-25', '02:10')).toEqual(['2026-10-25T00:10:00.000Z', first]);
    expect(await asked('2026-10-25', '03:00')).toEqual(['2026-10-25T02:00:00.000Z', second]);
    const { answerId } = await site.client.gate.sign({ ...pia, day: '2026-10-25', time: '02:10', signature: by('ada') });
    const { data } = await site.client.gate.print({ personId: 'pia', answerId });
    const told = (await pdfPages(data)).join(' ').replaceAll(/\s+/g, ' ');
    expect(told).toContain('Clocks showed 02:10 twice on 2026-10-25');
    // As of when, which page of how many, and the digest that is on record.
    const [page] = (await site.client.gate.records({ personId: 'pia' })).records;
    for (const [index, one] of (await pdfPages(data)).entries()) {
      expect(one).toContain('as of 2026-10-25');
      expect(one).toContain(`page ${index + 1} of`);
      expect(one.replaceAll(/\s/g, '')).toContain(page?.digest);
    }
  }
  {
    // A clock that was set back moves no entry: a moment is that of the last entry recorded by then.
    const before = await newestEntry(site);
    site.clock.now = new Date('2026-10-18T09:00:00.000Z');
    await site.client.people.get({ personId: 'pia', asOf: null });
    await site.client.gate.issue({ ...pia, day: null });
    const set = await newestEntry(site);
    const { knownEntry } = await site.client.gate.proof({ ...pia, day: '2026-10-18', time: '11:00' });
    expect(knownEntry).toBe(set.entryNumber);
    expect(set.entryNumber).toBeGreaterThan(before.entryNumber);
  }
});
