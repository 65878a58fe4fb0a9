import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { tally } from '../../../electron/service/db/sql/readiness';
import type { Scope } from '../../../shared/domain/permissions';
import { readyStates, worstState, type StandingState } from '../../../shared/domain/state';
import { makeCompetency, makePerson, makeRequirement, makeRole, makeUnit } from '../../support/people';
import { makeRandomWorks, type RandomWorks } from '../../support/random-works';
import { recordOf } from '../../support/framework';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const asked = { departmentId: null, mandatoryOnly: false };
const inNorth = ['north', 'north-1', 'north-2'];
const sampledDays = ['2025-01-01', '2025-06-30', '2026-03-13', '2026-03-14', '2026-03-15', '2026-12-01', '2027-09-30'];

/** Every cell, counted one person at a time. */
function bruteForce(works: RandomWorks, day: string, { units = works.unitIds, people = works.personIds, mandatoryOnly = false } = {}) {
  const cells = [];
  const counted = new Map<string, StandingState>();
  for (const unitId of units) {
    for (const competencyId of works.competencyIds) {
      const states: StandingState[] = [];
      for (const personId of people) {
        const { required, state } = works.standing(personId, competencyId, day);
        if (!works.isIn(personId, unitId, day) || required === null || (mandatoryOnly && !required.isMandatory)) continue;
        states.push(state);
        counted.set(`${personId} ${competencyId}`, state);
      }
      if (states.length === 0) continue;
      const countByState: Partial<Record<StandingState, number>> = {};
      for (const state of states) countByState[state] = (countByState[state] ?? 0) + 1;
      cells.push({
        unitId,
        competencyId,
        worst: worstState(states),
        people: states.length,
        ready: states.filter((state) => readyStates.has(state)).length,
        countByState,
      });
    }
  }
  return {
    cells: inOrder(cells),
    required: counted.size,
    ready: [...counted.values()].filter((state) => readyStates.has(state)).length,
    units: new Set(cells.map((cell) => cell.unitId)),
    competencies: new Set(cells.map((cell) => cell.competencyId)),
  };
}

const inOrder = <C extends { unitId: string; competencyId: string }>(cells: readonly C[]) =>
  cells.toSorted((a, b) => `${a.unitId} ${a.competencyId}`.localeCompare(`${b.unitId} ${b.competencyId}`, 'en'));

/** What the heatmap shows, in the order of the count by hand. */
async function shown({ client }: TestSite, day: string, input: { departmentId: string | null; mandatoryOnly: boolean }) {
  const { cells, required, ready, units, competencies } = await client.readiness.heatmap({ asOf: day, ...input });
  return {
    cells: inOrder(cells),
    required,
    ready,
    units: new Set(units.map((unit) => unit.unitId)),
    competencies: new Set(competencies.map((one) => one.competencyId)),
  };
}

test.each([1, 2, 3])('the heatmap is what counting one person at a time gives, on any day, past or future (works %i)', async (seed) => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, seed);
  for (const day of sampledDays) {
    expect(await shown(site, day, asked)).toEqual(bruteForce(works, day));
    expect(await shown(site, day, { ...asked, mandatoryOnly: true })).toEqual(bruteForce(works, day, { mandatoryOnly: true }));
    expect(await shown(site, day, { ...asked, departmentId: 'north' })).toEqual(bruteForce(works, day, { units: inNorth }));
  }
});

test('the random works are lively: states differ over the days, and somebody is in two units at once', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 1);
  const states = new Set(sampledDays.flatMap((day) => bruteForce(works, day).cells.flatMap((cell) => Object.keys(cell.countByState))));
  expect(states).toEqual(new Set(['qualified', 'expiring', 'expired', 'belowLevel', 'neverAssessed']));
  const inTwo = works.personIds.filter(
    (personId) => works.unitIds.filter((unitId) => works.isIn(personId, unitId, '2026-03-14')).length > 1,
  );
  expect(inTwo.length).toBeGreaterThan(0);
});

