import { expect, test } from 'vitest';
import { siteFacts } from '../../../electron/service/db/sql/site';
import { deriveStandings } from '../../../electron/service/db/sql/standings';
import { noValidity } from '../../../shared/domain/framework/validity-terms';
import { yearOfEverybody } from '../../rpc/access-inputs/readiness';
import { clauseItem, linkItem, taskItem } from '../../support/catalogue-items';
import { by, reason } from '../../support/corrections';
import { refusal } from '../../support/exceptions';
import { recordOf } from '../../support/framework';
import { assessed } from '../../support/held';
import { competencyItem, makeItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem, writeRecord } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

const plain = { scaleId: 'scale', validityMonths: null };
const needs = { level: 2, rule: 'all' as const, count: 1, of: [{ competencyId: 'dated', level: 2 }] };
const practised = { ...noValidity, currency: { count: 2, withinDays: 30 } };
const ending = { ...noValidity, rules: [{ level: null, rule: { kind: 'event' as const, events: ['Incident'] } }] };
const items = [
  scaleItem('scale'),
  competencyItem('dated', { ...plain, validity: { ...noValidity, graceDays: 20 } }),
  clauseItem('permits', { graceDays: 10 }),
  linkItem('competencyClause', 'dated', 'permits'),
  competencyItem('resting', { ...plain, prerequisites: [needs] }),
  competencyItem('practised', { ...plain, validity: practised }),
  taskItem('weld'),
  linkItem('taskCompetency', 'weld', 'practised'),
  competencyItem('ending', { ...plain, validity: ending }),
  competencyItem('revised', { ...plain, validityMonths: 60 }),
  competencyItem('waived', plain),
  competencyItem('extended', { ...plain, validityMonths: 12 }),
];
const ofFitters = ['dated', 'resting', 'practised', 'ending', 'revised', 'waived', 'extended'];

/**
 * Pia is a fitter until the end of October and a welder from November on; kai, a welder, leaves at the end of July. The clock
 * stands at 14 March 2026.
 */
async function makeHall(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeUnit(site, 'hall', { name: 'Hall' });
  await makeUnit(site, 'yard', { name: 'Yard' });
  await makeRole(site, 'fitter', 'Fitter');
  await makeRole(site, 'welder', 'Welder');
  await makePerson(site, 'pia', { roleId: 'fitter', unitId: 'hall', position: { validTo: '2026-10-31' } });
  const later = { personId: 'pia', roleId: 'welder', unitId: 'yard', title: 'Welder', shift: null, validFrom: '2026-11-01', validTo: null };
  await writeRecord(site, 'position', 'later', { positionId: 'later', ...later, sourceBatchId: null, positionNumber: null });
  await makePerson(site, 'kai', { roleId: 'welder', unitId: 'yard', position: { validTo: '2026-07-31' } });
  for (const item of items) await makeItem(site, item);
  for (const competencyId of ofFitters)
    await makeItem(site, requirementItem({ roleId: 'fitter', competencyId, validityMonths: competencyId === 'dated' ? 12 : null }));
  await makeItem(site, requirementItem({ roleId: 'welder', competencyId: 'waived' }));
  await makeItem(site, competencyItem('revised', { ...plain, validityMonths: 3 }), '2026-09-01');
  await makeItem(site, { ...requirementItem({ roleId: 'fitter', competencyId: 'waived' }), isRetired: true }, '2026-10-01');
  await assessed(site, 'pia', 'dated', { performedOn: '2025-07-10' });
  for (const competencyId of ['resting', 'practised', 'ending', 'revised'])
    await assessed(site, 'pia', competencyId, { performedOn: '2026-03-01' });
  await assessed(site, 'pia', 'extended', { performedOn: '2025-06-30' });
  const { client } = site;
  await client.performances.record({ personId: 'pia', taskId: 'weld', note: '', performedOn: '2026-03-14', count: 1 });
  await client.events.record({
    kind: 'Incident',
    happenedOn: '2026-06-01',
    scope: { kind: 'unit', unitId: 'hall' },
    narrowedTo: null,
    reason,
  });
  const about = { personId: 'pia', reason, signature: by('ada') };
  await client.exceptions.extend({ ...about, competencyId: 'extended', to: '2026-08-15' });
  const waived = { ...about, competencyId: 'waived', from: '2026-04-01', to: '2026-05-31', conditions: 'never alone', approval: by('ben') };
  await client.exceptions.waive(waived);
  await recordOf(site)
    .transaction()
    .execute(async (tx) => deriveStandings(tx, 'all', (await siteFacts(tx)).expiringDays));
  return site;
}

