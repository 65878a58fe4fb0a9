import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { listed } from '../../../electron/service/db/sql/readiness';
import { addDays } from '../../../shared/domain/calendar';
import { readyStates, severityOrder } from '../../../shared/domain/state';
import { recordOf } from '../../support/framework';
import { makeRandomWorks, type RandomWorks } from '../../support/random-works';
import { makeTestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const day = '2026-03-14';
const anybody = {
  asOf: day,
  unitId: null,
  competencyId: null,
  personId: null,
  departmentId: null,
  mandatoryOnly: false,
  states: null,
  lapsesBy: null,
  limit: 2000,
};

/** Whoever has a position on the day, with each competency required of them. */
function everybody(works: RandomWorks, on = day) {
  return works.personIds.flatMap((personId) =>
    works.competencyIds.flatMap((competencyId) => {
      const standing = works.standing(personId, competencyId, on);
      return standing.required === null ? [] : [{ personId, competencyId, standing, required: standing.required }];
    }),
  );
}

/** The last of the ready days that begin on `on`, where the next day is required and not ready; found by walking day by day. */
function lastReadyDay(works: RandomWorks, personId: string, competencyId: string, on: string): string | null {
  for (let last = on; last < '2031-01-01'; last = addDays(last, 1)) {
    if (!readyStates.has(works.standing(personId, competencyId, last).state)) return null;
    const next = works.standing(personId, competencyId, addDays(last, 1));
    if (next.required === null) return null;
    if (!readyStates.has(next.state)) return last;
  }
  return null;
}

const keyOf = ({ personId, competencyId }: { personId: string; competencyId: string }): string => `${personId} ${competencyId}`;

test.each([1, 2])('everybody is listed once per competency with what is required and held, worst first (works %i)', async (seed) => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, seed);
  const { people, total } = await site.client.readiness.cell(anybody);
  const truth = everybody(works);
  expect(total).toBe(truth.length);
  expect(people.map(keyOf).toSorted()).toEqual(truth.map(keyOf).toSorted());
  for (const { personId, competencyId, standing, required } of truth) {
    const row = people.find((one) => one.personId === personId && one.competencyId === competencyId);
    expect(row).toMatchObject({
      state: standing.state,
      heldLevel: standing.heldLevel,
      heldLevelCode: standing.heldLevel === null ? null : `L${standing.heldLevel}`,
      requiredLevel: required.level,
      requiredLevelCode: `L${required.level}`,
      isMandatory: required.isMandatory,
      competencyCode: competencyId.toUpperCase(),
      name: `${personId}, Test`,
      readyUntil: lastReadyDay(works, personId, competencyId, day),
    });
    const lastUnit = works.unitIds.filter((unitId) => works.isIn(personId, unitId, day)).map((unitId) => `Unit ${unitId}`);
    expect(lastUnit).toContain(row?.unitName);
  }
  const severities = people.map((row) => severityOrder.indexOf(row.state));
  expect(severities).toEqual(severities.toSorted((a, b) => a - b));
});

test('the last day of the present state is the last day on which it is so', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 3);
  const { people } = await site.client.readiness.cell(anybody);
  const ending = people.filter((row) => row.until !== null);
  expect(ending.length).toBeGreaterThan(3);
  for (const { personId, competencyId, state, until } of ending) {
    if (until === null) continue;
    expect(works.standing(personId, competencyId, until).state).toBe(state);
  }
});

test.each([1, 2, 3, 4])('what lapses by a day is what walking through the days finds, soonest first (works %i)', async (seed) => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, seed);
  let found = 0;
  for (const on of ['2025-10-01', '2026-01-01', day]) {
    for (const within of [30, 90, 365]) {
      const by = addDays(on, within);
      const { people, total } = await site.client.readiness.cell({ ...anybody, asOf: on, states: [...readyStates], lapsesBy: by });
      const truth = everybody(works, on)
        .map((one) => ({ ...one, last: lastReadyDay(works, one.personId, one.competencyId, on) }))
        .filter(({ last }) => last !== null && last <= by);
      expect(people.map((row) => `${keyOf(row)} ${row.readyUntil}`).toSorted()).toEqual(
        truth.map((one) => `${keyOf(one)} ${one.last}`).toSorted(),
      );
      expect(total).toBe(truth.length);
      const lastDays = people.map((row) => row.readyUntil ?? '');
      expect(lastDays).toEqual(lastDays.toSorted());
      found += total;
    }
  }
  expect(found).toBeGreaterThan(0);
});