test('a line manager sees their units with what lies below, and an employee only themselves', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 4);
  const day = '2026-03-14';
  const elsewhere = works.personIds.filter((personId) =>
    ['north', 'north-1', 'north-2', 'south'].some((unitId) => works.isIn(personId, unitId, day)),
  );
  const [pia = '', tom = ''] = elsewhere;
  await enrol(site, 'mia', { grants: [{ role: 'lineManager', unitId: 'north' }] });
  await enrol(site, 'eve', { grants: [{ role: 'employee', unitId: null }], personId: pia });
  await enrol(site, 'max', {
    grants: [
      { role: 'lineManager', unitId: 'south-1' },
      { role: 'employee', unitId: null },
    ],
    personId: tom,
  });

  await signIn(site, 'mia');
  expect(await shown(site, day, asked)).toEqual(bruteForce(works, day, { units: inNorth }));
  const departments = async () => (await site.client.readiness.heatmap({ asOf: day, ...asked })).departments.map((one) => one.departmentId);
  expect(await departments()).toEqual(['north']);
  await signIn(site, 'eve');
  expect(await shown(site, day, asked)).toEqual(bruteForce(works, day, { people: [pia] }));
  expect(await departments()).toEqual([]);
  await signIn(site, 'max');
  const { cells } = await site.client.readiness.heatmap({ asOf: day, ...asked });
  const own = bruteForce(works, day, { people: [tom] }).cells.filter((cell) => cell.unitId !== 'south-1');
  expect(own).not.toEqual([]);
  expect(inOrder(cells)).toEqual(inOrder([...own, ...bruteForce(works, day, { units: ['south-1'] }).cells]));
});

test('whoever may not read readiness is refused', async () => {
  const site = await makeTestSite();
  await enrol(site, 'hugo', { grants: [{ role: 'hrPartner', unitId: null }] });
  await signIn(site, 'hugo');
  await expect(site.client.readiness.heatmap({ asOf: null, ...asked })).rejects.toMatchObject({
    code: 'NotPermitted',
    data: { permission: 'readiness.read' },
  });
});

test('columns stand by department, and people of the department itself have a column of their own', async () => {
  const site = await makeTestSite();
  await makeUnit(site, 'z-dept', { kind: 'department', name: 'Zinc' });
  await makeUnit(site, 'a-dept', { kind: 'department', name: 'Alloys' });
  await makeUnit(site, 'bay', { parentId: 'z-dept', name: 'Bay' });
  await makeUnit(site, 'cell', { parentId: 'bay', name: 'A cell of the bay' });
  await makeUnit(site, 'loose', { name: 'Loose' });
  await makeUnit(site, 'empty', { parentId: 'a-dept', name: 'Nobody here' });
  await makeRole(site, 'fitter');
  await makeCompetency(site, 'weld');
  for (const unitId of ['z-dept', 'a-dept', 'cell', 'loose']) await makePerson(site, `of-${unitId}`, { roleId: 'fitter', unitId });
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'weld' });
  const { units, departments, asOf } = await site.client.readiness.heatmap({ asOf: null, ...asked });
  expect(asOf).toBe('2026-03-14');
  expect(units).toEqual([
    { unitId: 'loose', name: 'Loose', departmentName: null },
    { unitId: 'a-dept', name: 'Alloys', departmentName: 'Alloys' },
    { unitId: 'cell', name: 'A cell of the bay', departmentName: 'Zinc' },
    { unitId: 'z-dept', name: 'Zinc', departmentName: 'Zinc' },
  ]);
  expect(departments).toEqual([
    { departmentId: 'a-dept', name: 'Alloys' },
    { departmentId: 'z-dept', name: 'Zinc' },
  ]);
});

test('standings are reached person by person through their key, whatever the statistics say', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 5);
  const db = recordOf(site);
  const scopes: Scope[] = [{ kind: 'site' }, { kind: 'limited', unitIds: ['north-1'], ownPersonId: works.personIds[0] ?? null }];
  const plans = async () => {
    const found: string[] = [];
    for (const scope of scopes) {
      const question = tally({ day: '2026-03-14', scope, unitIds: null, personId: null }, false);
      const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN ${question}`.execute(db);
      found.push(rows.map((row) => row.detail).join('\n'));
    }
    return found;
  };
  const expectKeyed = ([whole = '', limited = '']: string[]) => {
    for (const plan of [whole, limited]) {
      expect(plan).toContain('SEARCH standing USING PRIMARY KEY (personId=?)');
      expect(plan).not.toContain('SCAN standing');
    }
    expect(limited).toContain('SEARCH position USING INDEX position_by_unit (unitId=?)');
    expect(limited).toContain('SEARCH position USING INDEX position_by_person (personId=?)');
    expect(limited).not.toContain('SCAN position');
  };
  expectKeyed(await plans());
  await sql`ANALYZE`.execute(db);
  expectKeyed(await plans());
});
