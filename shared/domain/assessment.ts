import { addDays } from './calendar';
import { startOfDay } from './start-of-day';
import { momentOf } from './wall-clock';

export const assessmentKinds = ['knowledge', 'practical', 'observation', 'priorLearning'] as const;
export type AssessmentKind = (typeof assessmentKinds)[number];

/** How it was verified that somebody can do it (49 CFR 192.803, 29 CFR 1910.119(g)(3)). */
export const assessmentMethods = ['written', 'oral', 'workHistory', 'observationOnJob', 'onJobTraining', 'simulation', 'other'] as const;
export type AssessmentMethod = (typeof assessmentMethods)[number];

/** The means of verification that each kind can rest on; the first is what it mostly is. */
export const methodsByKind: Readonly<Record<AssessmentKind, readonly [AssessmentMethod, ...AssessmentMethod[]]>> = {
  knowledge: ['written', 'oral', 'simulation', 'other'],
  practical: ['observationOnJob', 'onJobTraining', 'simulation', 'other'],
  observation: ['observationOnJob', 'onJobTraining', 'simulation', 'workHistory', 'other'],
  priorLearning: ['workHistory', 'written', 'oral', 'other'],
};

export type StepResult = 'met' | 'notMet' | 'notApplicable';
export type Outcome = 'competent' | 'notYetCompetent';
export interface JudgedStep {
  /** From 1, in the order of the work. */
  readonly ordinal: number;
  readonly isCritical: boolean;
  readonly result: StepResult;
}

/** Of the steps that apply, so many per cent must be met. A critical step that is not met fails the assessment whatever the share. */
export const percentToBeMet = 80;

export interface Judgement {
  readonly outcome: Outcome;
  /** In plain words, what the outcome rests on. */
  readonly reasons: readonly string[];
}

/** The outcome of a practical assessment: derived from the steps, never chosen. */
export function judge(steps: readonly JudgedStep[]): Judgement {
  const applying = steps.filter((step) => step.result !== 'notApplicable');
  const met = applying.filter((step) => step.result === 'met');
  const critical = steps.filter((step) => step.isCritical);
  const failed = critical.filter((step) => step.result === 'notMet');
  const leftOut = critical.filter((step) => step.result === 'notApplicable');
  const share = `${met.length} of ${applying.length} applicable steps were met.`;
  if (applying.length === 0) return { outcome: 'notYetCompetent', reasons: ['No step applied, so nothing was shown.'] };
  if (failed.length > 0) {
    return {
      outcome: 'notYetCompetent',
      reasons: [`${stepsText(failed, 'is', 'are')} critical and ${failed.length === 1 ? 'was' : 'were'} not met.`, share],
    };
  }
  // In whole numbers: 0.8 has no exact form, and the limit itself must pass.
  if (met.length * 100 < applying.length * percentToBeMet) {
    return { outcome: 'notYetCompetent', reasons: [share, `At least ${percentToBeMet} % of them must be met.`] };
  }
  return {
    outcome: 'competent',
    reasons: [
      ...(critical.length > leftOut.length
        ? [leftOut.length === 0 ? 'Every critical step was met.' : 'Every critical step that applied was met.']
        : []),
      ...(leftOut.length > 0 ? [`${stepsText(leftOut, 'is', 'are')} critical and did not apply.`] : []),
      share,
    ],
  };
}

/**
 * Whether an entry was made more than so many hours after the event. Where only the day of the event is known, they count
 * from its end.
 */
export function isLate(performed: Performed, enteredAt: Date, zone: string, afterHours: number): boolean {
  return enteredAt.getTime() - eventTime(performed, zone) > afterHours * 3_600_000;
}

export interface Performed {
  readonly performedOn: string;
  /** As clocks at the site showed it, such as 14:05; null where only the day is known. */
  readonly performedTime: string | null;
}

function eventTime({ performedOn, performedTime }: Performed, zone: string): number {
  // A moment before the day after: an entry made as many hours after that one's start is one too late.
  return performedTime === null
    ? Date.parse(startOfDay(addDays(performedOn, 1), zone)) - 1
    : momentOf(performedOn, performedTime, zone).getTime();
}

function stepsText(steps: readonly JudgedStep[], one: string, several: string): string {
  const which = steps.map((step) => step.ordinal).join(', ');
  return steps.length === 1 ? `Step ${which} ${one}` : `Steps ${which} ${several}`;
}
