import { createAssessorChoice } from './assessor-choice';
import { addMonthsToDay, dateOfDay, dayOfDate, isWeekend } from './calendar';
import { sampleCompetencies } from './framework';
import { planHistory } from './history';
import type { HistoryFrame, PlannedAssessment } from './history';
import { outcomeOfSteps } from './outcome';
import { createRandom } from './random';
import type { Random } from './random';
import { competentRemarks, notApplicableRemarks, notMetRemarks, notYetCompetentRemarks, placesOfCompetency } from './remarks';
import { requirementsOfPerson } from './requirements';
import type {
  SampleAssessment,
  SampleAssessmentStep,
  SampleAssessor,
  SampleChecklistStep,
  SampleCompetency,
  SamplePerson,
  SampleUnit,
} from './types';

export const historyMonths = 18;

const competencyByCode: ReadonlyMap<string, SampleCompetency> = new Map(sampleCompetencies.map((each) => [each.code, each]));

/** Made one person at a time, so that a large site never lies in memory as a whole. */
export function* makeAssessments(
  seed: number,
  today: string,
  people: readonly SamplePerson[],
  units: readonly SampleUnit[],
  assessors: readonly SampleAssessor[],
): Generator<SampleAssessment, void, undefined> {
  const chooseAssessor = createAssessorChoice(people, units, assessors);
  const assessorNumbers = new Set(assessors.map((assessor) => assessor.employeeNumber));
  const now = dayOfDate(today);
  for (const person of people) {
    const random = createRandom(seed, `assessments/${person.employeeNumber}`);
    const frame = frameOf(person, now, assessorNumbers.has(person.employeeNumber));
    const planned = requirementsOfPerson(person).flatMap((requirement) =>
      planHistory(random, person, requirement, frame).map((plan) => ({ plan, code: requirement.competencyCode })),
    );
    planned.sort((one, other) => one.plan.day - other.plan.day);
    for (const { plan, code } of planned) {
      const competency = competencyByCode.get(code);
      if (!competency) throw new Error(`requirement of an unknown competency ${code}`);
      const assessor = chooseAssessor(random, person, competency.groupKey);
      yield carryOut(random, plan, person, assessor, competency, frame, now);
    }
  }
}

function frameOf(person: SamplePerson, now: number, isAssessor: boolean): HistoryFrame {
  const hired = dayOfDate(person.hiredOn);
  const asOf = person.leftOn === null ? now : dayOfDate(person.leftOn);
  const earliest = Math.max(addMonthsToDay(now, -historyMonths) + 1, hired + 6);
  return { earliest, latest: asOf - 1, asOf, hired, isAssessor, unitKind: person.unitKey.replace(/-\d+$/, '') };
}

function carryOut(
  random: Random,
  plan: PlannedAssessment,
  person: SamplePerson,
  assessor: SamplePerson,
  competency: SampleCompetency,
  frame: HistoryFrame,
  now: number,
): SampleAssessment {
  const day = person.shift === 'days' ? workingDay(plan.day, frame) : plan.day;
  const checklist = competency.checklist.steps;
  const steps = plan.isPassed ? passedSteps(random, checklist) : failedSteps(random, checklist);
  return {
    employeeNumber: person.employeeNumber,
    assessorEmployeeNumber: assessor.employeeNumber,
    competencyCode: competency.code,
    level: plan.level,
    performedOn: dateOfDay(day),
    enteredOn: dateOfDay(Math.min(now, day + entryDelay(random))),
    place: random.pick(placesOfCompetency(competency.code, competency.groupKey)),
    steps,
    note: noteOf(random, plan.isPassed),
    outcome: outcomeOfSteps(steps, checklist),
  };
}

/** Friday for a weekend day, but never before the person could be assessed. */
function workingDay(day: number, frame: HistoryFrame): number {
  for (let earlier = day; earlier >= Math.max(day - 2, frame.earliest); earlier -= 1) if (!isWeekend(earlier)) return earlier;
  return day;
}

/** Most are entered the same day, some within days, a few weeks later. */
function entryDelay(random: Random): number {
  const draw = random.next();
  if (draw < 0.86) return 0;
  return draw < 0.96 ? random.int(1, 3) : random.int(4, 21);
}

function passedSteps(random: Random, checklist: readonly SampleChecklistStep[]): readonly SampleAssessmentStep[] {
  const ordinary = checklist.filter((step) => !step.isCritical);
  const slip = ordinary.length > 0 && random.chance(0.14) ? random.pick(ordinary).ordinal : null;
  const isMissed = slip !== null && random.chance(0.6);
  return checklist.map(({ ordinal }) => {
    if (ordinal !== slip) return { ordinal, result: 'met', note: null };
    return isMissed
      ? { ordinal, result: 'notMet', note: random.pick(notMetRemarks) }
      : { ordinal, result: 'notApplicable', note: random.pick(notApplicableRemarks) };
  });
}

/** Most failures are one critical step; the rest are too many ordinary ones. */
function failedSteps(random: Random, checklist: readonly SampleChecklistStep[]): readonly SampleAssessmentStep[] {
  const missed = new Set<number>();
  const critical = checklist.filter((step) => step.isCritical);
  const ordinary = checklist.filter((step) => !step.isCritical);
  if (random.chance(0.75) || ordinary.length < 3) missed.add(random.pick(critical).ordinal);
  else while (missed.size < 3) missed.add(random.pick(ordinary).ordinal);
  return checklist.map(({ ordinal }) =>
    missed.has(ordinal) ? { ordinal, result: 'notMet', note: random.pick(notMetRemarks) } : { ordinal, result: 'met', note: null },
  );
}

function noteOf(random: Random, isPassed: boolean): string | null {
  if (isPassed) return random.chance(0.25) ? random.pick(competentRemarks) : null;
  return random.pick(notYetCompetentRemarks);
}