type Asked = Parameters<TestSite['client']['yearAhead']['changes']>[0];

/** Each change as it is read: day, who in what, from which state to which, and why. */
async function read({ client }: TestSite, part: Partial<Asked> = {}): Promise<string[]> {
  const { changes } = await client.yearAhead.changes({ ...yearOfEverybody, ...part });
  return changes.map(({ day, personId, competencyId, before, after, why }) => {
    const kinds = why.map(({ kind }) => kind).join(' ');
    return `${day} ${personId} ${competencyId}: ${before.state} → ${after.state} [${kinds}] ${why.map(({ text }) => text).join(' ')}`;
  });
}

const asFitter = 'The position as Fitter in Hall ended with 2026-10-31, and with it what Fitter required.';
const waiverText = 'asked by a test (signed by Ada Alder and Ben Birch).';
// Worked out by hand from what is recorded above.
const year = [
  // Done once, on 14 March, of two times in 30 days; the assessment of 1 March is enough through 30 March.
  '2026-03-31 pia practised: qualified → currencyLapsed [currencyLapsed] In the 30 days through 2026-03-31 the work was done only once of the 2 times that keep it current. The assessment of 2026-03-01 kept it so by itself until the day before.',
  '2026-04-01 pia ending: qualified → expiring [warned] Its last day is 2026-05-31: that is shown 60 days ahead.',
  `2026-04-01 pia waived: neverAssessed → waived [exceptionBegins] A waiver begins on 2026-04-01, through 2026-05-31: ${waiverText}`,
  '2026-05-01 pia extended: qualified → expiring [warned] Its last day is 2026-06-30: that is shown 60 days ahead.',
  '2026-05-11 pia dated: qualified → expiring [warned] Its last day is 2026-07-10: that is shown 60 days ahead.',
  '2026-06-01 pia ending: expiring → expired [event] What happened on 2026-06-01 ends what was shown before it: Incident.',
  `2026-06-01 pia waived: waived → neverAssessed [exceptionEnds] A waiver ended with 2026-05-31, its last day: ${waiverText}`,
  // 30 June 2025 and twelve months.
  '2026-07-01 pia extended: expiring → extended [expired] The assessment of 2025-06-30 at level 2 held through 2026-06-30: it counts for 12 months. A signed extension lets work go on through 2026-08-15: asked by a test (signed by Ada Alder).',
  // The clause permits 10 of the 20 days of grace.
  '2026-07-11 pia dated: expiring → inGrace [expired] The assessment of 2025-07-10 at level 2 held through 2026-07-10: it counts for 12 months, as Fitter asks. Work may go on in grace through 2026-07-20.',
  '2026-07-21 pia dated: inGrace → expired [graceEnded] The assessment of 2025-07-10 at level 2 ran out on 2026-07-10, and the grace of 10 days after it is over.',
  '2026-07-21 pia resting: qualified → suspended [prerequisite] DATED Competency dated at level 2 must be held before it, and is not held any more from 2026-07-21 on.',
  '2026-08-01 kai waived: neverAssessed → notRequired [left] The last position, as Welder in Yard, ended with 2026-07-31: nothing is required any more.',
  '2026-08-16 pia extended: extended → expired [exceptionEnds] An extension ended with 2026-08-15, its last day: asked by a test (signed by Ada Alder).',
  // 1 March and three months had passed on 1 June.
  '2026-09-01 pia revised: qualified → expired [revised] The framework says something else from 2026-09-01 on: a result counts for 3 months, before that for 60 months.',
  '2026-10-01 pia waived: neverAssessed → notRequired [requirement] From 2026-10-01 on Fitter no longer requires it.',
  `2026-11-01 pia dated: expired → notRequired [positionEnds] ${asFitter}`,
  `2026-11-01 pia ending: expired → notRequired [positionEnds] ${asFitter}`,
  `2026-11-01 pia extended: expired → notRequired [positionEnds] ${asFitter}`,
  `2026-11-01 pia practised: currencyLapsed → notRequired [positionEnds] ${asFitter}`,
  // What Fitter alone limited to twelve months is held without a limit where no position limits it.
  `2026-11-01 pia resting: suspended → notRequired [positionEnds prerequisite] ${asFitter} DATED Competency dated at level 2 must be held before it, and is held from 2026-11-01 on.`,
  `2026-11-01 pia revised: expired → notRequired [positionEnds] ${asFitter}`,
  '2026-11-01 pia waived: notRequired → neverAssessed [positionBegins] The position as Welder in Yard begins on 2026-11-01: Welder requires level 2, mandatory.',
];

