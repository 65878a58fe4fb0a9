import type { InputOf } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
import { makeWorks } from './assessments';
import { assessed } from './held';
import { makeCompetency, makePerson, makeRequirement, makeRole, makeUnit } from './people';
import { makeTestSite, type TestSite } from './site';

export const reason = 'asked by a test';

/**
 * Beside the works of `pia`: `paul`, led by `mia`, and a shop where a fitter needs loto, which he brings, weld, which he never had,
 * crane at 3, which he holds at 2, and gas, which expired; the shop itself asks for rig, which he holds until 20 April. `sue`
 * holds all that is missing, `bob` weld alone.
 */
export async function makeShop(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeWorks(site);
  await makeUnit(site, 'shop');
  await makeRole(site, 'fitter', 'Fitter');
  for (const competencyId of ['weld', 'crane', 'gas', 'rig']) await makeCompetency(site, competencyId);
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'loto' });
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'weld' });
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'crane', level: 3 });
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'gas' });
  await makeRequirement(site, { roleId: 'shop', competencyId: 'rig', subject: 'unit' });
  await makePerson(site, 'mia');
  for (const personId of ['sue', 'bob']) await makePerson(site, personId, { roleId: 'worker', unitId: 'works' });
  await makePerson(site, 'paul', { roleId: 'worker', unitId: 'works', managerPersonId: 'mia' });
  await assessed(site, 'paul', 'loto');
  await assessed(site, 'paul', 'crane');
  await assessed(site, 'paul', 'gas', { performedOn: '2025-01-10' });
  await assessed(site, 'paul', 'rig', { performedOn: '2025-04-20' });
  for (const competencyId of ['weld', 'gas']) await assessed(site, 'sue', competencyId);
  await assessed(site, 'sue', 'crane', { level: 3 });
  await assessed(site, 'bob', 'weld');
  return site;
}

type PlanInput = InputOf<Contract['moves']['plan']>;

/** paul to the shop on 1 April, with grace until the end of June under sue, in place of his position as a worker. */
export const toShop: PlanInput = {
  personId: 'paul',
  roleId: 'fitter',
  unitId: 'shop',
  startsOn: '2026-04-01',
  fromPositionId: 'position-paul',
  title: 'Fitter',
  shift: null,
  graceUntil: '2026-06-30',
  supervisorPersonId: 'sue',
  lines: [{ competencyId: 'weld', dueOn: '2026-05-15', owner: 'supervisor' }],
  reason,
};

/** The open obligations of a person: what, by when, seen to by whom. */
export async function owedBy({ client }: TestSite, personId: string, state: 'open' | 'done' | 'cancelled' = 'open'): Promise<string[]> {
  const { obligations } = await client.obligations.list({ personId, revisionId: null, own: false, state });
  return obligations
    .map(({ title, competencyId, dueOn, ownerPersonId }) => `${title ?? competencyId} by ${dueOn}, ${ownerPersonId}`)
    .toSorted();
}
