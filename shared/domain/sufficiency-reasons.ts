import type { Reason } from '../contract/values';
import { chosenFor, isWhole, poolFor, standingBy, type Choice } from './attainment';
import { addMonths } from './calendar';
import { holdsOn, type EvidenceStatus } from './evidence-status';
import type { ReasonNames } from './standing-reasons';
import type { AssessedFact, StandingFacts } from './standing';
import type { LevelRule, RulePart } from './sufficiency';
import { missingText, partText, ruleText } from './sufficiency-text';

type Names = Pick<ReasonNames, 'level' | 'signer'>;

/** What a level asks to be shown, part by part, and what of it is there. The facts are those of the day. */
export function mixReason(rule: LevelRule, level: number, facts: StandingFacts, day: string, names: Names): Reason {
  const parts = partsOn(rule, level, facts, day).map(({ part, choice }): Reason => {
    const there = choice.chosen.length;
    return {
      verdict: isWhole(choice) ? 'met' : 'unmet',
      text: `${sentence(partText(part))} ${isWhole(choice) ? 'There.' : `${there === 0 ? 'Nothing of it is there' : `${there} of ${part.count} ${there === 1 ? 'is' : 'are'} there`}.`}`,
      record: null,
      children: choice.chosen.map((fact) => ({ verdict: 'met', text: shownText(fact, names), record: recordOf(fact), children: [] })),
    };
  });
  const isMet = parts.every(({ verdict }) => verdict === 'met');
  return {
    verdict: isMet ? 'met' : 'unmet',
    text: `Level ${names.level(level)} asks for ${ruleText(rule)}.`,
    record: null,
    children: parts,
  };
}

/** What is still to be shown for a level, as tasks with the day until which what is there can be built upon. */
export function missingReasons(rule: LevelRule, level: number, facts: StandingFacts, day: string, names: Names): Reason[] {
  const parts = partsOn(rule, level, facts, day);
  const by = buildUntil(rule, parts);
  const until = by === null ? '' : `, by ${by}`;
  const nameOf = (userId: string): string => names.signer?.(userId) ?? userId;
  const second = rule.secondAssessor ? ', rated by two assessors independently' : '';
  const missing = parts.filter(({ choice }) => !isWhole(choice));
  const task = (text: string): Reason => ({ verdict: 'unmet', text, record: null, children: [] });
  if (missing.length === 0) {
    return [task(`Missing: a new competent result at level ${names.level(level)} of what it asks for, since a later one failed.`)];
  }
  return missing.map(({ part, choice }) =>
    task(`Missing: ${missingText(part, choice, nameOf)}${second}, at level ${names.level(level)} or above${until}.`),
  );
}

/** One result and whether it counts towards the mix, and if not, since when and why. */
export function statusReason({ fact, why, since, through, by }: EvidenceStatus, names: Names): Reason {
  const info = (text: string): Reason => ({ verdict: 'info', text, record: recordOf(fact), children: [] });
  const shown = shownText(fact, names);
  switch (why) {
    case null:
      return info(`${shown}; counts${through === null ? '' : `, through ${through}`}.`);
    case 'failed':
      return info(`${shown}.`);
    case 'takenAway':
      return info(
        `${shown}; does not count since ${since ?? ''}: taken away by the assessment of that day, not yet competent at level ${names.level(by?.level ?? fact.level)}.`,
      );
    case 'stale':
      return info(`${shown}; does not count since ${since ?? ''}: too old.`);
    case 'outsideWindow':
      return info(`${shown}; does not count since ${since ?? ''}: too long ago to count together with a new one.`);
    case 'ranOut':
      return info(`${shown}; does not count since ${since ?? ''}: it ran out.`);
    case 'belowLevel':
      return info(`${shown}; does not count here: below the level that is asked for.`);
    case 'notAskedFor':
      return info(`${shown}; does not count here: nothing of this kind is asked for.`);
    case 'oneRating':
      return info(`${shown}; does not count: two independent ratings are asked for.`);
    case 'revoked':
      return info(`${shown}; does not count since it was revoked on ${since ?? ''}.`);
  }
}

interface PartOnDay {
  readonly part: RulePart;
  readonly choice: Choice;
}

/** What serves each part: of what is held while it is, otherwise of what could be built upon on the day. */
function partsOn(rule: LevelRule, level: number, facts: StandingFacts, day: string): readonly PartOnDay[] {
  const held = holdsOn(facts, day);
  const pool = held?.restsOn ?? poolFor(rule, level, standingBy(facts.assessments, day), day);
  const on = held?.performedOn ?? day;
  return rule.parts.map((part) => ({ part, choice: chosenFor(part, pool, on) }));
}

/** Last day on which everything that is there still counts together with something new; null: nothing is, or it has no end. */
function buildUntil({ withinMonths }: LevelRule, parts: readonly PartOnDay[]): string | null {
  const ends = parts.flatMap(({ part, choice }) =>
    choice.chosen.flatMap(({ performedOn }) =>
      [withinMonths, part.maxAgeMonths].flatMap((months) => (months === null ? [] : [addMonths(performedOn, months)])),
    ),
  );
  return ends.toSorted()[0] ?? null;
}

const kindWords = {
  knowledge: 'knowledge check',
  practical: 'practical',
  observation: 'observation',
  priorLearning: 'prior learning',
} as const;

function shownText({ performedOn, outcome, level, shown }: AssessedFact, names: Names): string {
  const by = shown.assessors.map((userId) => names.signer?.(userId) ?? userId).join(' and ');
  const abnormal = shown.isAbnormal ? ', abnormal condition' : '';
  const said = outcome === 'competent' ? 'competent' : 'not yet competent';
  return `${performedOn}: ${kindWords[shown.kind]}${abnormal}, ${said} at level ${names.level(level)}, by ${by}`;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function recordOf(fact: AssessedFact): Reason['record'] {
  return { entity: 'assessment', id: fact.assessmentId };
}
