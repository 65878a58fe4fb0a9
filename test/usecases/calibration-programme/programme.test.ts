import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { InputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import { assessed, makeCalibratedWorks, programmeInput } from '../../support/calibration';
import { newestEntry } from '../../support/framework';
import { reason } from '../../support/observed';
import { makeTestSite } from '../../support/site';
import { signIn } from '../../support/users';

type Content = InputOf<Contract['calibrationProgramme']['save']>['content'];
const content = (ownerUserId: string, part: Partial<Content> = {}): Content => ({ ...programmeInput(ownerUserId).content, ...part });

test('a programme has dated days, draws a sample that its seed gives again, and hands it over to a session', async () => {
  const site = await makeTestSite();
  const { fay, ed } = await makeCalibratedWorks(site);
  const { calibrationProgramme: programme, duties } = site.client;
  const ids: string[] = [];
  for (let index = 0; index < 6; index += 1)
    ids.push(await assessed(site, { level: 2, performedOn: `2026-03-0${index + 1}`, lateReason: 'entered after the shift' }));
  await signIn(site, 'fay');
  expect((await programme.choices({})).owners).toMatchObject([{ name: 'Person fay' }]);
  const save = (part: Partial<Content> = {}, of: { programmeId: string | null; basis: number } = { programmeId: null, basis: 0 }) =>
    programme.save({ ...of, content: content(fay, part), reason });
  await expect(save({ ownerUserId: ed })).rejects.toMatchObject({ code: 'OwnerUnfit' });
  await expect(save({ roleId: 'nobody' })).rejects.toMatchObject({ code: 'RoleUnknown' });
  await expect(save({ from: '2026-02-30' })).rejects.toMatchObject({ code: 'NotADate' });
  const { programmeId } = await save();
  await expect(save({}, { programmeId, basis: 1 })).rejects.toMatchObject({ code: 'Unchanged' });
  await expect(save({ size: 5 }, { programmeId, basis: 0 })).rejects.toMatchObject({ code: 'ProgrammeChanged' });
  const listed = await programme.list({});
  expect(listed.days.map(({ dueOn, state }) => [dueOn, state])).toEqual([
    ['2026-01-31', 'overdue'],
    ['2026-04-30', 'planned'],
    ['2026-07-31', 'planned'],
    ['2026-10-31', 'planned'],
    ['2027-01-31', 'planned'],
  ]);
  expect(listed.programmes).toMatchObject([{ nextOn: '2026-01-31', state: 'overdue', ownerName: 'Person fay' }]);
  const work = (
    await duties.list({ whose: 'own', kind: 'calibrate', unitId: null, ownerPersonId: null, overdueOnly: false, dueBy: null, asOf: null })
  ).duties;
  expect(work.map(({ dueOn, what, target }) => [dueOn, what, target])).toEqual([
    ['2026-01-31', 'Quarterly sample', { at: 'programme', programmeId }],
    ['2026-04-30', 'Quarterly sample', { at: 'programme', programmeId }],
  ]);

  const dueOn = '2026-04-30';
  await expect(programme.population({ programmeId, dueOn: '2026-05-01' })).rejects.toMatchObject({ code: 'DayUnknown' });
  const population = await programme.population({ programmeId, dueOn });
  expect(population).toMatchObject({
    total: 6,
    byAssessor: [{ name: 'Ada Alder', count: 6 }],
    byLevel: [{ name: '2', count: 6 }],
    fitted: { wanted: 4, fitting: 4, ratersAtHand: 3 },
  });
  const { sampleId } = await programme.draw({ programmeId, dueOn, seed: 7, reason });
  expect(await newestEntry(site)).toMatchObject({ action: 'calibrationProgramme.draw', reason: { text: reason } });
  await expect(programme.draw({ programmeId, dueOn, seed: 8, reason })).rejects.toMatchObject({ code: 'AlreadyDrawn', data: { sampleId } });
  const sample = await programme.getSample({ sampleId });
  expect(sample).toMatchObject({
    seed: 7,
    population: 6,
    isReproduced: true,
    sessionId: null,
    counts: [{ of: ['2'], candidates: 6, drawn: 4 }],
  });
  expect(sample.cases.map(({ place, stratumDrawn, stratumCandidates }) => [place, stratumDrawn, stratumCandidates])).toEqual(
    [1, 2, 3, 4].map((place) => [place, 4, 6]),
  );
  expect(new Set(sample.cases.map(({ assessmentId }) => assessmentId)).size).toBe(4);
  expect(ids).toEqual(expect.arrayContaining(sample.cases.map(({ assessmentId }) => assessmentId)));
  // Nothing is drawn from twice.
  await expect(programme.draw({ programmeId, dueOn: '2026-07-31', seed: null, reason })).rejects.toMatchObject({ code: 'NothingToDraw' });

  const taken = await programme.takeOver({ sampleId, plannedOn: '2026-04-30', reason });
  expect(taken).toMatchObject({ cases: 4, left: 0 });
  await expect(programme.takeOver({ sampleId, plannedOn: '2026-04-30', reason })).rejects.toMatchObject({
    code: 'AlreadyTaken',
    data: { sessionId: taken.sessionId },
  });
  const session = await site.client.calibrationSessions.get({ sessionId: taken.sessionId });
  expect(session).toMatchObject({ title: 'Quarterly sample, 2026-04-30', state: 'setUp', plannedOn: '2026-04-30' });
  expect(session.setUp.cases.map(({ originId }) => originId)).toEqual(sample.cases.map(({ assessmentId }) => assessmentId));
  expect((await programme.get({ programmeId })).days.map(({ state }) => state).slice(0, 3)).toEqual(['passed', 'begun', 'planned']);

  site.dialogs.push(path.join(site.folder, 'programme.ics'));
  const target = await programme.chooseTarget({ format: 'ics' });
  const file = await programme.write({ format: 'ics', target: target?.handle ?? '', reason });
  expect(file).toMatchObject({ fileName: 'programme.ics', lines: 4 });
  const calendar = readFileSync(path.join(site.folder, 'programme.ics'), 'utf8');
  expect(calendar).toContain('DTSTART;VALUE=DATE:20260731');
  expect(calendar).toContain('SUMMARY:Calibrate: Quarterly sample');
  await programme.end({ programmeId, reason });
  await expect(programme.end({ programmeId, reason })).rejects.toMatchObject({ code: 'ProgrammeNotFound' });
  expect((await programme.list({})).days.map(({ dueOn: day }) => day)).toEqual(['2026-04-30']);
});

test('a sample is cut to the minutes that are left beside what was assessed, and says what confidence is lost', async () => {
  const site = await makeTestSite({ now: '2026-04-14T10:00:00.000Z' });
  const { fay, ed } = await makeCalibratedWorks(site);
  const { calibrationProgramme: programme } = site.client;
  for (let index = 0; index < 5; index += 1)
    await assessed(site, { performedOn: `2026-0${index < 3 ? 3 : 2}-1${index}`, lateReason: 'entered after the shift' });
  const loads = await programme.load({ months: 3 });
  expect(loads.months).toEqual(['2026-02', '2026-03', '2026-04']);
  expect(loads.people).toMatchObject([
    { name: 'Ada Alder', minutes: [120, 180, 0], assessments: 5, observations: 0, ratedCases: 0, timed: 0 },
  ]);
  await signIn(site, 'fay');
  const { programmeId } = await programme.save({
    programmeId: null,
    basis: 0,
    content: content(fay, { monthlyMinutes: 50, from: '2026-04-30' }),
    reason,
  });
  const { fitted } = await programme.population({ programmeId, dueOn: '2026-04-30' });
  expect(fitted).toMatchObject({ wanted: 4, fitting: 2, minutes: 40, minutesLeft: 50 });
  expect(fitted.widthLeft ?? 0).toBeGreaterThan(fitted.widthWanted ?? 0);
  const { sampleId } = await programme.draw({ programmeId, dueOn: '2026-04-30', seed: null, reason });
  const first = await programme.getSample({ sampleId });
  expect(first.cases).toHaveLength(2);
  expect(first.isReproduced).toBe(true);
  const { programmeId: other } = await programme.save({
    programmeId: null,
    basis: 0,
    content: content(fay, { monthlyMinutes: 10, from: '2026-04-30' }),
    reason,
  });
  await expect(programme.draw({ programmeId: other, dueOn: '2026-04-30', seed: 1, reason })).rejects.toMatchObject({ code: 'NoMinutes' });
  expect(ed).not.toBe('');
});
