import type { RequirementLine, RequirementOrigin } from './standing';

/** What a signed exception does: adds a requirement, puts another in place of what is inherited, or takes it away. */
export const overrideEffects = ['require', 'replace', 'disable'] as const;
export type OverrideEffect = (typeof overrideEffects)[number];

/** A signed exception as it concerns one position of a person, from one day to another, both inclusive. */
export interface OverrideFact {
  readonly overrideId: string;
  readonly effect: OverrideEffect;
  readonly origin: RequirementOrigin;
  /** How near to the person it was made, 0 for the person: of several the nearest counts. */
  readonly rank: number;
  /** The position it concerns. */
  readonly at: string;
  readonly level: number | null;
  readonly validityMonths: number | null;
  readonly isMandatory: boolean;
  readonly reason: string;
  readonly signedBy: string;
  /** The day it was signed to begin; of two as near as each other the later begun counts. */
  readonly begins: string;
  readonly from: string;
  readonly to: string | null;
}

/** A line that concerns somebody on a day, with the exception that took it away; null: it counts. */
export interface ConsideredLine {
  readonly line: RequirementLine;
  readonly removedBy: OverrideFact | null;
}

/** Person before the units, the nearest unit first, and the role last. */
export const rankOf = {
  person: 0,
  unit: (stepsUp: number): number => 1 + stepsUp,
  role: 1000,
} as const;

/**
 * What signed exceptions make of the lines of a day. Each position stands for itself: of the exceptions that lower or replace,
 * the nearest counts and takes away every line but the additions that come before it (nearer, or as near and begun later).
 */
export function applyOverrides(lines: readonly RequirementLine[], overrides: readonly OverrideFact[]): readonly ConsideredLine[] {
  if (overrides.length === 0) return lines.map((line) => ({ line, removedBy: null }));
  const positions = new Set([...lines.map(positionOf), ...overrides.map(({ at }) => at)]);
  return [...positions].flatMap((at) =>
    atOnePosition(
      lines.filter((line) => positionOf(line) === at),
      overrides.filter((override) => override.at === at),
    ),
  );
}

function atOnePosition(lines: readonly RequirementLine[], overrides: readonly OverrideFact[]): ConsideredLine[] {
  const winner = winning(overrides);
  const additions = overrides.filter(({ effect }) => effect === 'require');
  const removed = (addition: OverrideFact): OverrideFact | null => (winner !== null && byPrecedence(winner, addition) < 0 ? winner : null);
  const considered: ConsideredLine[] = [
    ...lines.map((line) => ({ line, removedBy: winner })),
    ...additions.map((override) => ({ line: lineOf(override), removedBy: removed(override) })),
  ];
  const isReplaced = winner?.effect === 'replace' && considered.some(({ removedBy }) => removedBy !== null);
  return isReplaced ? [...considered, { line: lineOf(winner), removedBy: null }] : considered;
}

/** The one exception that lowers or replaces at a position: the nearest, then the one begun last. */
export function winning(overrides: readonly OverrideFact[]): OverrideFact | null {
  return overrides.filter(({ effect }) => effect !== 'require').toSorted(byPrecedence)[0] ?? null;
}

function byPrecedence(a: OverrideFact, b: OverrideFact): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.begins !== b.begins) return a.begins < b.begins ? 1 : -1;
  return a.overrideId < b.overrideId ? 1 : -1;
}

/** What an exception requires itself. */
function lineOf({ overrideId, origin, at, level, validityMonths, isMandatory, from, to, reason, signedBy }: OverrideFact): RequirementLine {
  const exception = { reason, signedBy };
  return { requirementId: overrideId, origin, at, level: level ?? 0, validityMonths, isMandatory, from, to, exception };
}

/** Lines that name no position belong together. */
const positionOf = ({ at }: RequirementLine): string => at ?? '';
