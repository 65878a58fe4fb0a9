import type { OtherId } from '../hris/fields';
import { foldedName, likeness } from './likeness';

/** What a person on record is recognised by. */
export type KnownIdentity = {
  readonly personId: string;
  readonly employeeNumber: string;
  /** Numbers the person had before, newest first. */
  readonly formerNumbers: readonly string[];
  readonly otherIds: readonly OtherId[];
  readonly email: string | null;
  readonly userName: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly unit: string | null;
  readonly hiredOn: string | null;
  readonly leftOn: string | null;
};

/** What a row says of who it is about; absent facts are null, absent names empty. */
export type RowIdentity = Omit<KnownIdentity, 'personId' | 'employeeNumber' | 'formerNumbers' | 'leftOn'> & {
  readonly rowNumber: number;
  readonly employeeNumber: string | null;
};

export const matchKeys = ['employeeNumber', 'otherId', 'userName', 'email', 'formerNumber'] as const;

export type MatchKey = (typeof matchKeys)[number];

export type IdentityMatch = {
  readonly rowNumber: number;
  readonly personId: string;
  readonly by: MatchKey;
  /** The same person under another number: a person confirms it, since an address or a number can be handed on to somebody else. */
  readonly changedNumber: { readonly old: string; readonly new: string } | null;
  /** Hired again after leaving: the same person, a new period of employment. */
  readonly isRehire: boolean;
};

export type IdentityClash = {
  readonly rowNumbers: readonly number[];
  readonly personIds: readonly string[];
  readonly code: 'KeysDisagree' | 'TwoRowsOnePerson' | 'NameDiffers';
  readonly reason: string;
};

export type IdentityResult = {
  readonly matches: readonly IdentityMatch[];
  /** Rows that nobody can be assigned to before a person decides. */
  readonly clashes: readonly IdentityClash[];
  /** Rows of people who are not known. */
  readonly newRows: readonly RowIdentity[];
};

/**
 * Finds whom each row is about, by one key after the other in the order given; keys that several people share say nothing. The
 * employee number is believed; any other key makes a match only if no later key points to somebody else and the name is not another one.
 */
export function matchIdentities(
  rows: readonly RowIdentity[],
  known: readonly KnownIdentity[],
  keys: readonly MatchKey[] = matchKeys,
): IdentityResult {
  const personById = new Map(known.map((person) => [person.personId, person]));
  const indexes = new Map(keys.map((key) => [key, indexBy(known, (person) => keysOfPerson(person, key))]));
  const matches: IdentityMatch[] = [];
  const clashes: IdentityClash[] = [];
  const newRows: RowIdentity[] = [];
  for (const row of rows) {
    const hits = keys.flatMap((key) => {
      const ids = new Set(keysOfRow(row, key).flatMap((value) => indexes.get(key)?.get(value) ?? []));
      const [only] = ids;
      return ids.size === 1 && only !== undefined ? [{ key, personId: only }] : [];
    });
    const [first] = hits;
    const person = first === undefined ? undefined : personById.get(first.personId);
    if (first === undefined || person === undefined) {
      newRows.push(row);
      continue;
    }
    const isSure = first.key === 'employeeNumber';
    const others = [...new Set(hits.map(({ personId }) => personId))];
    if (!isSure && others.length > 1) {
      const reason = `${hits.map(({ key }) => keyNames[key]).join(' and ')} belong to ${others.length} different people.`;
      clashes.push({ rowNumbers: [row.rowNumber], personIds: others, code: 'KeysDisagree', reason });
    } else if (!isSure && isOtherName(row, person)) {
      const reason = `The ${keyNames[first.key]} is known, but of ${nameOf(person)}, and the row says ${nameOf(row)}.`;
      clashes.push({ rowNumbers: [row.rowNumber], personIds: others, code: 'NameDiffers', reason });
    } else matches.push(matchOf(row, person, first.key));
  }
  return { ...withoutDoubles(matches), newRows, clashes: [...clashes, ...doubles(matches)] };
}

