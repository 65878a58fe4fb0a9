import { expect, test } from 'vitest';
import { eventFactsOf } from '../../../electron/service/db/sql/event-facts';
import { siteFacts } from '../../../electron/service/db/sql/site';
import { deriveStandings } from '../../../electron/service/db/sql/standings';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { clauseItem, linkItem, taskItem } from '../../support/catalogue-items';
import { newestEntry, recordOf } from '../../support/framework';
import { assessed } from '../../support/held';
import { competencyItem, makeItem, makePerson, makeRequirement, makeRole, makeUnit, scaleItem, writeRecord } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const reason = 'asked by a test';

const ending = (...events: string[]) => ({
  rules: [{ level: null, rule: { kind: 'event' as const, events } }],
  renewalWindowDays: 0,
  graceDays: 0,
  currency: null,
});

/**
 * Loto ends by a changed procedure or an incident, weld by an incident at level 2 alone, lift by what its clause names, steam by
 * nothing. Pia and kai belong to the north, kai on its line, sam to the south; all were shown everything in January.
 */
async function makeHalls(): Promise<TestSite> {
  const site = await makeTestSite();
  for (const [unitId, parentId] of [
    ['works', null],
    ['north', 'works'],
    ['north-line', 'north'],
    ['south', 'works'],
  ] as const)
    await makeUnit(site, unitId, { parentId });
  await makeRole(site, 'worker');
  const atTwo = { ...ending(), rules: [{ level: 2, rule: { kind: 'event' as const, events: ['Incident'] } }] };
  const items: readonly FrameworkItem[] = [
    scaleItem('scale'),
    competencyItem('loto', { scaleId: 'scale', validity: ending('Procedure changed', 'Incident') }),
    competencyItem('weld', { scaleId: 'scale', validity: atTwo }),
    competencyItem('lift', { scaleId: 'scale' }),
    competencyItem('steam', { scaleId: 'scale' }),
    clauseItem('law', { validity: { kind: 'event', events: ['Other crane'] } }),
    linkItem('competencyClause', 'lift', 'law'),
    taskItem('valve', { code: 'T-1', title: 'Turn the valve' }),
    linkItem('taskCompetency', 'valve', 'weld'),
  ];
  for (const item of items) await makeItem(site, item);
  for (const competencyId of competencies) await makeRequirement(site, { roleId: 'worker', competencyId, level: 1 });
  for (const [personId, unitId] of [
    ['pia', 'north'],
    ['kai', 'north-line'],
    ['sam', 'south'],
  ] as const) {
    await makePerson(site, personId, { roleId: 'worker', unitId });
    for (const competencyId of competencies) await assessed(site, personId, competencyId);
  }
  return site;
}

const competencies = ['loto', 'weld', 'lift', 'steam'] as const;
type Input = Parameters<TestSite['client']['events']['record']>[0];
const event = (part: Partial<Input> = {}): Input => ({
  kind: 'Incident',
  happenedOn: '2026-03-01',
  scope: { kind: 'site' },
  narrowedTo: null,
  reason,
  ...part,
});
const preview = async (site: TestSite, { reason: _why, ...input }: Input) => site.client.events.preview(input);

/** What is held on a day by the derived table: person and competency with the level. */
async function heldOn(site: TestSite, day: string): Promise<string[]> {
  const rows = await recordOf(site)
    .selectFrom('holding')
    .selectAll()
    .where('fromDate', '<=', day)
    .where((eb) => eb.or([eb('untilDate', 'is', null), eb('untilDate', '>=', day)]))
    .execute();
  return rows.map(({ personId, competencyId, level }) => `${personId} ${competencyId} ${level}`).toSorted();
}

/** Records an event, holds what it ends against its preview and a rebuild, and voids it: then everything is as it was. */
async function endsExactly(site: TestSite, input: Input, ended: readonly string[], day = '2026-03-14'): Promise<void> {
  const before = await heldOn(site, day);
  const shown = await preview(site, input);
  const { eventId } = await site.client.events.record(input);
  const after = await heldOn(site, day);
  const db = recordOf(site);
  const { expiringDays } = await siteFacts(db);
  await db.transaction().execute((tx) => deriveStandings(tx, 'all', expiringDays));
  expect(await heldOn(site, day)).toEqual(after);
  expect(before.filter((one) => !after.includes(one))).toEqual(ended);
  expect(shown.ended.map((one) => `${one.personId} ${one.competencyId} ${one.heldLevel}`).toSorted()).toEqual(ended);
  expect([shown.rows, shown.people, shown.unseen]).toEqual([ended.length, new Set(ended.map((one) => one.split(' ')[0])).size, 0]);
  await site.client.events.void({ eventId, reason });
  expect(await heldOn(site, day)).toEqual(before);
}