test('a cell opens exactly the people it counts, with the same filters', async () => {
  const site = await makeTestSite();
  await makeRandomWorks(site, 6);
  for (const mandatoryOnly of [false, true]) {
    const { cells } = await site.client.readiness.heatmap({ asOf: day, departmentId: null, mandatoryOnly });
    expect(cells.length).toBeGreaterThan(3);
    for (const { columnId: unitId, competencyId, people, countByState } of cells) {
      const opened = await site.client.readiness.cell({ ...anybody, unitId, competencyId, mandatoryOnly });
      expect(opened.total).toBe(people);
      for (const [state, count] of Object.entries(countByState)) {
        expect(opened.people.filter((row) => row.state === state).length).toBe(count);
      }
    }
  }
});

test('a department holds its own people and those of its units, and one person can be asked for alone', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 2);
  const north = await site.client.readiness.cell({ ...anybody, departmentId: 'north' });
  const inNorth = works.personIds.filter((personId) => ['north', 'north-1', 'north-2'].some((unitId) => works.isIn(personId, unitId, day)));
  expect(north.people.map(keyOf).toSorted()).toEqual(
    everybody(works)
      .filter(({ personId }) => inNorth.includes(personId))
      .map(keyOf)
      .toSorted(),
  );
  const nowhere = await site.client.readiness.cell({ ...anybody, departmentId: 'north', unitId: 'south-1' });
  expect(nowhere.total).toBe(0);
  const [first] = everybody(works);
  const alone = await site.client.readiness.cell({ ...anybody, personId: first?.personId ?? '' });
  expect(alone.people.map(keyOf).toSorted()).toEqual(
    everybody(works)
      .filter(({ personId }) => personId === first?.personId)
      .map(keyOf)
      .toSorted(),
  );
});

test('a list that is cut short gives the worst and says how many there are', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 1);
  const all = await site.client.readiness.cell(anybody);
  const cut = await site.client.readiness.cell({ ...anybody, limit: 3 });
  expect(cut.total).toBe(everybody(works).length);
  expect(cut.people.map((row) => row.state)).toEqual(all.people.slice(0, 3).map((row) => row.state));
});

test('no state asked for lists nobody', async () => {
  const site = await makeTestSite();
  await makeRandomWorks(site, 1);
  expect(await site.client.readiness.cell({ ...anybody, states: [] })).toEqual({ people: [], total: 0 });
});

test('people outside the scope are not listed, whatever is asked for', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 4);
  await enrol(site, 'mia', { grants: [{ role: 'lineManager', unitId: 'south-1' }] });
  await signIn(site, 'mia');
  const inSouth = works.personIds.filter((personId) => works.isIn(personId, 'south-1', day));
  const visible = everybody(works).filter(({ personId }) => inSouth.includes(personId));
  expect(visible.length).toBeGreaterThan(0);
  expect((await site.client.readiness.cell(anybody)).people.map(keyOf).toSorted()).toEqual(visible.map(keyOf).toSorted());
  const stranger = everybody(works).find(({ personId }) => !inSouth.includes(personId));
  expect(stranger).toBeDefined();
  expect((await site.client.readiness.cell({ ...anybody, personId: stranger?.personId ?? '' })).total).toBe(0);
  expect((await site.client.readiness.cell({ ...anybody, unitId: 'north-1' })).total).toBe(0);
});

test('a list reaches standings through their key', async () => {
  const site = await makeTestSite();
  await makeRandomWorks(site, 1);
  await sql`ANALYZE`.execute(recordOf(site));
  const asked = { day, scope: { kind: 'site' as const }, unitIds: ['north-1'], personId: null };
  const question = listed(asked, { competencyId: null, mandatoryOnly: false, states: null, lapsesBy: null }, 10);
  const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN ${question}`.execute(recordOf(site));
  const plan = rows.map((row) => row.detail).join('\n');
  expect(plan).toContain('SEARCH standing USING PRIMARY KEY (personId=?)');
  expect(plan).toContain('SEARCH position USING INDEX position_by_unit (unitId=?)');
  expect(plan).not.toContain('SCAN standing');
});
