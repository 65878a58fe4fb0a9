import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { peopleOfMatrix } from '../../../electron/service/db/sql/standing-matrix';
import {
  dateOfDayNumber,
  heldInLook,
  isMandatoryInLook,
  requiredInLook,
  stateInLook,
  unpackedBytes,
} from '../../../shared/domain/packed-standings';
import type { Sqlite } from '../../../electron/service/vault/open';
import { newestEntry, recordOf } from '../../support/framework';
import { assessed } from '../../support/held';
import { makeShop } from '../../support/moves';
import { makePerson } from '../../support/people';
import { makeRandomWorks, type RandomWorks } from '../../support/random-works';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const anybody = { unitId: null, departmentId: null, roleId: null, mandatoryOnly: false };
const day = '2026-03-14';
type Asked = Parameters<TestSite['client']['standingMatrix']['get']>[0];

/** Every cell as it arrives, written out, by person and competency. */
async function shown({ client }: TestSite, asked: Asked) {
  const { people, competencies, cells } = await client.standingMatrix.get(asked);
  const { starts, columns, looks, lastDays } = unpackedBytes(await cells.arrayBuffer());
  const rows: Record<string, unknown> = {};
  for (const [index, { personId }] of people.entries()) {
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at++) {
      const look = looks[at] ?? 0;
      rows[`${personId} ${competencies[columns[at] ?? -1]?.competencyId}`] = {
        state: stateInLook(look),
        requiredLevel: requiredInLook(look),
        heldLevel: heldInLook(look),
        isMandatory: isMandatoryInLook(look) ? 1 : 0,
        readyUntil: dateOfDayNumber(lastDays[at] ?? 0),
      };
    }
  }
  return { people: people.map(({ personId }) => personId).toSorted(), rows };
}

/** The same, straight from the tables: whoever has a position on the day in some units, and each of their standings. */
async function bySql(site: TestSite, works: RandomWorks, on: string, units: readonly string[], where = 'TRUE') {
  const { rows } = await sql<{ personId: string; competencyId: string }>`
    SELECT personId, competencyId, state, requiredLevel, heldLevel, isMandatory, readyUntil FROM standing
    WHERE fromDate <= ${on} AND COALESCE(untilDate, '9999') >= ${on} AND ${sql.raw(where)}`.execute(recordOf(site));
  const people = works.personIds.filter((personId) => units.some((unitId) => works.isIn(personId, unitId, on))).toSorted();
  return {
    people,
    rows: Object.fromEntries(
      rows
        .filter(({ personId }) => people.includes(personId))
        .map(({ personId, competencyId, ...row }) => [`${personId} ${competencyId}`, row]),
    ),
  };
}

const standingIn = (state: string): unknown => expect.objectContaining({ state });

/** The plans of everything asked meanwhile, as text. */
async function plansOf(site: TestSite, ask: () => Promise<unknown>): Promise<string> {
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const { site: sqlite } = open.vault;
  const prepare: Sqlite['prepare'] = sqlite.prepare.bind(sqlite);
  const seen: string[] = [];
  Object.assign(sqlite, {
    prepare: (text: string) => {
      seen.push(text);
      return prepare(text);
    },
  });
  await ask();
  Object.assign(sqlite, { prepare });
  return JSON.stringify(seen.map((text) => prepare(`EXPLAIN QUERY PLAN ${text}`).all(...(text.match(/\?/g) ?? []).map(() => '[]'))));
}

const north = ['north', 'north-1', 'north-2'];

test('the matrix shows each person once with each standing of theirs, on any day, narrowed as asked', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 4);
  const db = recordOf(site);
  await sql`ANALYZE`.execute(db);
  const plans = await plansOf(site, async () => {
    const scope = { kind: 'limited', unitIds: ['north-1'], ownPersonId: 'person-1' } as const;
    await peopleOfMatrix(db, { day, scope, unitIds: null, roleId: null }, 100);
  });
  expect(plans).toContain('SEARCH position USING INDEX position_by_unit (unitId=?)');
  expect(plans).not.toMatch(/SCAN (s|person|position|standing)\b/);

  let cells = 0;
  const { rows: ends } = await sql<{ untilDate: string }>`
    SELECT DISTINCT untilDate FROM standing WHERE untilDate BETWEEN '2025-06-01' AND '2026-12-01' ORDER BY untilDate LIMIT 2`.execute(db);
  expect(ends).toHaveLength(2);
  for (const asOf of ['2025-01-01', '2025-06-30', day, '2026-12-01', '2027-09-30', ...ends.map(({ untilDate }) => untilDate)]) {
    const expected = await bySql(site, works, asOf, works.unitIds);
    expect(await shown(site, { ...anybody, asOf })).toEqual(expected);
    cells += Object.keys(expected.rows).length;
    for (const personId of expected.people)
      for (const competencyId of works.competencyIds) {
        const { required, state } = works.standing(personId, competencyId, asOf);
        expect(expected.rows[`${personId} ${competencyId}`]).toEqual(required === null ? undefined : standingIn(state));
      }
  }
  expect(cells).toBeGreaterThan(60);

  expect(await shown(site, { ...anybody, asOf: day, unitId: 'north' })).toEqual(await bySql(site, works, day, north));
  expect(await shown(site, { ...anybody, asOf: day, unitId: 'north-1' })).toEqual(await bySql(site, works, day, ['north-1']));
  expect(await shown(site, { ...anybody, asOf: day, departmentId: 'north' })).toEqual(await bySql(site, works, day, north));
  expect((await shown(site, { ...anybody, asOf: day, departmentId: 'north', unitId: 'south' })).people).toEqual([]);
  const mandatory = await bySql(site, works, day, works.unitIds, 'isMandatory = 1');
  expect(await shown(site, { ...anybody, asOf: day, mandatoryOnly: true })).toEqual(mandatory);
  const { people, roles } = await site.client.standingMatrix.get({ ...anybody, asOf: day, roleId: 'fitter' });
  const held = works.positions.filter((one) => one.roleId === 'fitter' && one.validFrom <= day && (one.validTo ?? '9999') >= day);
  expect(new Set(people.map(({ personId }) => personId))).toEqual(new Set(held.map(({ personId }) => personId)));
  expect(roles.map(({ roleId }) => roleId)).toEqual(['fitter']);

  const asked = { day, scope: { kind: 'site' } as const, unitIds: null, roleId: null };
  const all = await peopleOfMatrix(db, asked, 100);
  expect(await peopleOfMatrix(db, asked, all.total - 1)).toEqual({ people: [], total: all.people.length });
  expect(await peopleOfMatrix(db, asked, all.total)).toEqual(all);
});

