import { daysBetween, isRealDate } from '../calendar';
import { maskText } from './mask-text';

/** What stands where somebody or something was named. */
export const maskWords = {
  person: '‹the person›',
  assessor: '‹the assessor›',
  witness: '‹a witness›',
  colleague: '‹a colleague›',
  unit: '‹the unit›',
  word: '‹masked›',
  address: '‹an address›',
  day: '‹a day›',
} as const;
export type MaskedRole = 'person' | 'assessor' | 'witness' | 'colleague' | 'unit' | 'word';

export interface Named {
  readonly role: MaskedRole;
  /** Everything that names it: names, logins, numbers. */
  readonly terms: readonly string[];
}

export interface Masked {
  readonly text: string;
  /** How often each kind of thing was taken out. */
  readonly counts: Readonly<Partial<Record<keyof typeof maskWords, number>>>;
}

/** Takes out of a text whoever it names, addresses of mail, and days, which are told from the day of the performance on. */
export function maskedWords(text: string, named: readonly Named[], performedOn: string): Masked {
  const counts: Partial<Record<keyof typeof maskWords, number>> = {};
  const count = (kind: keyof typeof maskWords): string => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    return maskWords[kind];
  };
  // Signs without a shape of their own would break a name in two. Own marks in a text would be taken for ours.
  const plain = text
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll('‹', '<')
    .replaceAll('›', '>');
  const withoutAddresses = plain.replaceAll(/[\p{L}\p{N}\p{M}._%+-]+@[\p{L}\p{N}\p{M}-]+(?:\.[\p{L}\p{N}\p{M}-]+)*/gu, () =>
    count('address'),
  );
  const withoutDays = withRelativeDays(withoutAddresses, performedOn, () => count('day'));
  const people = named.map(({ terms }) => ({ terms: terms.flatMap(spellings) }));
  const parts = maskText(withoutDays, people).map((part) => ('text' in part ? part.text : count(named[part.person]?.role ?? 'word')));
  return { text: parts.join(''), counts };
}

/** A name as it may be spelled where its letters are not at hand, as in logins. */
function spellings(term: string): string[] {
  const composed = term.normalize('NFC');
  const doubled = composed
    .replaceAll(/[äæÄÆ]/g, 'ae')
    .replaceAll(/[öøœÖØŒ]/g, 'oe')
    .replaceAll(/[üÜ]/g, 'ue')
    .replaceAll(/[åÅ]/g, 'aa');
  const single = composed
    .replaceAll(/[æÆ]/g, 'a')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll(/[đðĐÐ]/g, 'd')
    .replaceAll('ı', 'i');
  return [...new Set([term, doubled, single])];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const written = new RegExp(
  [
    String.raw`\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)`,
    String.raw`\b(?<day2>\d{1,2})(?:st|nd|rd|th)?\.? ?(?:of )?(?<name2>${monthName})\b(?:\.?,? (?<year2>\d{4})\b)?`,
    String.raw`\b(?<name3>${monthName})\.? (?<day3>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?<year3>\d{4}))?`,
    String.raw`\b(?<day4>\d{1,2})\.(?<month4>\d{1,2})\.(?<year4>\d{4})\b`,
    String.raw`\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b`,
    String.raw`\b\d{4}[./]\d{1,2}[./]\d{1,2}\b`,
  ].join('|'),
  'giu',
);

/** Days that can be read are told as so many days from the performance; others are taken out. */
function withRelativeDays(text: string, performedOn: string, unread: () => string): string {
  return text.replaceAll(written, (...found: readonly unknown[]) => {
    const groups = groupsOf(found.at(-1));
    const year = groups('year') ?? groups('year2') ?? groups('year3') ?? groups('year4') ?? performedOn.slice(0, 4);
    const name = groups('name2') ?? groups('name3');
    const month = name === undefined ? (groups('month') ?? groups('month4')) : String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
    const day = groups('day') ?? groups('day2') ?? groups('day3') ?? groups('day4');
    if (month === undefined || day === undefined) return unread();
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isRealDate(date) ? relativeDay(daysBetween(performedOn, date)) : unread();
  });
}

function groupsOf(found: unknown): (name: string) => string | undefined {
  const entries = new Map<string, unknown>(typeof found === 'object' && found !== null ? Object.entries(found) : []);
  return (name) => {
    const value = entries.get(name);
    return typeof value === 'string' ? value : undefined;
  };
}

/** A day in words, counted from the performance. */
export function relativeDay(days: number): string {
  if (days === 0) return '‹the day of the performance›';
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return `‹${count} ${days < 0 ? 'before' : 'after'}›`;
}

/** Whether a file’s bytes hold a name as they are: in the encodings that files keep texts in, in either Unicode form and whatever its case. */
export function bytesName(bytes: Uint8Array, terms: readonly string[]): boolean {
  const wanted = new Set(
    terms
      .flatMap(spellings)
      .filter((term) => [...term].length > 2)
      .map(folded),
  );
  const texts = [new TextDecoder('utf-8'), new TextDecoder('latin1'), new TextDecoder('utf-16le'), new TextDecoder('utf-16be')].flatMap(
    (decoder) => {
      const shift = decoder.encoding.startsWith('utf-16') ? [bytes, bytes.subarray(1)] : [bytes];
      return shift.map((some) => folded(decoder.decode(some)));
    },
  );
  return [...wanted].some((term) => texts.some((text) => text.includes(term)));
}

const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
