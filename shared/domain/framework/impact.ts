import type { ImpactList, ImpactReason } from '../../contract/impact';
import type { ValidityTerms } from '../../contract/validity';
import { effectiveRequirement, factsOn, standingOn, type StandingFacts, type StandingOnDay } from '../standing';
import { readyStates, type StandingState } from '../state';
import { ruleFor } from '../sufficiency';
import { noValidity } from './validity-terms';

/** A standing on the day a revision takes effect, without it or with it. */
export interface ImpactStanding {
  readonly state: StandingState;
  /** Null: not required. */
  readonly requiredLevel: number | null;
  readonly isMandatory: boolean;
  readonly validityMonths: number | null;
  readonly heldLevel: number | null;
  readonly lastDay: string | null;
}

export interface Impact {
  readonly list: ImpactList;
  readonly before: ImpactStanding;
  readonly after: ImpactStanding;
  readonly reasons: readonly ImpactReason[];
}

/**
 * What a revision does to one person's standing in one competency on a day, from the facts without it and with it; null where
 * nothing is required on either side, or where everything is as it would be anyway.
 */
export function impactOn(without: StandingFacts, withIt: StandingFacts, day: string): Impact | null {
  const before = sideOf(standingOn(without, day));
  const after = sideOf(standingOn(withIt, day));
  const list = listOf(before, after);
  return list === null
    ? null
    : {
        list,
        before,
        after,
        reasons: [
          ...reasonsOf(before, after, levelsMovedOn(without, withIt, day)),
          ...evidenceChanged(without, withIt, day),
          ...validityChanged(without, withIt, day),
        ],
      };
}

/** Where it is required on both sides and asks for something else to be shown. */
function evidenceChanged(without: StandingFacts, withIt: StandingFacts, day: string): ImpactReason[] {
  const ruleOn = (facts: StandingFacts): string | null => {
    const required = effectiveRequirement(facts, day);
    return required === null ? null : JSON.stringify(ruleFor(required.level, factsOn(facts, day).sufficiency, required.lines));
  };
  const [before, after] = [ruleOn(without), ruleOn(withIt)];
  return before === null || after === null || before === after ? [] : ['evidenceChanged'];
}

/** Where it is required on both sides and holds by other rules than the months alone. */
function validityChanged(without: StandingFacts, withIt: StandingFacts, day: string): ImpactReason[] {
  if (effectiveRequirement(without, day) === null || effectiveRequirement(withIt, day) === null) return [];
  const [before, after] = [factsOn(without, day).validity ?? noValidity, factsOn(withIt, day).validity ?? noValidity];
  const differs = (of: (terms: ValidityTerms) => unknown): boolean => JSON.stringify(of(before)) !== JSON.stringify(of(after));
  return [
    ...(differs(({ rules, renewalWindowDays }) => [rules, renewalWindowDays]) ? (['validityRulesChanged'] as const) : []),
    ...(differs(({ graceDays }) => graceDays) ? (['graceChanged'] as const) : []),
    ...(differs(({ currency }) => currency) ? (['currencyChanged'] as const) : []),
  ];
}

function sideOf({ required, heldLevel, lastDay, state }: StandingOnDay): ImpactStanding {
  return {
    state,
    requiredLevel: required?.level ?? null,
    isMandatory: required?.isMandatory ?? false,
    validityMonths: required?.validityMonths ?? null,
    heldLevel,
    lastDay,
  };
}

function listOf(before: ImpactStanding, after: ImpactStanding): ImpactList | null {
  const [wasReady, isReady] = [readyStates.has(before.state), readyStates.has(after.state)];
  if (before.requiredLevel === null && after.requiredLevel === null) return null;
  if (after.requiredLevel === null) return 'noLongerRequired';
  if (before.requiredLevel === null) return isReady ? 'gaining' : 'newlyRequired';
  if (wasReady !== isReady) return wasReady ? 'lapsing' : 'gaining';
  const isSame =
    before.state === after.state &&
    before.requiredLevel === after.requiredLevel &&
    before.isMandatory === after.isMandatory &&
    before.validityMonths === after.validityMonths &&
    before.heldLevel === after.heldLevel &&
    before.lastDay === after.lastDay;
  return isSame ? null : 'otherwise';
}

type Levels = ReadonlyMap<number, number> | null;

/** Where the levels lie that the competency had without the revision; null: on the same scale. */
function levelsMovedOn(without: StandingFacts, withIt: StandingFacts, day: string): Levels {
  const count = (facts: StandingFacts): number =>
    (facts.revisions ?? []).filter(({ from, levels }) => from <= day && levels !== null).length;
  if (count(withIt) === count(without)) return null;
  return (withIt.revisions ?? []).findLast(({ from, levels }) => from <= day && levels !== null)?.levels ?? null;
}

function reasonsOf(before: ImpactStanding, after: ImpactStanding, moved: Levels): ImpactReason[] {
  const isHeldMapped = before.heldLevel !== after.heldLevel && moved !== null;
  const mapped: ImpactReason[] = isHeldMapped ? ['heldLevelMapped'] : [];
  if (after.requiredLevel === null) return ['requirementEnded', ...mapped];
  if (before.requiredLevel === null) return ['requirementAdded', ...mapped];
  const was = moved?.get(before.requiredLevel) ?? before.requiredLevel;
  const reasons: ImpactReason[] = [];
  if (after.requiredLevel !== was) reasons.push(after.requiredLevel > was ? 'levelRaised' : 'levelLowered');
  const [old, now] = [before.validityMonths ?? Infinity, after.validityMonths ?? Infinity];
  if (old !== now) reasons.push(now < old ? 'validityShortened' : 'validityLengthened');
  if (before.isMandatory !== after.isMandatory) reasons.push(after.isMandatory ? 'becameMandatory' : 'becameDesirable');
  return [...reasons, ...mapped];
}
