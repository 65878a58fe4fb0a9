import { type PersonFacts, profileDateFields } from '../../../shared/domain/hris/fields';
import { linkManagers } from '../../../shared/domain/hris/manager-links';
import type { KnownPerson } from '../../../shared/domain/hris/plan-types';
import { type PeoplePass, peopleReader } from '../../../shared/domain/intake/people-pass';
import { suggestProfile } from '../../../shared/domain/intake/suggest-profile';
import { knownFrom } from '../../support/known-rows';

export const today = '2026-03-14';

/** Reads lines below a header under the profile that the file suggests, dates month first. */
export function rowsOf(lines: readonly string[], header = usualHeader, last: PeoplePass | null = null): PeoplePass {
  const headers = header.split(',');
  const rows = lines.map(cellsOf);
  const columns = suggestProfile(headers, rows).columns.map((column) => {
    const field = column.column === 'Hire Date' ? 'hiredOn' : column.column === 'Termination Date' ? 'leftOn' : column.field;
    return { ...column, field, dateOrder: profileDateFields.some((name) => name === field) ? ('mdy' as const) : null };
  });
  const reader = peopleReader(headers, { columns, today, last: last === null ? null : knownFrom(last) });
  reader.take(
    rows,
    rows.map((_, index) => index + 2),
  );
  return reader.finish();
}

/** The same with the managers of the rows looked for among them and the known people. */
export function linkedRowsOf(header: string, lines: readonly string[], known: readonly KnownPerson[] = []) {
  const has = (name: string) => header.split(',').includes(name);
  const columns = { hasNumber: has('ManagerID') || has('MANAGER'), hasName: has('ManagerName') || has('Manager Name') };
  return linkManagers(rowsOf(lines, header).changed, known, columns);
}

const usualHeader = 'EmpID,Name,Department,Job Title,Hire Date,Termination Date';

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

export function knownPerson(facts: Partial<PersonFacts>): KnownPerson {
  return { personId: `person-${facts.employeeNumber ?? ''}`, facts: factsOf(facts) };
}

export function factsOf(facts: Partial<PersonFacts>): PersonFacts {
  return {
    employeeNumber: '1',
    familyName: '',
    givenName: '',
    email: null,
    jobTitle: null,
    department: null,
    unit: null,
    shift: null,
    location: null,
    hiredOn: null,
    leftOn: null,
    employmentStatus: null,
    managerEmployeeNumber: null,
    ...facts,
  };
}
