import type { StandingState } from './state';

/** What somebody is to do, as one list has it. */
export const dutyKinds = ['reassess', 'renew', 'readAndUnderstand', 'onboarding', 'approve', 'review', 'calibrate'] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** States that end what was held by time alone: an assessment ends them. */
export const lapsedStates: ReadonlySet<StandingState> = new Set<StandingState>(['expired', 'currencyLapsed', 'evidenceInsufficient']);

/** What falls due within so many days is on the list without being asked for. */
export const dutyHorizonDays = 90;
