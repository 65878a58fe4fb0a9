import type { LevelSufficiency, NotSoleMethod } from '../contract/sufficiency';
import type { AssessmentKind } from './assessment';
import type { Choice } from './attainment';
import type { LevelRule, RulePart } from './sufficiency';

const kindWords: Readonly<Record<AssessmentKind, readonly [one: string, several: string]>> = {
  knowledge: ['knowledge check', 'knowledge checks'],
  practical: ['practical', 'practicals'],
  observation: ['observation', 'observations'],
  priorLearning: ['recognition of prior learning', 'recognitions of prior learning'],
};

const notSoleWords: Readonly<Record<NotSoleMethod, string>> = {
  knowledge: 'knowledge checks',
  practical: 'practicals',
  observation: 'observations',
  priorLearning: 'recognition of prior learning',
  written: 'written examination',
  oral: 'oral examination',
  workHistory: 'work performance history',
  observationOnJob: 'observation on the job',
  onJobTraining: 'on-the-job training',
  simulation: 'simulation',
  other: 'other methods',
};

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** The methods that alone do not suffice, joined by "or". */
export function notSoleText(methods: readonly NotSoleMethod[]): string {
  return either(methods.map((method) => notSoleWords[method]));
}

/** What a rule asks for, in one sentence without its end. */
export function ruleText({ parts, withinMonths, secondAssessor }: LevelRule): string {
  const asked = parts.map(partText);
  const list = asked.some((text) => text.includes(',')) ? asked.join('; ') : inWords(asked, 'and');
  const window = withinMonths === null ? '' : `; all within ${months(withinMonths)} of each other`;
  return `${list}${window}${secondAssessor ? '; each rated by two assessors independently' : ''}`;
}

/** What the entry of a level asks for. */
export function sufficiencyText(entry: LevelSufficiency): string {
  return ruleText({ ...entry, parts: entry.parts.map((part) => ({ ...part, except: [] })) });
}

/** What one part asks for. */
export function partText(part: RulePart): string {
  const { count, differentAssessors, underAbnormal, maxAgeMonths } = part;
  const by = differentAssessors && count > 1 ? ' by different assessors' : '';
  const age = maxAgeMonths === null ? '' : `, ${count === 1 ? 'not' : 'none'} older than ${months(maxAgeMonths)}`;
  return `${amount(count, part)}${by}${abnormalText(underAbnormal, count)}${age}`;
}

/** What a part still misses beside what is there, and of whom it may not come; `nameOf` gives an assessor's name. */
export function missingText(part: RulePart, { chosen, missing, missingAbnormal }: Choice, nameOf: (userId: string) => string): string {
  const known = [...new Set(chosen.flatMap(({ shown }) => shown.assessors))].map(nameOf);
  const others = missing === 1 ? 'by another assessor than' : 'by different assessors other than';
  const by = !part.differentAssessors
    ? ''
    : known.length > 0
      ? ` ${others} ${inWords(known, 'and')}`
      : missing > 1
        ? ' by different assessors'
        : '';
  return `${amount(missing, part)}${by}${abnormalText(missingAbnormal, missing)}`;
}

function amount(count: number, { kinds, except }: RulePart): string {
  const number = numbers[count] ?? String(count);
  const what = kinds === null ? (count === 1 ? 'result' : 'results') : either(kinds.map((kind) => kindWords[kind][count === 1 ? 0 : 1]));
  return `${number} ${what}${except.length === 0 ? '' : ` by something else than ${notSoleText(except)}`}`;
}

function abnormalText(abnormal: number, of: number): string {
  if (abnormal === 0) return '';
  const which = abnormal === of ? (of === 1 ? '' : ' all') : `, ${numbers[abnormal] ?? String(abnormal)} of them`;
  return `${which} under an abnormal condition`;
}

function months(count: number): string {
  return count === 1 ? '1 month' : `${count} months`;
}

const either = (words: readonly string[]): string => inWords(words, 'or');

function inWords(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
