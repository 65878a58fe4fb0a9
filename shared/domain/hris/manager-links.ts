import { managerCircles } from '../intake/manager-circles';
import { isSpreadsheetDamage } from './clean-text';
import type { PersonFacts } from './fields';
import { nameKeys, splitFullName } from './names';
import type { ImportWarning, KnownPerson, ManagerFoundBy } from './plan-types';
import type { ReadRow } from './read-row';
import { isNoManager } from './suggest-mapping';

export type LinkedRow = { readonly row: ReadRow; readonly facts: PersonFacts; readonly managerFoundBy: ManagerFoundBy };

/** Which manager columns the mapping has. */
export type ManagerColumns = { readonly hasNumber: boolean; readonly hasName: boolean };

/**
 * Finds each row's manager among the people of the file and the known ones: by number, else by name when exactly one person has it.
 * A manager who cannot be found is left empty with a warning, never guessed.
 */
export function linkManagers(rows: readonly ReadRow[], known: readonly KnownPerson[], columns: ManagerColumns) {
  const warnings: ImportWarning[] = [];
  const people = new Map<string, Named>(known.map(({ facts }) => [facts.employeeNumber, facts]));
  for (const { facts } of rows) people.set(facts.employeeNumber, facts);
  let index: ReadonlyMap<string, readonly string[]> | undefined;
  const numbersOf: NumbersOf = (name) => numbersOfName(name, () => (index ??= indexNames(people)));
  const given = rows.filter((row) => !isNoManager(row.managerNumber));
  // Some exports number managers in another series: then every number is unknown, and one sentence says more than a row's warning each.
  const areForeign = given.length > 0 && !given.some((row) => people.has(row.managerNumber));

  const linked = rows.map((row): LinkedRow => {
    const link = columns.hasNumber || columns.hasName ? findManager(row, people, numbersOf, columns, areForeign) : noLink;
    if (link.warning) warnings.push(link.warning);
    return { row, facts: { ...row.facts, managerEmployeeNumber: link.number }, managerFoundBy: link.foundBy };
  });
  if (areForeign) {
    const found = linked.filter(({ row, managerFoundBy }) => managerFoundBy === 'name' && !isNoManager(row.managerNumber)).length;
    const message = `None of the ${given.length} manager numbers is an employee number. ${found} managers were found by their name instead.`;
    warnings.push({ rowNumber: null, code: 'ManagerNumbersForeign', message, field: 'managerEmployeeNumber' });
  }
  return { linked, warnings: [...warnings, ...findLoops(linked, known)] };
}

type Named = Pick<PersonFacts, 'familyName' | 'givenName'>;
type NumbersOf = (name: string) => readonly string[];
type Link = { readonly number: string | null; readonly foundBy: ManagerFoundBy; readonly warning: ImportWarning | null };
const noLink: Link = { number: null, foundBy: null, warning: null };

function findManager(
  row: ReadRow,
  people: ReadonlyMap<string, Named>,
  numbersOf: NumbersOf,
  columns: ManagerColumns,
  areForeign: boolean,
): Link {
  const { rowNumber, managerNumber, managerName } = row;
  const { employeeNumber } = row.facts;
  if (people.has(managerNumber)) return { number: managerNumber, foundBy: 'number', warning: null };
  const isAtTop = managerNumber !== '' && isNoManager(managerNumber);
  if (isAtTop) return noLink;
  const named = numbersOf(managerName);
  const [first] = named;
  if (first !== undefined && named.length === 1) {
    if (!columns.hasNumber || (areForeign && managerNumber !== '')) return { number: first, foundBy: 'name', warning: null };
    const message = `${numberProblem(managerNumber)} The only person named "${managerName}", number ${first}, is taken for the manager.`;
    return {
      number: first,
      foundBy: 'name',
      warning: { rowNumber, code: 'ManagerFoundByName', message, employeeNumber, value: managerNumber || managerName },
    };
  }
  if (named.length > 1) {
    const message = `${named.length} people are named "${managerName}" (${named.join(', ')}): no manager is recorded.`;
    return {
      ...noLink,
      warning: { rowNumber, code: 'ManagerNameAmbiguous', message, employeeNumber, field: 'managerName', value: managerName },
    };
  }
  if (managerNumber === '' && (columns.hasNumber || managerName === '')) {
    const message = columns.hasNumber ? 'No manager id: no manager is recorded.' : 'No manager name: no manager is recorded.';
    return {
      ...noLink,
      warning: { rowNumber, code: 'ManagerMissing', message, employeeNumber, ...(managerName === '' ? {} : { value: managerName }) },
    };
  }
  const value = managerNumber || managerName;
  const who = managerNumber === '' || managerName === '' ? `"${value}"` : `"${managerName}", number ${managerNumber},`;
  const message = `The manager ${who} is neither in the file nor known: no manager is recorded.`;
  return { ...noLink, warning: { rowNumber, code: 'ManagerUnknown', message, employeeNumber, value } };
}

function numberProblem(managerNumber: string): string {
  if (managerNumber === '') return 'No manager id.';
  return isSpreadsheetDamage(managerNumber)
    ? `A spreadsheet has changed the manager id to "${managerNumber}".`
    : `The manager id "${managerNumber}" is unknown.`;
}

function indexNames(people: ReadonlyMap<string, Named>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  const add = (key: string, number: string) => {
    const numbers = index.get(key);
    if (numbers) numbers.push(number);
    else index.set(key, [number]);
  };
  for (const [number, { givenName, familyName }] of people) {
    const keys = nameKeys(givenName, familyName);
    add(`whole ${keys.whole}`, number);
    add(`short ${keys.withoutMiddle}`, number);
  }
  return index;
}

/** Everybody with this name; only when nobody has the whole of it, middle names are left out of the comparison. */
function numbersOfName(name: string, indexed: () => ReadonlyMap<string, readonly string[]>): readonly string[] {
  const split = splitFullName(name);
  if (split === null) return [];
  const keys = nameKeys(split.givenName, split.familyName);
  const index = indexed(); // of everybody's names: made only where one is asked for
  return index.get(`whole ${keys.whole}`) ?? index.get(`short ${keys.withoutMiddle}`) ?? [];
}

/** Warns of everybody who manages themselves and of every circle of managers that the file takes part in. */
function findLoops(linked: readonly LinkedRow[], known: readonly KnownPerson[]): ImportWarning[] {
  const managerOf = new Map(known.map(({ facts }) => [facts.employeeNumber, facts.managerEmployeeNumber]));
  for (const { facts } of linked) managerOf.set(facts.employeeNumber, facts.managerEmployeeNumber);
  const rowNumberOf = new Map(linked.map(({ row, facts }) => [facts.employeeNumber, row.rowNumber]));
  const field = 'managerEmployeeNumber';
  return managerCircles(managerOf, rowNumberOf.keys()).flatMap(({ from, circle }): ImportWarning[] => {
    const rowNumber = rowNumberOf.get(from);
    // Somebody of whom the file says nothing, and who manages themselves since an earlier one.
    if (rowNumber === undefined) return [];
    if (circle.length === 1) {
      const message = `${from} is their own manager.`;
      return [{ rowNumber, code: 'SelfManaged', message, employeeNumber: from, field, value: from }];
    }
    const message = `These people manage each other in a circle: ${[...circle, circle[0]].join(' → ')}.`;
    return [{ rowNumber, code: 'ManagerCycle', message, employeeNumber: from, field, value: circle.join(',') }];
  });
}
