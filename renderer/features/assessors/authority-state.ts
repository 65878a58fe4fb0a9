import { addDays } from '../../../shared/domain/calendar';
import { assessorWords } from '../../lib/words/assessors';
import type { Authority } from './queries';

const words = assessorWords.states;

export const authorityFilters = ['all', 'inForce', 'soon', 'notInForce'] as const;
export type AuthorityFilter = (typeof authorityFilters)[number];

/** So many days ahead are soon. */
const soonDays = 60;

type Dates = Pick<
  Authority,
  'from' | 'until' | 'suspendedFrom' | 'recalibrateSince' | 'recalibrateInPart' | 'trainedUntil' | 'calibratedUntil' | 'isInForce'
>;

/** How an authorisation stands on a day, in words. */
export function stateText(authority: Dates, day: string): string {
  const { from, until, suspendedFrom, recalibrateSince, recalibrateInPart, trainedUntil, calibratedUntil } = authority;
  if (day < from) return words.begins(from);
  if (until !== null && until < day) return words.ended(until);
  if (suspendedFrom !== null && suspendedFrom <= day) return words.suspended(suspendedFrom);
  if (recalibrateSince !== null && recalibrateSince <= day)
    return recalibrateInPart ? words.recalibrateInPart(recalibrateSince) : words.recalibrate(recalibrateSince);
  if (trainedUntil !== null && trainedUntil < day) return words.trainingLapsed;
  if (calibratedUntil !== null && calibratedUntil < day) return words.calibrationLapsed;
  return words.inForce;
}

export function isShown(authority: Dates, filter: AuthorityFilter, day: string): boolean {
  if (filter === 'inForce') return authority.isInForce;
  if (filter === 'notInForce') return !authority.isInForce;
  return filter === 'all' || (authority.isInForce && lapsesSoon(authority, day));
}

/** Some part of it has lapsed or will within sixty days. */
function lapsesSoon({ until, trainedUntil, calibratedUntil }: Dates, day: string): boolean {
  return [until, trainedUntil, calibratedUntil].some((last) => last !== null && last <= addDays(day, soonDays));
}

/** What somebody may assess, in short. */
export function scopeText({ scope, scopeNames }: Pick<Authority, 'scope' | 'scopeNames'>): string {
  const [first] = scopeNames;
  if (scope.kind === 'all' || first === undefined) return assessorWords.scope.all;
  return assessorWords.scope.many(first, scopeNames.length - 1);
}
