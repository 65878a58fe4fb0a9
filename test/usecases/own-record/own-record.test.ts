import { beforeEach, expect, test } from 'vitest';
import { signInput } from '../../support/assessments';
import { newestEntry } from '../../support/framework';
import { logLength } from '../../support/log';
import { levelsNow, makeObservedWorks, reason, seen, workRecord } from '../../support/observed';
import { signatureBy } from '../../support/passphrase-of';
import { makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, enrolSigner, signIn } from '../../support/users';

let site: TestSite;
beforeEach(async () => {
  site = await makeTestSite();
  await makeObservedWorks(site);
});

const show = (login = 'pia', personId = 'pia') => site.client.ownRecord.show({ personId, signature: signatureBy(login) });

test('a person sees in place what is on record about them: what, by whom, when and why, with the reasons of each level', async () => {
  const { assessmentId } = await site.client.assessments.sign(await signInput(site));
  const { observationId } = await site.client.observations.record(seen());
  const { itemId } = await site.client.evidenceItems.add(workRecord());
  const { ratingId } = await site.client.selfRatings.rate({
    personId: 'pia',
    competencyId: 'loto',
    level: 3,
    comment: 'I teach it.',
    signature: signatureBy('pia'),
  });
  const view = await show();
  expect(view.entries.map(({ type, recordId, by }) => [type, recordId, by])).toEqual(
    expect.arrayContaining([
      ['assessment', assessmentId, 'Ada Alder'],
      ['observation', observationId, 'Ada Alder'],
      ['evidenceItem', itemId, 'Ada Alder'],
      ['selfRating', ratingId, 'Person pia'],
    ]),
  );
  expect(view.entries.find(({ recordId }) => recordId === assessmentId)).toMatchObject({
    what: 'Practical assessment at level 2: competent',
    on: '2026-03-14',
    why: expect.stringContaining('5 of 5 applicable steps were met.'),
  });
  expect(view.standings.find(({ competencyId }) => competencyId === 'loto')).toMatchObject({ heldLevelCode: '2', ownView: '3' });
  expect(JSON.stringify(view.standings)).toContain(assessmentId);
  expect(await newestEntry(site)).toMatchObject({ action: 'ownRecord.show', personId: 'pia' });
  expect(await site.client.session.get()).toMatchObject({ user: { login: 'ada' } });
});

test('their answer stands beside the record for them and for everybody who reads it, and changes neither record nor level', async () => {
  const { assessmentId } = await site.client.assessments.sign(await signInput(site));
  const { observationId } = await site.client.observations.record(seen());
  const { itemId } = await site.client.evidenceItems.add(workRecord());
  const before = [await levelsNow(site), JSON.stringify(await site.client.assessments.get({ assessmentId }))];
  const answer = (recordType: 'assessment' | 'observation' | 'evidenceItem', recordId: string, text: string) =>
    site.client.ownRecord.answer({ personId: 'pia', recordType, recordId, text, signature: signatureBy('pia') });
  await answer('assessment', assessmentId, 'The valve was tagged already.');
  await answer('observation', observationId, 'That was on the other line.');
  await answer('evidenceItem', itemId, 'I led it together with Otto.');
  expect((await site.client.ownRecord.answers({ personId: 'pia' })).answers).toMatchObject([
    { recordType: 'assessment', recordId: assessmentId, text: 'The valve was tagged already.', by: 'Person pia' },
    { recordId: observationId },
    { recordId: itemId },
  ]);
  const { observations } = await site.client.observations.list({ personId: 'pia', competencyId: null });
  expect(observations[0]?.answers).toMatchObject([{ text: 'That was on the other line.' }]);
  const { items } = await site.client.evidenceItems.list({ personId: 'pia' });
  expect(items[0]?.answers).toMatchObject([{ text: 'I led it together with Otto.' }]);
  const { entries } = await show();
  expect(entries.flatMap(({ answers }) => answers)).toHaveLength(3);
  expect([await levelsNow(site), JSON.stringify(await site.client.assessments.get({ assessmentId }))]).toEqual(before);
});

test('nobody answers for another, nor to a record about another', async () => {
  const { observationId } = await site.client.observations.record(seen());
  const given = { personId: 'pia', recordType: 'observation', recordId: observationId, text: 'No.' } as const;
  await expect(site.client.ownRecord.answer({ ...given, signature: signatureBy('ada') })).rejects.toMatchObject({ code: 'NotPermitted' });
  await makePerson(site, 'otto', { roleId: 'worker', unitId: 'works' });
  await enrolSigner(site, 'otto', { grants: [{ role: 'employee', unitId: null }], personId: 'otto' });
  const before = await logLength(site.station);
  const signature = signatureBy('otto');
  await expect(site.client.ownRecord.answer({ ...given, signature })).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(site.client.ownRecord.answer({ ...given, personId: 'otto', signature })).rejects.toMatchObject({ code: 'RecordNotFound' });
  await expect(show('otto', 'pia')).rejects.toMatchObject({ code: 'NotPermitted' });
  expect(await logLength(site.station)).toBe(before);
});

test('an employee who is signed in sees their own record and nobody else’s', async () => {
  await makePerson(site, 'olga', { roleId: 'worker', unitId: 'works' });
  await enrol(site, 'olga', { grants: [{ role: 'employee', unitId: null }], personId: 'olga' });
  await site.client.observations.record(seen({ personId: 'olga', seen: 'Repeated the order.' }));
  await site.client.observations.record(seen());
  await signIn(site, 'olga');
  const { entries } = await site.client.ownRecord.get({ personId: 'olga' });
  expect(entries).toMatchObject([{ what: 'Seen: Shows calls (shown)', by: 'Ada Alder', why: 'Repeated the order.' }]);
  for (const read of ['get', 'answers'] as const)
    await expect(site.client.ownRecord[read]({ personId: 'pia' })).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(site.client.observations.list({ personId: 'pia', competencyId: null })).rejects.toMatchObject({ code: 'NotPermitted' });
});

test('what was put right says so in the person’s own view', async () => {
  const { observationId } = await site.client.observations.record(seen());
  await site.client.observations.replace({ ...seen({ rating: 'partly' }), observationId, reason });
  const { entries } = await site.client.ownRecord.get({ personId: 'pia' });
  expect(entries.map(({ what, became }) => [what, became])).toEqual([
    ['Seen: Shows calls (partly shown)', null],
    ['Seen: Shows calls (shown)', 'A later observation has taken its place.'],
  ]);
});
