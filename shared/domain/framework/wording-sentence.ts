import {
  basesOf,
  isCompound,
  isShownBy,
  seenVerbsByBand,
  unseenPhrases,
  unseenVerbs,
  vagueWords,
  verbOf,
  type Verb,
} from './wording-verbs';

export type SentenceRule = 'unobservableVerb' | 'twoBehaviours' | 'vagueAdverb' | 'negation' | 'tooLong';

export interface SentenceAdvice {
  readonly rule: SentenceRule;
  readonly message: string;
  readonly suggestion: string;
}

/** More words than this are read twice. */
export const wordsAtMost = 25;

/** What a competent editor would change about an indicator; `band` is how high on its scale it stands, 0 to 2. */
export function adviceOnIndicator(text: string, band: 0 | 1 | 2): SentenceAdvice[] {
  return [unobservable(text, band), twoBehaviours(text), vague(text), negation(text), tooLong(text)].filter((one) => one !== null);
}

/** The same for a step: what is to be done may be two things at one go, and may be what is not to be done. */
export function adviceOnStep(text: string, band: 0 | 1 | 2): SentenceAdvice[] {
  return [unobservable(text, band), vague(text), tooLong(text)].filter((one) => one !== null);
}

/** Who does it, and how: what may stand before the verb of a sentence. */
const opening =
  /^(?:(?:the |an? )?(?:person|operator|employee|technician|worker|learner|candidate|he|she|they|it)\b\s*)?(?:(?:can|will|should|must|shall|may|does|always|fully|clearly|\w+ly)\s+)*/;

function unobservable(text: string, band: 0 | 1 | 2): SentenceAdvice | null {
  const plain = text.toLowerCase();
  const phrase = unseenPhrases.map((pattern) => pattern.exec(plain)?.[0]).find((found) => found !== undefined);
  const found = phrase ?? unseenVerbIn(plain);
  if (found === undefined) return null;
  const instead = seenVerbsByBand[band].map((verb) => `“${verb} …”`).join(', ');
  return {
    rule: 'unobservableVerb',
    message: `“${found}” cannot be seen, so two assessors may judge it differently.`,
    suggestion: `Write what the person does that shows it: ${instead}.`,
  };
}

/** A verb for what nobody can see, where a sentence or a part of it begins. */
function unseenVerbIn(plain: string): string | undefined {
  return plain
    .split(/[.;:]\s+|,?\s+(?:and|or)\s+/)
    .map(
      (part) =>
        part
          .trim()
          .replace(opening, '')
          .split(/[^a-z'-]+/)[0] ?? '',
    )
    .find((word) => basesOf(word).some(([base, form]) => form !== 'gerund' && unseenVerbs.has(base)));
}

function twoBehaviours(text: string): SentenceAdvice | null {
  const pair = secondBehaviour(text);
  return pair === null
    ? null
    : {
        rule: 'twoBehaviours',
        message: `It asks for two things at once: “${pair[0]}” and “${pair[1]}”. Who does only one of them can be judged neither way.`,
        suggestion: 'Make an indicator of each, or keep the one that shows the level.',
      };
}

const article =
  /^(?:the|an?|it|its|them|their|this|that|these|those|each|every|all|any|both|what|how|why|whether|who|him|her|his|others|people|\d.*)$/;
const inner = /^(?:who|which|that|what|how|why|whether|where)$/;
const leadIn = /^(?:then|also|immediately|again|\w+ly)$/;

/** The verb that a sentence begins with and another one in the same form that it is joined to; null where there is one alone. */
function secondBehaviour(text: string): readonly [string, string] | null {
  const tokens = (
    text
      .toLowerCase()
      .replace(opening, '')
      .match(/[a-z0-9%'’-]+|[;,]/g) ?? []
  ).filter((token) => token !== '');
  const first = tokens[0] === undefined ? null : verbOf(tokens[0]);
  if (first === null || first.form === 'gerund') return null;
  let clauseOpen = false;
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (inner.test(token)) clauseOpen = true;
    if (token === ';' || token === ',') clauseOpen = false;
    const width = joinAt(tokens, at);
    if (width === 0 || clauseOpen) continue;
    let next = at + width;
    while (next < tokens.length && leadIn.test(tokens[next] ?? '') && verbOf(tokens[next] ?? '') === null) next += 1;
    const word = tokens[next] ?? '';
    const second = verbOf(word);
    if (second === null || !isSameForm(first, second, token)) continue;
    const before = tokens[at - 1] ?? '';
    const neighbour = verbOf(before);
    // Two verbs side by side share what follows them; else a word that may be a thing needs an object to be taken for a verb.
    const isPair = neighbour !== null && neighbour.form === second.form && (at === 1 || !neighbour.isDouble);
    if (isPair && isCompound(neighbour.base, second.base)) continue;
    if (second.isDouble && !isPair && !article.test(tokens[next + 1] ?? '')) continue;
    if (isShownBy(first.base, second.base)) continue;
    return [tokens[0] ?? '', word];
  }
  return null;
}

/** How many words join two parts at a place; 0: none. */
function joinAt(tokens: readonly string[], at: number): number {
  const token = tokens[at];
  if (token === ';' || token === 'and' || token === 'or' || token === 'then') return 1;
  return token === 'as' && tokens[at + 1] === 'well' && tokens[at + 2] === 'as' ? 3 : 0;
}

function isSameForm(first: Verb, second: Verb, join: string): boolean {
  return second.form === (join === 'as' ? 'gerund' : first.form);
}

function vague(text: string): SentenceAdvice | null {
  const plain = text.toLowerCase();
  const found = vagueWords.map((pattern) => pattern.exec(plain)?.[0]).find((word) => word !== undefined);
  return found === undefined
    ? null
    : {
        rule: 'vagueAdverb',
        message: `“${found}” means something else to every assessor.`,
        suggestion: 'Say the measure: the limit, the time, the document or the sign by which it is seen.',
      };
}

function negation(text: string): SentenceAdvice | null {
  const found =
    /^(?:the \w+ )?(?:does not|do not|doesn['’]t|don['’]t|never|avoids?|fails? to|refrains? from|is not|are not|cannot)\b/i.exec(
      text.trim(),
    )?.[0];
  return found === undefined
    ? null
    : {
        rule: 'negation',
        message: `“${found}” says what is not done. Not to have seen it is no evidence.`,
        suggestion: 'Say what the person does instead; what is wrong can stand as the negative example.',
      };
}

function tooLong(text: string): SentenceAdvice | null {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return words <= wordsAtMost
    ? null
    : {
        rule: 'tooLong',
        message: `It has ${words} words. An assessor reads it while watching.`,
        suggestion: `Keep to ${wordsAtMost} words; the rest can stand in the examples or the guidance.`,
      };
}
