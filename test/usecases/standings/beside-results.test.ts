import { expect, test } from 'vitest';
import { checkDerived } from '../../../electron/service/db/live-rows-derived';
import type { Reason } from '../../../shared/contract/values';
import { noValidity } from '../../../shared/domain/framework/validity-terms';
import { clauseItem, linkItem, taskItem } from '../../support/catalogue-items';
import { by, reason } from '../../support/corrections';
import { approveItems, makeLibrary, recordOf } from '../../support/framework';
import { assessed } from '../../support/held';
import { competencyItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

let site: TestSite;
let library: string;
const needs = (competencyId: string) => ({ level: 2, rule: 'all' as const, count: 1, of: [{ competencyId, level: 2 }] });
const first = competencyItem('first', {
  scaleId: 'scale',
  validityMonths: 12,
  validity: { ...noValidity, renewalWindowDays: 30, graceDays: 20 },
});
const practised = competencyItem('practised', {
  scaleId: 'scale',
  validityMonths: null,
  prerequisites: [needs('first')],
  validity: { ...noValidity, currency: { count: 2, withinDays: 30 } },
});
const last = competencyItem('last', { scaleId: 'scale', validityMonths: null, prerequisites: [needs('practised')] });

async function makeHall(): Promise<void> {
  site = await makeTestSite();
  await makeUnit(site, 'hall');
  await makeRole(site, 'fitter', 'Fitter');
  await makePerson(site, 'pia', { roleId: 'fitter', unitId: 'hall' });
  library = await makeLibrary(site);
  await approveItems(
    site,
    library,
    [
      scaleItem('scale'),
      first,
      practised,
      last,
      ...['first', 'practised', 'last'].map((competencyId) => requirementItem({ roleId: 'fitter', competencyId })),
      clauseItem('permits', { graceDays: 10 }),
      linkItem('competencyClause', 'first', 'permits'),
      taskItem('weld'),
      linkItem('taskCompetency', 'weld', 'practised'),
    ],
    '2025-01-01',
  );
}

/** What stands stored of a competency on some days, as the state and what it follows from; whatever is stored is what deriving anew gives. */
async function states(competencyId: string, days: readonly string[]): Promise<string[]> {
  const db = recordOf(site);
  expect(await checkDerived(db, () => undefined)).toEqual([]);
  const rows = await db.selectFrom('standing').selectAll().where('competencyId', '=', competencyId).execute();
  return days.map((day) => {
    const row = rows.find(({ fromDate, untilDate }) => fromDate <= day && (untilDate === null || untilDate >= day));
    return [row?.state, row?.causeKind, row?.causeId].filter((part) => part !== null && part !== undefined).join(' ');
  });
}

const texts = (one: Reason): string[] => [one.text, ...one.children.flatMap(texts)];
const why = async (competencyId: string, asOf: string): Promise<string[]> =>
  texts((await site.client.readiness.explain({ personId: 'pia', competencyId, asOf })).reasons);

/** What rests on something is suspended until that is held, and everything above it with it. */
async function restsOnWhatIsHeld(): Promise<void> {
  await assessed(site, 'pia', 'last', { level: 2, performedOn: '2026-03-02' });
  await assessed(site, 'pia', 'practised', { level: 2, performedOn: '2026-03-01' });
  expect(await states('practised', ['2026-03-01', '2026-03-14'])).toEqual(['suspended prerequisite first', 'suspended prerequisite first']);
  expect(await states('last', ['2026-03-14'])).toEqual(['suspended prerequisite practised']);
  // 10 March 2025 and 12 months is 10 March 2026; the clause permits 10 of the 20 days of grace: through 20 March.
  await assessed(site, 'pia', 'first', { level: 2, performedOn: '2025-03-10' });
  expect(await states('first', ['2026-03-10', '2026-03-11', '2026-03-20', '2026-03-21'])).toEqual([
    'expiring',
    'inGrace grace',
    'inGrace grace',
    'expired',
  ]);
  expect(await states('practised', ['2026-03-20', '2026-03-21'])).toEqual(['qualified', 'suspended prerequisite first']);
  expect(await states('last', ['2026-03-20', '2026-03-21'])).toEqual(['qualified', 'suspended prerequisite practised']);
  expect(await why('last', '2026-03-21')).toEqual(
    expect.arrayContaining([
      'Suspended: level 2 is required and was reached, and what must be held before it is not.',
      'PRACTISED Competency practised at level 2: not held on 2026-03-21.',
    ]),
  );
  expect(await why('first', '2026-03-11')).toEqual(
    expect.arrayContaining([
      'Qualified, in grace: level 2 is required; what reached it has ended, and work may go on through 2026-03-20.',
      'Its last day was 2026-03-10. It is counted from 2025-03-10, the day it was shown.',
    ]),
  );
}

/** A signed suspension of one suspends what rests on it, in the same transaction, until the reinstatement. */
async function isSuspendedWithIt(): Promise<void> {
  await assessed(site, 'pia', 'first', { level: 2, performedOn: '2026-03-12' });
  const about = { personId: 'pia', competencyId: 'first', reason };
  const { exceptionId } = await site.client.exceptions.suspend({
    ...about,
    cause: 'incident',
    from: '2026-03-14',
    to: null,
    signature: by('ada'),
  });
  expect(await states('first', ['2026-03-13', '2026-03-14'])).toEqual(['qualified', `suspended exception ${exceptionId}`]);
  expect(await states('last', ['2026-03-13', '2026-03-14'])).toEqual(['qualified', 'suspended prerequisite practised']);
  expect((await why('first', '2026-03-14')).join(' ')).toContain(`by a signed exception: ${reason} (signed by Ada Alder).`);
  await site.client.exceptions.reinstate({ personId: 'pia', exceptionId, from: '2026-03-16', reason, signature: by('ben') });
  expect(await states('first', ['2026-03-15', '2026-03-16'])).toEqual([`suspended exception ${exceptionId}`, 'qualified']);
  expect(await states('last', ['2026-03-15', '2026-03-16'])).toEqual(['suspended prerequisite practised', 'qualified']);
}

/** Practice keeps a competency current, and what was voided or is no longer of it does not. */
async function isKeptCurrentByPractice(): Promise<void> {
  // Shown on 1 March: fresh for 30 days, through 30 March.
  const around = ['2026-03-30', '2026-03-31', '2026-04-12', '2026-04-13'];
  expect(await states('practised', around)).toEqual(['qualified', ...Array<string>(3).fill('currencyLapsed currency')]);
  const work = { personId: 'pia', taskId: 'weld', note: '' };
  await site.client.performances.record({ ...work, performedOn: '2026-03-13', count: 1 });
  const { performanceId } = await site.client.performances.record({ ...work, performedOn: '2026-03-14', count: 1 });
  // Two in 30 days while that of 13 March is one of them: through 11 April.
  expect(await states('practised', ['2026-04-11', '2026-04-12'])).toEqual(['qualified', 'currencyLapsed currency']);
  expect(await states('last', ['2026-04-11', '2026-04-12'])).toEqual(['qualified', 'suspended prerequisite practised']);
  expect((await why('practised', '2026-03-31')).join(' ')).toContain(
    'it was done 2 times. It stays current through 2026-04-11 without more.',
  );
  await site.client.performances.void({ performanceId, reason });
  expect(await states('practised', ['2026-03-30', '2026-03-31'])).toEqual(['qualified', 'currencyLapsed currency']);
  await site.client.performances.record({ ...work, performedOn: '2026-03-14', count: 3 });
  expect(await states('practised', ['2026-04-12', '2026-04-13'])).toEqual(['qualified', 'currencyLapsed currency']);
}

/** A revision that joins the task to it no longer, or asks for nothing before it, is followed from its day on. */
async function followsRevisions(): Promise<void> {
  const link = linkItem('taskCompetency', 'weld', 'practised');
  await approveItems(site, library, [{ ...link, isRetired: true }], '2026-04-01');
  expect(await states('practised', ['2026-03-31', '2026-04-01'])).toEqual(['qualified', 'currencyLapsed currency']);
  await approveItems(
    site,
    library,
    [{ ...practised, content: { ...practised.content, prerequisites: [], validity: noValidity } }],
    '2026-05-01',
  );
  // The first one is held through 12 March 2027, and 10 days of grace.
  expect(await states('practised', ['2026-04-30', '2026-05-01', '2027-03-22', '2027-03-23'])).toEqual([
    'currencyLapsed currency',
    ...Array<string>(3).fill('qualified'),
  ]);
  expect(await states('last', ['2026-04-30', '2026-05-01'])).toEqual(['suspended prerequisite practised', 'qualified']);
}

/** A clock set back makes another day today, and no other standings. */
async function staysWhenTheClockIsSetBack(): Promise<void> {
  const stored = await recordOf(site).selectFrom('standing').selectAll().execute();
  site.clock.now = new Date('2025-06-01T08:00:00.000Z');
  const today = await site.client.readiness.explain({ personId: 'pia', competencyId: 'first', asOf: null });
  // Shown on 10 March 2025 for twelve months; the suspension of March 2026 lies ahead.
  expect([today.state, today.until]).toEqual(['qualified', '2026-01-08']);
  expect(await recordOf(site).selectFrom('standing').selectAll().execute()).toEqual(stored);
}

// One site for all, since making one takes longest: each part begins where the one before it ended. Today is 2026-03-14.
test('what is stored is what prerequisites, exceptions, practice and revisions make of the results, and what deriving anew gives', async () => {
  await makeHall();
  await restsOnWhatIsHeld();
  await isSuspendedWithIt();
  await isKeptCurrentByPractice();
  await followsRevisions();
  await staysWhenTheClockIsSetBack();
  expect(await checkDerived(recordOf(site), () => undefined)).toEqual([]);
});
