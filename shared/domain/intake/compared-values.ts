import type { FurtherFacts, PersonFacts } from '../hris/fields';
import type { ProfileColumn } from '../hris/mapping';

/** What a file says of a person, field by field, as `compareThreeWays` takes it; ids of other systems are a field each. */
export type ComparedValues = Readonly<Record<string, string | boolean | null>>;

/** The fields that a profile speaks of: of all others the file says nothing, so what is known of them stays. */
export function comparedFields(columns: readonly ProfileColumn[]): string[] {
  const fields = new Set<string>();
  for (const { field, system } of columns) {
    if (field === null) continue;
    if (field === 'fullName') fields.add('familyName').add('givenName');
    else if (field === 'managerName') fields.add('managerEmployeeNumber');
    else if (field === 'jobCode') fields.add(field).add('jobTitle'); // without a column of titles the code is the title
    else if (field === 'contractEndsOn') fields.add(field).add('leftOn');
    else fields.add(field === 'otherId' ? otherIdField(system ?? '') : field);
  }
  return [...fields];
}

/** The facts of a row or a record as values to compare. */
export function comparedValues(facts: PersonFacts, { otherIds, ...further }: FurtherFacts): ComparedValues {
  return { ...facts, ...further, ...Object.fromEntries(otherIds.map(({ system, value }) => [otherIdField(system), value])) };
}

/** The field under which the id of a system is compared. */
export const otherIdField = (system: string): string => `otherId ${system}`;

const nothingSaid = {
  employeeNumber: null,
  familyName: null,
  givenName: null,
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
  jobCode: null,
  positionNumber: null,
  employer: null,
  employmentKind: null,
  contractEndsOn: null,
  userName: null,
  isActive: null,
} as const satisfies Record<keyof PersonFacts | Exclude<keyof FurtherFacts, 'otherIds'>, null>;

/** What a row said as the text that is kept of it: what it left empty is left out, being half of what a usual file says. */
export function saidText(said: ComparedValues): string {
  const values: Record<string, string | boolean> = {};
  for (const [field, value] of Object.entries(said)) if (value !== null) values[field] = value;
  return JSON.stringify(values);
}

/** The values of such a text. */
export function saidValues(text: string): ComparedValues {
  const known: unknown = JSON.parse(text);
  if (typeof known !== 'object' || known === null) throw new Error('a source record holds no facts');
  const said: Record<string, string | boolean | null> = { ...nothingSaid };
  for (const [field, value] of Object.entries(known)) if (typeof value === 'string' || typeof value === 'boolean') said[field] = value;
  return said;
}