test('people stand in the order of their names as a reader looks them up', async () => {
  const site = await makeShop();
  for (const [personId, familyName] of [
    ['p1', 'Zimmer'],
    ['p2', 'Ágoston'],
    ['p3', 'aguirre'],
    ['p4', 'Åker'],
    ['p5', 'Adler'],
  ] as const)
    await makePerson(site, personId, { familyName, givenName: '', unitId: 'works' });
  const { people } = await site.client.standingMatrix.get({ ...anybody, asOf: '2026-06-01' });
  const own = people.map(({ name }) => name).filter((name) => /^(Zimmer|Ágoston|aguirre|Åker|Adler)$/.test(name));
  expect(own).toEqual(['Adler', 'Ágoston', 'aguirre', 'Åker', 'Zimmer']);
});

test('a line manager sees their units with what lies below, an employee only themselves, and an HR partner nothing', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 4);
  const [pia = ''] = works.personIds.filter((personId) => works.isIn(personId, 'south-1', day));
  await enrol(site, 'mia', { grants: [{ role: 'lineManager', unitId: 'north' }] });
  await enrol(site, 'eve', { grants: [{ role: 'employee', unitId: null }], personId: pia });
  await enrol(site, 'hugo', { grants: [{ role: 'hrPartner', unitId: null }] });
  await signIn(site, 'mia');
  expect((await shown(site, { ...anybody, asOf: day })).people).toEqual((await bySql(site, works, day, north)).people);
  expect((await shown(site, { ...anybody, asOf: day, unitId: 'south' })).people).toEqual([]);
  await signIn(site, 'eve');
  expect((await shown(site, { ...anybody, asOf: day })).people).toEqual([pia]);
  await signIn(site, 'hugo');
  await expect(site.client.standingMatrix.get({ ...anybody, asOf: day })).rejects.toMatchObject({ code: 'NotPermitted' });
});

test('the matrix as it was known at an entry leaves out what was recorded later, and has what was replaced since', async () => {
  const site = await makeShop();
  // what is put into the record beside a command belongs to the entry that comes next
  await site.client.views.save({ viewId: null, name: 'Everybody', path: '/readiness/matrix', search: {} });
  const asked = { ...anybody, asOf: day };
  const before = await shown(site, asked);
  const { entry } = await site.client.readiness.knownEntry({ day, time: '00:01' });
  const knownAt = (await newestEntry(site)).entryNumber;
  expect(entry).toBeLessThan(knownAt);
  site.clock.now = new Date(site.clock.now.getTime() + 3_600_000);
  await assessed(site, 'bob', 'loto');
  await makePerson(site, 'nora', { roleId: 'fitter', unitId: 'shop' });
  const after = await shown(site, asked);
  expect([before.rows['bob loto'], after.rows['bob loto']]).toMatchObject([{ state: 'neverAssessed' }, { state: 'qualified' }]);
  expect(after.people).toContain('nora');
  expect(await shown(site, { ...asked, knownAt })).toEqual(before);
  const clock = site.clock.now;
  const { entry: now } = await site.client.readiness.knownEntry({ day: clock.toISOString().slice(0, 10), time: '00:01' });
  expect(now).toBeLessThanOrEqual(knownAt);
  for (const [moment, code] of [
    [{ day: '2026-02-30', time: '10:00' }, 'NotADate'],
    [{ day: '2036-03-14', time: '10:00' }, 'NotYetPassed'],
  ] as const)
    await expect(site.client.readiness.knownEntry(moment)).rejects.toMatchObject({ code });
});
