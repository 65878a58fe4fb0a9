import { addMonthsToDay, dayOfDate } from '../../../shared/domain/sample/calendar';
import { requirementsOfPerson } from '../../../shared/domain/sample/requirements';
import type { SampleAssessment, SamplePerson, SampleRequirement, SampleSite } from '../../../shared/domain/sample/types';

export type SimpleState = 'qualified' | 'expiring' | 'expired' | 'belowLevel' | 'neverAssessed';

export interface SimpleStanding {
  readonly person: SamplePerson;
  readonly requirement: SampleRequirement;
  readonly state: SimpleState;
  readonly expiresOn: number | null;
}

/** The plainest reading of the records, written apart from the product's rules: the latest assessment decides. */
export function simpleStandings(site: SampleSite): readonly SimpleStanding[] {
  const latest = new Map<string, SampleAssessment>();
  for (const each of site.assessments()) latest.set(`${each.employeeNumber}/${each.competencyCode}`, each);
  const today = dayOfDate(site.today);
  return site.people
    .filter((person) => person.leftOn === null)
    .flatMap((person) =>
      requirementsOfPerson(person).map((requirement) => {
        const last = latest.get(`${person.employeeNumber}/${requirement.competencyCode}`);
        const { validityMonths } = requirement;
        const expiresOn = last && validityMonths !== null ? addMonthsToDay(dayOfDate(last.performedOn), validityMonths) : null;
        return { person, requirement, expiresOn, state: stateOf(last, requirement, expiresOn, today) };
      }),
    );
}

export function shareOf(standings: readonly SimpleStanding[], state: SimpleState): number {
  return standings.filter((each) => each.state === state).length / standings.length;
}

function stateOf(last: SampleAssessment | undefined, requirement: SampleRequirement, expiresOn: number | null, today: number): SimpleState {
  if (!last) return 'neverAssessed';
  if (last.outcome !== 'competent' || last.level < requirement.level) return 'belowLevel';
  if (expiresOn === null) return 'qualified';
  if (expiresOn < today) return 'expired';
  return expiresOn - today <= 60 ? 'expiring' : 'qualified';
}