const ends: ReadonlyArray<readonly [string, Partial<Input>, readonly string[]]> = [
  ['of the whole site', {}, ['kai loto 2', 'kai weld 2', 'pia loto 2', 'pia weld 2', 'sam loto 2', 'sam weld 2']],
  ['of one person', { scope: { kind: 'person', personId: 'pia' } }, ['pia loto 2', 'pia weld 2']],
  ['of a unit and below', { scope: { kind: 'unit', unitId: 'north' } }, ['kai loto 2', 'kai weld 2', 'pia loto 2', 'pia weld 2']],
  ['of the lowest unit', { scope: { kind: 'unit', unitId: 'north-line' } }, ['kai loto 2', 'kai weld 2']],
  ['narrowed to a competency', { narrowedTo: { kind: 'competency', competencyId: 'loto' } }, ['kai loto 2', 'pia loto 2', 'sam loto 2']],
  ['narrowed to a task', { narrowedTo: { kind: 'task', taskId: 'valve' } }, ['kai weld 2', 'pia weld 2', 'sam weld 2']],
  ['of a kind that a clause names', { kind: 'Other crane' }, ['kai lift 2', 'pia lift 2', 'sam lift 2']],
  ['of the very day on which it was shown', { happenedOn: '2026-01-15' }, []],
  ['of the day after that', { happenedOn: '2026-01-16', kind: 'Procedure changed' }, ['kai loto 2', 'pia loto 2', 'sam loto 2']],
];

test('an event ends what its kind, place and narrowing name, as its preview says, and nothing once it is void', async () => {
  const site = await makeHalls();
  expect((await site.client.events.kinds()).kinds).toEqual(['Incident', 'Other crane', 'Procedure changed']);
  expect(await site.client.events.around({ kind: 'Incident' })).toMatchObject({
    competencies: [{ competencyId: 'loto' }, { competencyId: 'weld' }],
    tasks: [{ taskId: 'valve', code: 'T-1' }],
  });
  for (const [, part, ended] of ends) await endsExactly(site, event(part), ended);
  for (const personId of ['came', 'left']) await makePerson(site, personId);
  const place = { roleId: 'worker', unitId: 'south', title: 'Worker', shift: null, sourceBatchId: null, positionNumber: null };
  const position = async (personId: string, validFrom: string, validTo: string | null): Promise<void> => {
    const positionId = `position-${personId}`;
    await writeRecord(site, 'position', positionId, { positionId, personId, ...place, validFrom, validTo });
  };
  await position('came', '2026-03-02', null);
  await position('left', '2020-01-01', '2026-02-28');
  for (const personId of ['came', 'left']) await assessed(site, personId, 'loto');
  await endsExactly(site, event({ scope: { kind: 'unit', unitId: 'south' }, kind: 'Procedure changed' }), ['sam loto 2']);
  await endsExactly(site, event({ scope: { kind: 'unit', unitId: 'south' }, kind: 'Procedure changed', happenedOn: '2026-02-28' }), [
    'left loto 2',
    'sam loto 2',
  ]);
}, 60_000);

test('an event to come ends nothing before its day; who is shown again after one holds again', async () => {
  const site = await makeHalls();
  const { eventId } = await site.client.events.record(event({ happenedOn: '2026-06-01', scope: { kind: 'person', personId: 'sam' } }));
  expect(await heldOn(site, '2026-05-31')).toContain('sam loto 2');
  expect(await heldOn(site, '2026-06-01')).not.toContain('sam loto 2');
  await site.client.events.void({ eventId, reason });
  const past = await site.client.events.record(event({ happenedOn: '2026-02-01', scope: { kind: 'person', personId: 'sam' } }));
  expect(await heldOn(site, '2026-03-14')).not.toContain('sam loto 2');
  await assessed(site, 'sam', 'loto', { performedOn: '2026-02-01' });
  expect(await heldOn(site, '2026-03-14')).toContain('sam loto 2');
  expect(await heldOn(site, '2026-01-31')).toContain('sam loto 2');
  await site.client.events.void({ ...past, reason });
});

const refusals: ReadonlyArray<readonly [string, Partial<Input>, string]> = [
  ['a kind that no rule names', { kind: 'Rain' }, 'KindUnknown'],
  ['no day', { happenedOn: '2026-02-30' }, 'NotADate'],
  ['a day too far ahead', { happenedOn: '2027-03-16' }, 'TooFarAhead'],
  ['nobody', { scope: { kind: 'person', personId: 'nobody' } }, 'PersonNotFound'],
  ['no unit', { scope: { kind: 'unit', unitId: 'nowhere' } }, 'UnitNotFound'],
  ['no competency', { narrowedTo: { kind: 'competency', competencyId: 'valve' } }, 'CompetencyNotFound'],
  ['no task', { narrowedTo: { kind: 'task', taskId: 'loto' } }, 'TaskNotFound'],
  ['a competency whose rules do not name it', { narrowedTo: { kind: 'competency', competencyId: 'steam' } }, 'NothingConcerned'],
];

