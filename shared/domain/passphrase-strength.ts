import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english, translations } from '@zxcvbn-ts/language-en';
import { fewestCharacters, knownWords, weaknessOf } from './passphrase';

/** 0 (at once) to 4 (beyond what is worth trying). */
export type Strength = 0 | 1 | 2 | 3 | 4;

export interface PassphraseJudgement {
  readonly strength: Strength;
  /** Why it will not do, or null when it will. */
  readonly weakness: string | null;
}

/**
 * How strong a passphrase is and whether it will do. Argon2id and the passphrase alone protect a copied folder, so the
 * guesses that an attacker with word lists needs (zxcvbn, Wheeler, USENIX Security 2016) must be more than 10^10.
 *
 * NOTE: the word lists are 1.6 MB and take a tenth of a second to read: import this module only when it is needed.
 */
export function judgePassphrase(passphrase: string, known: readonly string[], minLength: number = fewestCharacters): PassphraseJudgement {
  const weakness = weaknessOf(passphrase, known, minLength);
  if (passphrase === '') return { strength: 0, weakness };
  const { score, feedback } = estimator().check(passphrase.normalize('NFC').slice(0, longestEstimated), knownWords(known));
  if (weakness !== null) return { strength: score === 4 ? 3 : score, weakness };
  return { strength: score, weakness: score === 4 ? null : (feedback.warning ?? 'it can be guessed too soon; add a word or two') };
}

/** Beyond so many characters nothing is gained, and the estimate takes seconds. */
const longestEstimated = 128;

/** Our words for the library's warnings. */
const warnings = {
  straightRow: 'it follows the rows of the keyboard',
  keyPattern: 'it follows the rows of the keyboard',
  simpleRepeat: 'it repeats one character',
  extendedRepeat: 'it repeats the same few characters',
  sequences: 'it runs through the alphabet or the numbers',
  recentYears: 'it rests on a year',
  dates: 'it rests on a date',
  topTen: 'it is like one that many people use',
  topHundred: 'it is like one that many people use',
  common: 'it is like one that many people use',
  similarToCommon: 'it is like one that many people use',
  wordByItself: 'one word is not enough',
  namesByThemselves: 'names are guessed first',
  commonNames: 'names are guessed first',
  userInputs: 'it is built on your own name or on the site’s',
  pwned: 'it is like one that many people use',
};

let made: ZxcvbnFactory | undefined;

function estimator(): ZxcvbnFactory {
  made ??= new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    translations: { ...translations, warnings },
  });
  return made;
}
