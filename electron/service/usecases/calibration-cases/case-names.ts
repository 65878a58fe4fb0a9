import type { Named } from '../../../../shared/domain/calibration/masked-words';
import { accountsAround, everybody, smallUnitsOf, termsOfAccounts, termsOfPeople } from '../../db/sql/case-names';
import type { Reader } from '../../db/schema';
import { ownIds } from '../people/own-ids';

/** In a unit with fewer people than this, its name tells who somebody is. */
const fewPeople = 5;

export interface CaseOf {
  readonly personId: string;
  readonly assessorUserIds: readonly string[];
  readonly witnessUserIds: readonly string[];
  /** The records that the case is made of. */
  readonly recordIds: readonly string[];
  readonly performedOn: string;
  /** What else is to be taken out. */
  readonly words: readonly string[];
  /** All texts of the case, in which colleagues may be named. */
  readonly texts: readonly string[];
}

/** Who and what is taken out of a case: whoever has a part in it, colleagues whom its texts name, small units, and further words. */
export async function namedInCase(db: Reader, of: CaseOf): Promise<Named[]> {
  const personIds = await ownIds(db, of.personId);
  const around = await accountsAround(db, of.recordIds);
  const witnesses = [...of.witnessUserIds, ...around].filter((userId) => !of.assessorUserIds.includes(userId));
  const person: Named = { role: 'person', terms: await termsOfPeople(db, personIds) };
  const assessor: Named = { role: 'assessor', terms: await termsOfAccounts(db, of.assessorUserIds) };
  const witness: Named = { role: 'witness', terms: await termsOfAccounts(db, witnesses) };
  const units = await smallUnitsOf(db, personIds, of.performedOn, fewPeople);
  return [
    ...(of.words.length === 0 ? [] : [{ role: 'word' as const, terms: of.words }]),
    person,
    assessor,
    ...(witness.terms.length === 0 ? [] : [witness]),
    ...(units.length === 0 ? [] : [{ role: 'unit' as const, terms: units }]),
    ...(await colleaguesIn(db, of.texts, new Set(personIds))),
  ];
}

/** Of everybody else, those whose number or login a text has, or both of whose names. */
async function colleaguesIn(db: Reader, texts: readonly string[], known: ReadonlySet<string>): Promise<Named[]> {
  const all = folded(texts.join('\n'));
  if (all === '') return [];
  const has = (term: string | null): boolean => term !== null && [...term].length > 1 && all.includes(folded(term));
  const found = (await everybody(db)).filter(
    ({ personId, givenName, familyName, employeeNumber, login }) =>
      !known.has(personId) &&
      ((has(givenName) && has(familyName)) || has(employeeNumber) || (login !== null && login.length > 3 && has(login))),
  );
  return found.map(({ givenName, familyName, employeeNumber, login }) => ({
    role: 'colleague',
    terms: [`${givenName} ${familyName}`, givenName, familyName, employeeNumber, ...(login === null ? [] : [login])],
  }));
}

const folded = (text: string): string =>
  text
    .replaceAll(/\p{Cf}/gu, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/\s+/gu, ' ');
