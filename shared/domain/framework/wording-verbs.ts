/** Our own lists of words: what nobody can see somebody do, what can be seen, and what belongs together although two words name it. */

/** Verbs for what goes on in a head, in base form. */
export const unseenVerbs: ReadonlySet<string> = new Set([
  'know',
  'understand',
  'appreciate',
  'realise',
  'realize',
  'comprehend',
  'believe',
  'think',
  'feel',
  'learn',
  'remember',
  'grasp',
  'intend',
  'want',
  'enjoy',
]);

/** Phrases for the same, wherever they stand in a sentence. */
export const unseenPhrases: readonly RegExp[] = [
  /\b(?:is|are|be|becomes?|being) (?:\w+ly )?(?:aware|conscious|mindful) (?:of|that)\b/,
  /\b(?:is|are|be|becomes?) (?:\w+ly )?(?:familiar|acquainted|conversant) with\b/,
  /\b(?:is|are|be) (?:committed|dedicated) to\b/,
  /\b(?:is|are|be) (?:able to|capable of|competent (?:in|at|to))\b/,
  /\bhas the ability to\b/,
  /\b(?:has|have|gains?|shows?|demonstrates?|displays?|possesses) (?:an? |the |some |good |\w+ing )*(?:\w+ )?(?:understanding|knowledge|awareness|appreciation|grasp|familiarity)\b/,
];

/** What could be written instead, from the lowest third of a scale to the highest. */
export const seenVerbsByBand = [
  ['names', 'points out', 'describes', 'follows'],
  ['explains', 'carries out', 'measures', 'sets up'],
  ['diagnoses', 'decides', 'improves', 'coaches others in'],
] as const;

/** Adverbs that leave it to each assessor what is meant. */
export const vagueWords: readonly RegExp[] = [
  /\b(?:properly|appropriately|adequately|sufficiently|suitably|satisfactorily|reasonably|effectively|efficiently)\b/,
  /\b(?:as|if|where|when) (?:appropriate|applicable|needed|necessary|required|possible)\b(?! (?:by|in|under|on|for|to|at)\b)/,
  /\bin (?:an? )?(?:appropriate|adequate|suitable|proper|timely|professional) (?:manner|way|fashion)\b/,
];

/** Two words for one thing that is done at one go, in base form and in either order. */
const compounds: readonly (readonly [string, string])[] = [
  ['lock', 'tag'],
  ['isolate', 'lock'],
  ['isolate', 'tag'],
  ['test', 'tag'],
  ['inspect', 'test'],
  ['start', 'stop'],
  ['start up', 'shut down'],
  ['open', 'close'],
  ['load', 'unload'],
  ['raise', 'lower'],
  ['lift', 'lower'],
  ['connect', 'disconnect'],
  ['don', 'doff'],
  ['remove', 'replace'],
  ['remove', 'refit'],
  ['repair', 'replace'],
  ['accept', 'reject'],
  ['approve', 'reject'],
  ['pass', 'fail'],
  ['measure', 'record'],
  ['read', 'record'],
  ['check', 'record'],
  ['sign', 'date'],
  ['clean', 'tidy'],
  ['clean', 'disinfect'],
  ['wash', 'sanitise'],
  ['pick', 'place'],
  ['cut', 'strip'],
  ['find', 'fix'],
  ['mix', 'match'],
  ['receive', 'inspect'],
  ['plan', 'schedule'],
  ['read', 'interpret'],
  ['compare', 'contrast'],
  ['stop', 'report'],
  ['stop', 'call'],
  ['stop', 'ask'],
  ['fill', 'label'],
];
const compoundKeys: ReadonlySet<string> = new Set(compounds.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
export const isCompound = (one: string, other: string): boolean => compoundKeys.has(`${one} ${other}`);

/** What the second shows that the first was done: read the record and find the gap. */
const shownBy: ReadonlySet<string> = new Set([
  'read find',
  'read compare',
  'inspect reject',
  'check reject',
  'measure correct',
  'find close',
]);
export const isShownBy = (one: string, other: string): boolean => shownBy.has(`${one} ${other}`);

/** Verbs of work that are nothing else, in base form. */
const plainVerbs =
  'accept achieve adapt adjust advise agree align analyse analyze apply approve arrange ask assemble assess assist attach attend authorise authorize avoid bring build calculate calibrate carry choose classify clean clear close coach collect communicate compare compile complete conduct confirm connect consult convert coordinate correct create decide define deliver demonstrate describe detect determine develop diagnose discuss dismantle dispose disconnect distinguish document draft eliminate encourage enforce enter establish evaluate examine execute explain facilitate find fit follow forecast formulate gather generate give grade halt handle help hold identify implement improve inform insert inspect install instruct integrate interpret introduce investigate isolate judge justify keep lead listen locate maintain make manage measure modify monitor negotiate notify obtain operate organise organize perform place predict prepare present prevent prioritise prioritize prove provide quarantine raise read recommend reconcile rectify refer refit refuse reject relate remove repair replace require resolve respond restore retrieve review revise select send separate share show solve sort specify store summarise summarize supervise support take teach tell test train transfer translate trim troubleshoot uncover update use validate verify warn wash watch wear weigh write';
/** Verbs of work that may as well be things: a noun after them tells which. */
const doubleVerbs =
  'alarm balance block brief call change charge check contact control coordinate cover cut design direct drain earth engage feed file fill filter ground guard guide hand issue label lift load lock log look lubricate map mark match mix move note object open order pack plan position process protect pull pump purge push query question ramp rank record reduce release report request reset result return roll route sample schedule seal search secure set shield sign signal stack start step stop supply switch tag tighten time title tool touch trace track treat turn vent visit walk wipe work';

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const plain = wordsOf(plainVerbs);
const double = wordsOf(doubleVerbs);

export type VerbForm = 'base' | 'third' | 'gerund';
export interface Verb {
  readonly base: string;
  readonly form: VerbForm;
  /** Whether it may be a thing as well as something done. */
  readonly isDouble: boolean;
}

/** The verb that a word in lower case is, with its form; null where it is none that we know. */
export function verbOf(word: string): Verb | null {
  for (const [base, form] of basesOf(word)) {
    if (plain.has(base)) return { base, form, isDouble: false };
    if (double.has(base)) return { base, form, isDouble: true };
  }
  return null;
}

/** What a word would be the form of, were it a verb. */
export function basesOf(word: string): ReadonlyArray<readonly [base: string, form: VerbForm]> {
  const found: Array<readonly [string, VerbForm]> = [[word, 'base']];
  if (word.endsWith('ies')) found.push([`${word.slice(0, -3)}y`, 'third']);
  if (word.endsWith('es')) found.push([word.slice(0, -2), 'third']);
  if (word.endsWith('s') && !word.endsWith('ss')) found.push([word.slice(0, -1), 'third']);
  if (word.endsWith('ing')) {
    const stem = word.slice(0, -3);
    found.push([stem, 'gerund'], [`${stem}e`, 'gerund']);
    if (/(.)\1$/.test(stem)) found.push([stem.slice(0, -1), 'gerund']);
  }
  return found;
}