test('what cannot have happened is refused; what happened stands in the list and the log, whoever asks about how many', async () => {
  const site = await makeHalls();
  for (const [what, part, code] of refusals) {
    await expect(preview(site, event(part)), what).rejects.toMatchObject({ code });
    await expect(site.client.events.record(event(part)), what).rejects.toMatchObject({ code });
  }
  const { eventId } = await site.client.events.record(event({ narrowedTo: { kind: 'task', taskId: 'valve' } }));
  expect(await newestEntry(site)).toMatchObject({
    action: 'events.record',
    entity: 'qualification_event',
    entityId: eventId,
    reason: { text: reason },
  });
  await site.client.events.void({ eventId, reason: 'the wrong valve' });
  expect(await newestEntry(site)).toMatchObject({ action: 'events.void', entity: 'qualification_event', entityId: eventId });
  const found = (await site.client.events.list()).events.find((one) => one.eventId === eventId);
  expect(found).toMatchObject({
    kind: 'Incident',
    scope: 'site',
    ofName: null,
    around: 'T-1 Turn the valve',
    recordedBy: 'Ada Alder',
    voided: { reason: 'the wrong valve', by: 'Ada Alder' },
  });
  const ids = [];
  for (const scope of [{ kind: 'site' }, { kind: 'unit', unitId: 'north' }, { kind: 'person', personId: 'sam' }] as const)
    for (const narrowedTo of [null, { kind: 'competency', competencyId: 'loto' } as const])
      ids.push(await site.client.events.record(event({ scope, narrowedTo })));
  const db = recordOf(site);
  const people = ['pia', 'kai', 'sam'];
  const line = ({ personId, competencyId, kind, on }: Awaited<ReturnType<typeof eventFactsOf>>[number]) =>
    `${personId} ${competencyId} ${kind} ${on}`;
  const all = (await eventFactsOf(db, people)).map(line).toSorted();
  const one = (await Promise.all(people.map((personId) => eventFactsOf(db, [personId])))).flat().map(line).toSorted();
  expect(all).toEqual(one);
  expect(all).toHaveLength(2 * (3 + 2 + 1));
  expect((await eventFactsOf(db, people, ['weld'])).map(line).toSorted()).toEqual(all.filter((text) => text.includes(' null ')));
  for (const id of ids) await site.client.events.void({ ...id, reason });
  expect(await eventFactsOf(db, people)).toEqual([]);
});

test('a line manager records for their units and people alone, and never about themselves; an auditor records nothing', async () => {
  const site = await makeHalls();
  await enrol(site, 'lena', { grants: [{ role: 'lineManager', unitId: 'north' }], personId: 'kai' });
  await enrol(site, 'quin', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await signIn(site, 'ada');
  const { eventId: ofSouth } = await site.client.events.record(event({ scope: { kind: 'unit', unitId: 'south' } }));
  const { eventId: ofAll } = await site.client.events.record(event());
  const { eventId: ofKai } = await site.client.events.record(event({ scope: { kind: 'person', personId: 'kai' } }));
  const { eventId: ofWorks } = await site.client.events.record(event({ scope: { kind: 'unit', unitId: 'works' } }));
  await signIn(site, 'lena');
  const refused = (part: Partial<Input>, code: string) => expect(site.client.events.record(event(part))).rejects.toMatchObject({ code });
  await refused({}, 'WholeSite');
  await refused({ scope: { kind: 'unit', unitId: 'south' } }, 'UnitNotFound');
  await refused({ scope: { kind: 'person', personId: 'sam' } }, 'PersonNotFound');
  await refused({ scope: { kind: 'person', personId: 'kai' } }, 'AboutOneself');
  for (const eventId of [ofSouth, ofAll, ofWorks, 'none'])
    await expect(site.client.events.void({ eventId, reason }), eventId).rejects.toMatchObject({ code: 'EventNotFound' });
  await expect(site.client.events.void({ eventId: ofKai, reason })).rejects.toMatchObject({ code: 'AboutOneself' });
  const seen = new Set((await site.client.events.list()).events.map(({ eventId }) => eventId));
  expect([ofSouth, ofAll, ofKai, ofWorks].map((id) => seen.has(id))).toEqual([false, true, true, true]);
  expect(await site.client.events.places()).toMatchObject({ wholeSite: false, units: [{ unitId: 'north' }, { unitId: 'north-line' }] });
  const { eventId } = await site.client.events.record(event({ scope: { kind: 'unit', unitId: 'north' } }));
  await site.client.events.void({ eventId, reason });
  await expect(site.client.events.void({ eventId, reason })).rejects.toMatchObject({ code: 'AlreadyVoid' });
  await signIn(site, 'quin');
  await expect(site.client.events.record(event())).rejects.toMatchObject({ code: 'NotPermitted' });
  expect((await site.client.events.list()).events.length).toBeGreaterThan(4);
});
