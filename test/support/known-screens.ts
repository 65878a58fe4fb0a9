import { unpackedBytes, type PackedStandings } from '../../shared/domain/packed-standings';
import { createRandom } from '../../shared/domain/sample/random';
import type { TestStation } from './site';

/** What every view of readiness tells of a day, by name, as it is known now or was known at an entry. */
export async function viewsOf({ client }: TestStation, asOf: string, knownAt: number | null): Promise<Map<string, unknown>> {
  const filter = { asOf, knownAt, unitId: null, departmentId: null, roleId: null, mandatoryOnly: false };
  const some = { competencyId: null, personId: null };
  const ofAny = { ...filter, ...some, causes: null, bands: null };
  const gaps = await client.gaps.list({ ...ofAny, offset: 0, limit: 500 });
  const { cells: packed, ...matrix } = await client.standingMatrix.get(filter);
  const views = new Map<string, unknown>([
    ['gaps', gaps],
    ['gaps by unit', await client.gaps.count({ ...ofAny, by: 'unit' })],
    ['matrix', matrix],
    ['matrix cells', cellsIn(unpackedBytes(await packed.arrayBuffer()))],
    ['people behind', await client.readiness.cell({ ...filter, ...some, states: null, lapsesBy: null, limit: 2000 })],
    ['figures', await client.figures.get(filter)],
    ['trend', await client.figures.trend(filter)],
  ]);
  for (const by of ['unit', 'branch'] as const) views.set(`map by ${by}`, await client.readiness.heatmap({ ...filter, by }));
  for (const key of ['expiring90', 'confidenceUnknown', 'timeToCompetency', 'results30'] as const)
    views.set(`figure ${key}`, await client.figures.list({ ...filter, key, offset: 0, limit: 100 }));
  const random = createRandom(7, 'asked');
  const { tasks } = await client.gate.tasks();
  for (const { personId, competencyId } of Array.from({ length: 4 }, () => random.pick(gaps.gaps))) {
    views.set(`why ${personId} ${competencyId}`, await client.readiness.explain({ personId, competencyId, asOf, knownAt }));
    const asked = { personId, taskId: random.pick(tasks).taskId, day: asOf, knownAt };
    const { at: _at, ...answer } = await client.gate.ask(asked);
    views.set(`gate ${personId}`, answer);
  }
  return views;
}

/** The cells of each person, whose order says nothing, in one. */
function cellsIn({ starts, columns, looks, lastDays }: PackedStandings): string[][] {
  return Array.from(starts.subarray(1), (end, person) => {
    const own = Array.from({ length: end - (starts[person] ?? 0) }, (_, nth) => (starts[person] ?? 0) + nth);
    return own.map((at) => `${columns[at]} ${looks[at]} ${lastDays[at]}`).toSorted();
  });
}
