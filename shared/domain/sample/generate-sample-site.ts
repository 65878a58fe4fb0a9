import { makeAssessments } from './assessments';
import { sampleCompetencies, sampleGroups, sampleScales } from './framework';
import { planOrganisation, sampleSiteName } from './organisation';
import { makePeople } from './people';
import { sampleRequirements } from './requirements';
import { sampleRoles, sampleShifts } from './roles';
import { sampleTasks } from './tasks';
import type { IsoDate, SampleSite } from './types';
import { makeUsers } from './users';

export interface SampleSiteOptions {
  readonly seed: number;
  /** At least 120: fewer cannot fill every role of the works. */
  readonly people: number;
  readonly today: IsoDate;
}

/** An invented works that makes steam, power and sterile products; the same options always give the same site. */
export function generateSampleSite({ seed, people: count, today }: SampleSiteOptions): SampleSite {
  if (!Number.isInteger(count) || count < 120) throw new RangeError(`a sample site needs at least 120 people, not ${count}`);
  const { units, plans } = planOrganisation(count);
  const { people, assessors } = makePeople(seed, count, today, plans);
  return {
    seed,
    today,
    name: sampleSiteName,
    units,
    shifts: sampleShifts,
    roles: sampleRoles,
    scales: sampleScales,
    groups: sampleGroups,
    competencies: sampleCompetencies,
    requirements: sampleRequirements,
    tasks: sampleTasks,
    people,
    assessors,
    users: makeUsers(people, assessors),
    assessments: () => makeAssessments(seed, today, people, units, assessors),
  };
}
