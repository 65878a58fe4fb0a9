import type { PersonFacts } from '../../../shared/domain/hris/fields';
import { draftMapping } from '../../../shared/domain/hris/mapping';
import { planImport } from '../../../shared/domain/hris/plan';
import type { ImportPlan, KnownPerson } from '../../../shared/domain/hris/plan-types';

export const today = '2026-03-14';

/** Plans a file of the usual columns, month first. */
export function planOf(lines: readonly string[], known: readonly KnownPerson[] = []): ImportPlan {
  return planFrom({ header: 'EmpID,Name,Department,Job Title,Hire Date,Termination Date', lines, known });
}

export function planFrom({
  header,
  lines,
  known = [],
}: {
  readonly header: string;
  readonly lines: readonly string[];
  readonly known?: readonly KnownPerson[];
}): ImportPlan {
  const headers = header.split(',');
  const rows = lines.map(cellsOf);
  const mapping = draftMapping(headers, rows).mapping.map((entry) => {
    const field = entry.column === 'Hire Date' ? 'hiredOn' : entry.column === 'Termination Date' ? 'leftOn' : entry.field;
    return field === 'hiredOn' || field === 'leftOn' ? { column: entry.column, field, dateOrder: 'mdy' as const } : { ...entry, field };
  });
  const result = planImport({ headers, rows, rowNumbers: rows.map((_, index) => index + 2), mapping, today, known, closing: [] });
  if (!result.ok) throw new Error(result.failure.data.problems.map(({ message }) => message).join(' '));
  return result.value;
}

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
