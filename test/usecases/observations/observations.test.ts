import { beforeEach, expect, test } from 'vitest';
import { attach, signInput } from '../../support/assessments';
import { savedCopy } from '../../support/evidence-copy';
import { newestEntry, recordOf } from '../../support/framework';

import { levelsNow, makeObservedWorks, reason, seen } from '../../support/observed';
import { makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

let site: TestSite;
beforeEach(async () => {
  site = await makeTestSite();
  await makeObservedWorks(site);
});

const record = (part = {}) => site.client.observations.record(seen(part));
const listed = async () => (await site.client.observations.list({ personId: 'pia', competencyId: null })).observations;

test('what was seen is on record with who saw it, where and when, and stands in the log', async () => {
  const { observationId } = await record({ seenTime: '09:30', equipment: 'P-201' });
  expect(await listed()).toMatchObject([
    {
      observationId,
      indicatorText: 'Shows calls',
      competencyCode: 'RADIO',
      levelCode: '2',
      rating: 'shown',
      seen: 'Called the valve by its number before opening it.',
      seenOn: '2026-03-14',
      seenTime: '09:30',
      place: 'Line 1',
      equipment: 'P-201',
      shift: 'early',
      observerName: 'Ada Alder',
      isOwn: true,
      replacedById: null,
    },
  ]);
  expect(await newestEntry(site)).toMatchObject({ action: 'observations.record', entityId: observationId, personId: 'pia' });
});

test('what is seen any number of times changes no level, and accumulates beside the indicator', async () => {
  await site.client.assessments.sign(await signInput(site));
  const before = await levelsNow(site);
  expect(before).toContain('loto');
  for (const rating of ['shown', 'shown', 'partly', 'notShown'] as const) await record({ rating });
  await record({ indicatorId: 'repeats', rating: 'partly' });
  expect(await levelsNow(site)).toBe(before);
  const { indicators } = await site.client.observations.indicators({ personId: 'pia' });
  expect(indicators.find(({ indicatorId }) => indicatorId === 'calls')?.seen).toEqual({ shown: 2, partly: 1, notShown: 1 });
});

test('the indicators are those of what the person’s roles require, last used first', async () => {
  const ids = async () => (await site.client.observations.indicators({ personId: 'pia' })).indicators.map(({ indicatorId }) => indicatorId);
  expect((await ids()).toSorted()).toEqual(['calls', 'i1', 'i3', 'leads', 'repeats']);
  await record({ indicatorId: 'leads' });
  await record({ indicatorId: 'repeats', place: 'Hall 3' });
  expect((await ids()).slice(0, 2)).toEqual(['repeats', 'leads']);
  expect((await site.client.observations.indicators({ personId: 'pia' })).last).toMatchObject({ place: 'Hall 3', shift: 'early' });
});

test('one that was wrong is replaced by a linked one with a reason; it counts no more and stays readable', async () => {
  const { observationId } = await record();
  const later = await site.client.observations.replace({ ...seen({ rating: 'partly' }), observationId, reason });
  expect(await listed()).toMatchObject([
    { observationId: later.observationId, rating: 'partly', replacesId: observationId, replaceReason: reason, replacedById: null },
    { observationId, rating: 'shown', replacedById: later.observationId },
  ]);
  const { indicators } = await site.client.observations.indicators({ personId: 'pia' });
  expect(indicators.find(({ indicatorId }) => indicatorId === 'calls')?.seen).toEqual({ shown: 0, partly: 1, notShown: 0 });
  await expect(site.client.observations.replace({ ...seen(), observationId, reason })).rejects.toMatchObject({ code: 'AlreadyReplaced' });
  await expect(site.client.observations.replace({ ...seen(), observationId: 'none', reason })).rejects.toMatchObject({
    code: 'ObservationNotFound',
  });
});

test('only who saw it puts it right', async () => {
  const { observationId } = await record();
  await signIn(site, 'ben');
  await expect(site.client.observations.replace({ ...seen(), observationId, reason })).rejects.toMatchObject({ code: 'OtherObserver' });
});

test('a file is kept with it, and one that was altered is not handed out', async () => {
  const evidenceId = await attach(site, 'photo.txt', 'what the camera saw');
  await record({ evidenceIds: [evidenceId] });
  expect((await listed())[0]?.files).toMatchObject([{ fileName: 'photo.txt' }]);
  expect((await savedCopy(site, evidenceId)).toString('utf8')).toBe('what the camera saw');
  const { evidence } = site.station.open ?? {};
  await evidence
    ?.updateTable('evidence_chunk')
    .set({ data: Buffer.from('something else') })
    .execute();
  await expect(site.client.evidence.read({ evidenceId })).rejects.toMatchObject({ code: 'EvidenceDamaged' });
});

test.each([
  ['PersonNotFound', { personId: 'nobody' }],
  ['IndicatorNotFound', { indicatorId: 'none' }],
  ['IndicatorNotFound', { competencyId: 'none' }],
  ['NotADate', { seenOn: '2026-02-30' }],
  ['NotYetSeen', { seenOn: '2026-03-15' }],
  ['NotYetSeen', { seenTime: '23:59' }],
  ['NotEmployedThen', { seenOn: '2019-12-31' }],
  ['TaskNotFound', { taskId: 'none' }],
  ['EvidenceNotFound', { evidenceIds: ['none'] }],
] as const)('%s: nothing is recorded', async (code, part) => {
  await expect(record(part)).rejects.toMatchObject({ code });
  expect(await recordOf(site).selectFrom('observation').selectAll().execute()).toEqual([]);
});

test('nobody observes themselves', async () => {
  await makePerson(site, 'olga', { roleId: 'worker', unitId: 'works' });
  await enrol(site, 'olga', { grants: [{ role: 'assessor', unitId: null }], personId: 'olga' });
  await signIn(site, 'olga');
  await expect(record({ personId: 'olga' })).rejects.toMatchObject({ code: 'OwnObservation' });
  expect(await record()).toMatchObject({});
});