function matchOf(row: RowIdentity, person: KnownIdentity, by: MatchKey): IdentityMatch {
  const { rowNumber, employeeNumber, hiredOn } = row;
  const isChanged = employeeNumber !== null && employeeNumber !== person.employeeNumber;
  return {
    rowNumber,
    personId: person.personId,
    by,
    changedNumber: isChanged ? { old: person.employeeNumber, new: employeeNumber } : null,
    isRehire: person.leftOn !== null && hiredOn !== null && hiredOn > person.leftOn,
  };
}

function rowsByPerson(matches: readonly IdentityMatch[]): ReadonlyMap<string, readonly IdentityMatch[]> {
  const byPerson = new Map<string, IdentityMatch[]>();
  for (const match of matches) {
    const others = byPerson.get(match.personId);
    if (others === undefined) byPerson.set(match.personId, [match]);
    else others.push(match);
  }
  return byPerson;
}

/** Two rows of one number are several positions of a person; found by different numbers they are one person twice. */
const isDouble = (matches: readonly IdentityMatch[]): boolean =>
  matches.length > 1 && new Set(matches.map(({ changedNumber }) => changedNumber?.new ?? '')).size > 1;

function withoutDoubles(matches: readonly IdentityMatch[]): Pick<IdentityResult, 'matches'> {
  const byPerson = rowsByPerson(matches);
  return { matches: matches.filter(({ personId }) => !isDouble(byPerson.get(personId) ?? [])) };
}

function doubles(matches: readonly IdentityMatch[]): IdentityClash[] {
  return [...rowsByPerson(matches)].flatMap(([personId, found]) => {
    if (!isDouble(found)) return [];
    const ways = found.map(({ rowNumber, by }) => `line ${rowNumber} by ${keyNames[by]}`).join(', ');
    const reason = `Rows with different numbers lead to one person: ${ways}.`;
    return [{ rowNumbers: found.map(({ rowNumber }) => rowNumber), personIds: [personId], code: 'TwoRowsOnePerson' as const, reason }];
  });
}

/** Below this names are of two people: a new surname after a wedding keeps the given name, and passes by it. */
const sameName = 0.8;

function isOtherName(row: RowIdentity, person: KnownIdentity): boolean {
  if (row.familyName === '' || person.familyName === '') return false;
  const whole = likeness(foldedName(`${row.givenName} ${row.familyName}`), foldedName(`${person.givenName} ${person.familyName}`));
  const given = row.givenName === '' ? 0 : likeness(foldedName(row.givenName), foldedName(person.givenName));
  return whole < sameName && given < 0.95;
}

const nameOf = ({ familyName, givenName }: Pick<KnownIdentity, 'familyName' | 'givenName'>): string =>
  [familyName, givenName].filter((part) => part !== '').join(', ');

function keysOfPerson(person: KnownIdentity, key: MatchKey): readonly string[] {
  return key === 'formerNumber' ? person.formerNumbers : keysOf(person, key);
}

/** A row's number may be one that somebody had before. */
function keysOfRow(row: RowIdentity, key: MatchKey): readonly string[] {
  return keysOf(row, key === 'formerNumber' ? 'employeeNumber' : key);
}

function keysOf(who: Omit<RowIdentity, 'rowNumber'>, key: Exclude<MatchKey, 'formerNumber'>): readonly string[] {
  switch (key) {
    case 'employeeNumber':
      return who.employeeNumber === null || who.employeeNumber === '' ? [] : [who.employeeNumber];
    case 'otherId':
      return who.otherIds.map(({ system, value }) => `${system}\u001f${value}`);
    case 'userName':
      return who.userName === null ? [] : [who.userName.toLowerCase()];
    case 'email':
      return who.email === null ? [] : [who.email.toLowerCase()];
  }
}

function indexBy(known: readonly KnownIdentity[], keysFor: (person: KnownIdentity) => readonly string[]): ReadonlyMap<string, string[]> {
  const index = new Map<string, string[]>();
  for (const person of known) {
    for (const key of keysFor(person)) {
      const ids = index.get(key);
      if (ids === undefined) index.set(key, [person.personId]);
      else ids.push(person.personId);
    }
  }
  return index;
}

const keyNames: Readonly<Record<MatchKey, string>> = {
  employeeNumber: 'employee number',
  otherId: 'id in another system',
  userName: 'user name',
  email: 'e-mail address',
  formerNumber: 'former employee number',
};
