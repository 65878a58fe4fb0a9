import { expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import { addDays, daysBetween } from '../../../shared/domain/calendar';
import { medianWithOpen } from '../../../shared/domain/dashboard-figures';
import { heldStates, readyStates } from '../../../shared/domain/state';
import { recordOf } from '../../support/framework';
import { makeRandomWorks, type RandomWorks } from '../../support/random-works';
import { makeTestSite, type Client, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

type Filter = InputOf<Contract['figures']['get']>;
type Figures = OutputOf<Contract['figures']['get']>['figures'];

const everything: Filter = { asOf: null, knownAt: null, unitId: null, departmentId: null, roleId: null, mandatoryOnly: false };
const days = ['2025-09-01', '2026-03-14'];

/** How many lines the list of each number has, asked for in pages. */
async function listed(client: Client, figures: Figures, filter: Filter): Promise<Array<[string, number]>> {
  const lengths: Array<[string, number]> = [];
  for (const { key } of figures) {
    if (key === 'gapsHigh' || key === 'gapsSerious' || key === 'gapsMedium' || key === 'gapsLow') {
      const band = { gapsHigh: 'high', gapsSerious: 'serious', gapsMedium: 'medium', gapsLow: 'low' } as const;
      const all = { ...filter, competencyId: null, personId: null, causes: null, bands: [band[key]], offset: 0, limit: 500 };
      lengths.push([key, (await client.gaps.list(all)).gaps.length]);
      continue;
    }
    if (key === 'unitsHigh') {
      const ofAny = { ...filter, isUnitAlone: false, competencyId: null, personId: null, causes: null };
      lengths.push([key, (await client.gaps.count({ ...ofAny, bands: ['high'], by: 'unit' })).groups.length]);
      continue;
    }
    const ids = new Set<string>();
    const limit = key === 'ready' ? 7 : 500;
    for (let offset = 0, total = 1; offset < total; offset += limit) {
      const page = await client.figures.list({ ...filter, key, offset, limit });
      ({ total } = page);
      for (const { lineId } of page.lines) ids.add(lineId);
    }
    lengths.push([key, ids.size]);
  }
  return lengths;
}

/** What is required of whom on a day, one person and competency at a time. */
function standingsByHand(works: RandomWorks, day: string) {
  const placed = works.personIds.filter((personId) => works.unitIds.some((unitId) => works.isIn(personId, unitId, day)));
  const standings = placed.flatMap((personId) =>
    works.competencyIds.flatMap((competencyId) => {
      const standing = works.standing(personId, competencyId, day);
      return standing.required === null ? [] : [{ personId, competencyId, ...standing }];
    }),
  );
  const ready = standings.filter(({ state }) => readyStates.has(state));
  const overdue = standings.filter(({ state }) => state === 'expired' || state === 'currencyLapsed');
  return { ready, shown: { ready: [ready.length, standings.length], overdue: [overdue.length, standings.length] } };
}

/** Each figure counted one person and competency, and where it looks ahead one day at a time. */
function byHand(works: RandomWorks, day: string, performedOn: ReadonlyMap<string, string>) {
  const { ready, shown } = standingsByHand(works, day);
  const lapsing = (within: number) =>
    ready.filter(({ personId, competencyId }) => {
      for (let ahead = 1; ahead <= within + 1; ahead += 1) {
        const { required, state } = works.standing(personId, competencyId, addDays(day, ahead));
        if (required === null) return false;
        if (!readyStates.has(state)) return true;
      }
      return false;
    });
  const held = ready.filter(({ state }) => heldStates.has(state));
  const old = held.filter(({ assessmentId }) => (performedOn.get(assessmentId ?? '') ?? '9') < addDays(day, -365));
  return {
    ...shown,
    expiring30: [lapsing(30).length, ready.length],
    expiring90: [lapsing(90).length, ready.length],
    evidenceOld: [old.length, held.length],
  };
}

/** Days from the beginning of a role to the first on which everything mandatory was ready, one day after another. */
function startsByHand(works: RandomWorks, day: string): Array<{ personId: string; wait: number | null }> {
  const first = addDays(day, -364);
  const began = works.positions.filter(
    (one) =>
      one.validFrom >= first &&
      one.validFrom <= day &&
      (one.validTo === null || one.validTo >= day) &&
      !works.positions.some(
        (other) =>
          other.personId === one.personId &&
          other.roleId === one.roleId &&
          other.validFrom < one.validFrom &&
          (other.validTo === null || other.validTo >= addDays(one.validFrom, -1)),
      ),
  );
  return began.map(({ personId, validFrom }) => {
    for (let on = validFrom; on <= day; on = addDays(on, 1)) {
      const asked = works.competencyIds
        .map((id) => works.standing(personId, id, on))
        .filter(({ required }) => required?.isMandatory === true);
      if (asked.length > 0 && asked.every(({ state }) => readyStates.has(state))) return { personId, wait: daysBetween(validFrom, on) };
    }
    return { personId, wait: null };
  });
}

async function performedOnOf(site: TestSite): Promise<ReadonlyMap<string, string>> {
  const rows = await recordOf(site).selectFrom('assessment').select(['assessmentId', 'performedOn']).execute();
  return new Map(rows.map(({ assessmentId, performedOn }) => [assessmentId, performedOn]));
}

test('every number is what counting by hand gives, opens a list as long as itself, and does so for each role', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 7);
  const performedOn = await performedOnOf(site);
  const check = async (filter: Filter): Promise<Figures> => {
    const { figures } = await site.client.figures.get(filter);
    const numbers = figures.map(({ key, count }) => [key, count ?? 0]);
    expect(await listed(site.client, figures, filter)).toEqual(numbers);
    return figures;
  };
  const told = new Set<boolean>();
  for (const asOf of days) {
    const figures = await check({ ...everything, asOf });
    const shown = Object.fromEntries(figures.map(({ key, count, of }) => [key, [count, of]]));
    expect(shown).toMatchObject(byHand(works, asOf, performedOn));
    const began = startsByHand(works, asOf);
    const waits = began.map(({ wait }) => wait);
    const isTold = new Set(began.map(({ personId }) => personId)).size >= 5;
    told.add(isTold);
    expect(figures.find(({ key }) => key === 'timeToCompetency')).toMatchObject({
      count: isTold ? waits.filter((wait) => wait !== null).length : null,
      of: isTold ? waits.length : null,
      days: isTold ? medianWithOpen(waits) : null,
    });
    if (asOf !== '2026-03-14') continue;
    await check({ ...everything, asOf, departmentId: 'north', mandatoryOnly: true });
    await check({ ...everything, asOf, roleId: 'fitter' });
    const { points } = await site.client.figures.trend({ ...everything, asOf });
    expect(points).toHaveLength(13);
    for (const { day, required, ready, overdue } of points)
      expect({ day, ready: [ready, required], overdue: [overdue, required] }).toEqual({ day, ...standingsByHand(works, day).shown });
    expect(points.at(-1)?.expiring90).toBe(shown['expiring90']?.[0]);
    expect(points.at(-1)?.day).toBe(asOf);
  }
  expect(told).toEqual(new Set([true, false]));
  const recent = [...performedOn.values()].filter((on) => on > addDays('2026-03-14', -30) && on <= '2026-03-14').length;
  expect(recent).toBeGreaterThan(0);
  const asOf = '2026-03-14';
  await enrol(site, 'mia', { grants: [{ role: 'lineManager', unitId: 'north' }] });
  await enrol(site, 'eve', { grants: [{ role: 'employee', unitId: null }], personId: 'person-1' });
  const all = await site.client.figures.get({ ...everything, asOf });
  await signIn(site, 'mia');
  const some = await check({ ...everything, asOf });
  expect(some[0]?.of).toBeLessThan(all.figures[0]?.of ?? 0);
  await signIn(site, 'eve');
  const own = await check({ ...everything, asOf });
  expect(own[0]?.of).toBe(works.competencyIds.filter((id) => works.standing('person-1', id, asOf).required !== null).length);
}, 60_000);

test('how fast people learn is not told of fewer than the site asks, nor where it would tell of a small rest, and its list is empty then', async () => {
  const site = await makeTestSite();
  await makeRandomWorks(site, 7);
  const of = async (part: Partial<Filter>) => {
    const filter = { ...everything, asOf: '2025-09-01', ...part };
    const { figures, minimumGroup } = await site.client.figures.get(filter);
    const { total, lines } = await site.client.figures.list({ ...filter, key: 'timeToCompetency', offset: 0, limit: 100 });
    return { figure: figures.find(({ key }) => key === 'timeToCompetency'), minimumGroup, total, lines };
  };
  const whole = await of({});
  expect(whole.figure?.of).toBeGreaterThanOrEqual(whole.minimumGroup);
  for (const unitId of ['north-1', 'south-1']) {
    const part = await of({ unitId });
    expect(part).toMatchObject({ figure: { count: null, of: null, days: null }, total: 0, lines: [] });
  }
});
