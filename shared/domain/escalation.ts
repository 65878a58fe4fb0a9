import { addDays } from './calendar';

/** Whom an overdue duty has gone to, one after the other. */
export const escalationLevels = ['owner', 'lineManager', 'siteHead'] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

/** After how many days overdue it goes to the next. */
export interface EscalationSteps {
  readonly lineManagerAfterDays: number;
  readonly siteHeadAfterDays: number;
}

/** Where a duty stands on a day: on the last day before a step it is still with who had it, on the day of the step with the next. */
export function escalationOn(dueOn: string | null, day: string, steps: EscalationSteps): EscalationLevel {
  if (dueOn === null || day <= dueOn) return 'owner';
  const { lineManager, siteHead } = escalatedIfDueBy(day, steps);
  if (dueOn <= siteHead) return 'siteHead';
  return dueOn <= lineManager ? 'lineManager' : 'owner';
}

/** The latest due day that has gone to each on a day; never one that is not past. */
export function escalatedIfDueBy(day: string, { lineManagerAfterDays, siteHeadAfterDays }: EscalationSteps) {
  return {
    lineManager: addDays(day, -Math.max(lineManagerAfterDays, 1)),
    siteHead: addDays(day, -Math.max(siteHeadAfterDays, 1)),
  };
}

/**
 * Who has heard of a duty, the owner first: at the second level the owner's own line manager, at the third whoever the line of
 * managers ends with. Nobody is named twice, and a line that runs in a circle ends where it began.
 */
export function escalatedTo(level: EscalationLevel, ownerPersonId: string, managerOf: (personId: string) => string | null): string[] {
  const line = [ownerPersonId];
  for (let next = managerOf(ownerPersonId); next !== null && !line.includes(next); next = managerOf(next)) line.push(next);
  const [owner = ownerPersonId, manager] = line;
  const head = line.at(-1) ?? owner;
  const reached = level === 'owner' ? [owner] : level === 'lineManager' ? [owner, manager ?? owner] : [owner, manager ?? owner, head];
  return [...new Set(reached)];
}
