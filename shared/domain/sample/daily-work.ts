import { dateOfDay, dayOfDate } from './calendar';
import { createRandom } from './random';
import { placesOfCompetency } from './remarks';
import { requirementsOfPerson } from './requirements';
import type { SampleCompetency, SamplePerson, SampleSite } from './types';

/** What somebody saw of a colleague in passing. */
export interface SampleObservation {
  readonly observerNumber: string;
  readonly employeeNumber: string;
  readonly competencyCode: string;
  /** Which indicator of the competency, from 0. */
  readonly indicator: number;
  readonly rating: 'shown' | 'partly' | 'notShown';
  readonly seen: string;
  readonly seenOn: string;
  readonly seenTime: string;
  readonly place: string;
  readonly shift: string;
}

/** Work that was done, as it is told in a log of work. */
export interface SamplePerformance {
  readonly recorderNumber: string;
  readonly employeeNumber: string;
  readonly taskCode: string;
  readonly performedOn: string;
  readonly count: number;
}

const observersOfSite = 16;

/** Who has an account and sees people at work: each looks after a few people of the own unit and sees them more than once. */
export function* sampleObservations(site: SampleSite): Generator<SampleObservation> {
  const today = dayOfDate(site.today);
  const competencies = new Map(site.competencies.map((one) => [one.code, one]));
  for (const [index, observer] of observersOf(site).entries()) {
    const random = createRandom(site.seed, `observations/${observer.employeeNumber}`);
    // Who looks after whom is shared out, so that it is not the same people whom everybody sees.
    const colleagues = colleaguesOf(site, observer).filter((_, at) => at % 3 === index % 3);
    for (const person of colleagues.slice(0, 2)) {
      const required = requirementsOfPerson(person).flatMap(({ competencyCode }) => competencies.get(competencyCode) ?? []);
      const competency = random.pick(required);
      for (const daysAgo of [random.int(24, 45), random.int(10, 23), random.int(2, 9)]) {
        const rating = random.chance(0.75) ? 'shown' : random.pick(['partly', 'notShown'] as const);
        yield seenOf(random.int(0, competency.indicators.length - 1), rating, competency, person, {
          observerNumber: observer.employeeNumber,
          seenOn: dateOfDay(today - daysAgo),
          seenTime: `${String(random.int(6, 11)).padStart(2, '0')}:${random.pick(['05', '20', '40', '55'])}`,
          place: random.pick(placesOfCompetency(competency.code, competency.groupKey)),
        });
      }
    }
  }
}

/** What the log of work tells of those whose role has a task of the works: the newest weeks. */
export function* samplePerformances(site: SampleSite): Generator<SamplePerformance> {
  const today = dayOfDate(site.today);
  for (const recorder of observersOf(site)) {
    const random = createRandom(site.seed, `performances/${recorder.employeeNumber}`);
    for (const person of colleaguesOf(site, recorder).slice(0, 3)) {
      const task = site.tasks.find(({ roleKeys }) => roleKeys.includes(person.roleKey));
      if (task === undefined) continue;
      yield {
        recorderNumber: recorder.employeeNumber,
        employeeNumber: person.employeeNumber,
        taskCode: task.code,
        performedOn: dateOfDay(today - random.int(3, 60)),
        count: random.int(1, 6),
      };
    }
  }
}

/** The assessors, without those of the office. */
export function observersOf(site: SampleSite): SamplePerson[] {
  const users = new Map(site.users.map((user) => [user.employeeNumber, user]));
  return site.people
    .filter(({ employeeNumber }) => {
      const user = users.get(employeeNumber);
      return user !== undefined && !user.isOpener && user.roles.includes('assessor');
    })
    .slice(0, observersOfSite);
}

/** People of the same unit who have been here for a while and are not assessors themselves. */
export function colleaguesOf(site: SampleSite, person: SamplePerson): SamplePerson[] {
  const assessors = new Set(site.assessors.map(({ employeeNumber }) => employeeNumber));
  const latest = dateOfDay(dayOfDate(site.today) - 120);
  return site.people.filter(
    (one) => one.unitKey === person.unitKey && one.leftOn === null && one.hiredOn <= latest && !assessors.has(one.employeeNumber),
  );
}

function seenOf(
  indicator: number,
  rating: SampleObservation['rating'],
  competency: SampleCompetency,
  person: SamplePerson,
  seen: Pick<SampleObservation, 'observerNumber' | 'seenOn' | 'seenTime' | 'place'>,
): SampleObservation {
  const text = competency.indicators[indicator];
  if (text === undefined) throw new Error('a sample competency has no such indicator');
  return {
    ...seen,
    employeeNumber: person.employeeNumber,
    competencyCode: competency.code,
    indicator,
    rating,
    seen: rating === 'shown' ? text.positiveExample : text.negativeExample,
    shift: person.shift === 'days' ? 'Days' : `Shift ${person.shift}`,
  };
}