test('a year ahead is every known change with its day, its states and its cause in words, of whom and when it is asked for', async () => {
  const site = await makeHall();
  const { client } = site;
  expect(await read(site)).toEqual(year);
  expect(await read(site, { offset: 5, limit: 3 })).toEqual(year.slice(5, 8));
  // Who is in the yard on the day or was on the day before; pia comes in November.
  expect(await read(site, { unitId: 'yard' })).toEqual(year.filter((line) => line.includes('kai') || line.startsWith('2026-11')));
  expect(await read(site, { personId: 'kai' })).toEqual(year.filter((line) => line.includes(' kai ')));
  expect(await read(site, { after: '2026-07-01', through: '2026-07-11' })).toEqual(year.slice(8, 9));
  const lapses = year.filter((line) =>
    /(?:qualified|expiring|inGrace|extended|waived) → (?:currencyLapsed|expired|suspended|neverAssessed)/u.test(line),
  );
  expect(await read(site, { lapsesOnly: true })).toEqual(lapses);

  const { days } = await client.yearAhead.days(yearOfEverybody);
  const count = (of: readonly string[], day: string): number => of.filter((line) => line.startsWith(day)).length;
  expect(days).toEqual(
    [...new Set(year.map((line) => line.slice(0, 10)))].map((day) => ({ day, changes: count(year, day), lapses: count(lapses, day) })),
  );
  const only = await client.yearAhead.days({ ...yearOfEverybody, lapsesOnly: true });
  expect(only.days.map(({ day }) => day)).toEqual([...new Set(lapses.map((line) => line.slice(0, 10)))]);

  const past = await client.yearAhead.changes({ ...yearOfEverybody, after: '2025-07-09', through: '2025-07-10', personId: 'pia' });
  expect(past.changes).toMatchObject([
    {
      competencyCode: 'DATED',
      before: { state: 'neverAssessed', requiredLevelCode: '2', heldLevelCode: null, lastDay: null },
      after: { state: 'qualified', requiredLevelCode: '2', heldLevelCode: '2', lastDay: '2026-07-10' },
      isLapse: false,
      why: [{ kind: 'assessed', record: { entity: 'assessment', id: 'pia dated 2025-07-10' } }],
    },
  ]);
  const refused = async (part: Partial<Asked>) => refusal(client.yearAhead.days({ ...yearOfEverybody, ...part }));
  expect(await refused({ personId: 'nobody' })).toBe('PersonNotFound');
  expect(await refused({ unitId: 'nowhere' })).toBe('UnitNotFound');
  expect(await refused({ after: '2026-07-02', through: '2026-07-01' })).toBe('NotAPeriod');
  expect(await refused({ after: '2026-01-01', through: '2027-02-02' })).toBe('NotAPeriod');
  expect(await refused({ after: '2026-02-30' })).toBe('NotAPeriod');
  expect(await refused({ after: '2026-01-01', through: '2027-02-01' })).toBe('done');
});
