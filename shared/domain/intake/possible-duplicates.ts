import { foldedName, foldedWords, likeness } from './likeness';
import type { KnownIdentity, RowIdentity } from './match-identity';

/** Somebody a new row may be about although no key says so; for a person to decide. */
export type PossibleDuplicate = {
  readonly rowNumber: number;
  readonly personId: string;
  /** 0 to 1. */
  readonly score: number;
  /** What speaks for it, and against it, in words. */
  readonly reasons: readonly string[];
};

/** From this score on two are worth a look. */
export const worthALook = 0.75;

/**
 * Known people whom rows without a match may be about, by name and by what is not birth or origin: e-mail name, day of hiring, unit.
 * Compared are only people who share a block (a name, an e-mail name, or the day of hiring with an initial), never all with all.
 */
export function possibleDuplicates(rows: readonly RowIdentity[], known: readonly KnownIdentity[]): PossibleDuplicate[] {
  const people = known.map((person) => signsOf(person));
  const blocks = new Map<string, number[]>();
  people.forEach((signs, at) => {
    for (const key of blockKeys(signs)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [at]);
      else block.push(at);
    }
  });
  return rows.flatMap((row) => {
    const signs = signsOf(row);
    const near = new Set<number>();
    for (const key of blockKeys(signs)) {
      const block = blocks.get(key) ?? [];
      // A block of hundreds is a common name or a day on which a whole site was hired: alone it tells nothing.
      if (block.length <= largestBlock) for (const at of block) near.add(at);
    }
    return [...near].flatMap((at) => {
      const person = known[at];
      const other = people[at];
      if (person === undefined || other === undefined) return [];
      const { score, reasons } = compare(signs, other);
      return score < worthALook ? [] : [{ rowNumber: row.rowNumber, personId: person.personId, score, reasons }];
    });
  });
}

const largestBlock = 200;

type Signs = {
  readonly name: string;
  readonly family: string;
  readonly givenNames: string;
  /** The first of them. */
  readonly given: string;
  readonly mail: string;
  readonly hiredOn: string;
  readonly unit: string;
};

type Described = Pick<KnownIdentity, 'familyName' | 'givenName' | 'email' | 'hiredOn' | 'unit'>;

function signsOf({ familyName, givenName, email, hiredOn, unit }: Described): Signs {
  return {
    name: foldedName(`${givenName} ${familyName}`),
    family: foldedName(familyName),
    givenNames: foldedName(givenName),
    given: foldedWords(givenName)[0] ?? '',
    mail: (email ?? '').toLowerCase().split('@')[0] ?? '',
    hiredOn: hiredOn ?? '',
    unit: foldedName(unit ?? ''),
  };
}

function blockKeys({ name, family, given, mail, hiredOn }: Signs): readonly string[] {
  const keys: string[] = [];
  if (name !== '') keys.push(`n${name}`);
  // The last one is there for common given names, of whom the two letters before it leave too many.
  if (family !== '' && given !== '')
    keys.push(`f${family} ${given[0]}`, `g${given} ${family.slice(0, 2)}`, `G${given} ${family.slice(0, 5)}`);
  if (mail !== '') keys.push(`m${mail}`);
  if (hiredOn !== '' && given !== '') keys.push(`h${hiredOn} ${given[0]}`);
  return keys;
}

/** Names count most; another day of hiring or e-mail name speaks against, one that is not known speaks neither way. */
function compare(one: Signs, other: Signs): { readonly score: number; readonly reasons: readonly string[] } {
  // The whole forgives names in another order or field, the parts one long name beside a short one.
  const parts = (likeness(one.family, other.family) + likeness(one.givenNames, other.givenNames)) / 2;
  const alike = Math.max(likeness(one.name, other.name), one.givenNames === '' ? 0 : parts);
  const reasons = [alike === 1 ? 'The names are the same.' : `The names are ${Math.round(alike * 100)} % alike.`];
  let score = alike * 0.8;
  const weigh = (a: string, b: string, weight: number, same: string, different: string): void => {
    if (a === '' || b === '') return;
    score += a === b ? weight : -weight / 2;
    reasons.push(a === b ? same : different);
  };
  weigh(one.mail, other.mail, 0.15, 'The e-mail addresses begin alike.', 'The e-mail addresses differ.');
  weigh(one.hiredOn, other.hiredOn, 0.15, 'Both were hired on the same day.', 'They were hired on different days.');
  weigh(one.unit, other.unit, 0.05, 'Both are in the same unit.', 'They are in different units.');
  return { score: Math.max(0, Math.min(1, score)), reasons };
}
