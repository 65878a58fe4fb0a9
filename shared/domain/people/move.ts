import { assertNever } from '../../result';
import type { StandingOnDay } from '../standing';

/** What becomes of something required in a new place: it is held, held for a short while, held at too low a level, held no more, or never was. */
export const moveOutcomes = ['carriesOver', 'expiring', 'lower', 'expired', 'missing'] as const;
export type MoveOutcome = (typeof moveOutcomes)[number];

/** Who is to see to it that something missing is closed. */
export const moveOwners = ['person', 'manager', 'supervisor'] as const;
export type MoveOwner = (typeof moveOwners)[number];

/** Nobody works under grace for longer than so many days. */
export const longestGraceDays = 366;

/** How what is held meets what a new place asks on a day; null: nothing is asked. */
export function moveOutcome({ required, state, heldLevel }: Pick<StandingOnDay, 'required' | 'state' | 'heldLevel'>): MoveOutcome | null {
  if (required === null) return null;
  switch (state) {
    case 'qualified':
    case 'inGrace':
    case 'extended':
    case 'exempt':
    case 'waived':
      return 'carriesOver';
    case 'expiring':
      return 'expiring';
    case 'expired':
    case 'currencyLapsed':
      return heldLevel === null ? 'expired' : 'lower';
    case 'belowLevel':
    case 'evidenceInsufficient':
    case 'neverAssessed':
    case 'trainee':
    case 'suspended':
    case 'revoked':
      return heldLevel === null ? 'missing' : 'lower';
    case 'notRequired':
      return null;
    default:
      return assertNever(state);
  }
}

/** Whether something has to be shown before the person does the work of the new place alone. */
export function isStillOwed(outcome: MoveOutcome): boolean {
  return outcome === 'lower' || outcome === 'expired' || outcome === 'missing';
}
