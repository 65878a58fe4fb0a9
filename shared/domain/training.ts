import type { StandingOnDay } from './standing';
import { readyStates } from './state';

/** Days on which somebody does the work under a supervisor who is named, until they have shown it; both inclusive. */
export interface TrainingFact {
  readonly planId: string;
  readonly supervisorPersonId: string;
  readonly from: string;
  readonly to: string;
}

/** The trainings that are under way on a day, the one that runs longest first. */
export function trainingsOn(training: readonly TrainingFact[], day: string): readonly TrainingFact[] {
  return training
    .filter(({ from, to }) => from <= day && day <= to)
    .toSorted((a, b) => (a.to === b.to ? (a.planId < b.planId ? -1 : 1) : a.to < b.to ? 1 : -1));
}

/**
 * Who learns what is missing, under somebody named, is a trainee and no gap that nobody knows of. Never ready: a trainee covers
 * nothing. What was taken away, or rests on something that is not held, is not learned in the work.
 */
export function inTraining(found: StandingOnDay, training: readonly TrainingFact[], day: string): StandingOnDay {
  if (training.length === 0 || found.required === null || readyStates.has(found.state) || found.state === 'suspended') return found;
  return trainingsOn(training, day).length === 0
    ? found
    : { ...found, lastDay: null, state: 'trainee', untrained: found.state, cause: null };
}
