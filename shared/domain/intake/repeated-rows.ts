import type { RowKey } from '../hris/mapping';
import type { Reject } from '../hris/plan-types';

/** Rejects every row of a person, or of a person's position, that is in the file more than once: which is right cannot be known. */
export function repeatedKeys(rowsByKey: ReadonlyMap<string, readonly number[]>, keyedBy: RowKey, separator: string): Reject[] {
  return [...rowsByKey].flatMap(([key, rowNumbers]) => {
    const [person = '', position] = key.split(separator);
    const whose = `The ${names[keyedBy]} ${person}${position === undefined ? '' : ` with the position "${position}"`}`;
    const reason = `${whose} is in the file ${rowNumbers.length} times, on lines ${rowNumbers.join(', ')}. Keep one of them.`;
    return rowNumbers.map((rowNumber): Reject => {
      if (position === '')
        return { rowNumber, code: 'PositionMissing', reason: `${reason} Or give each its position number.`, field: 'positionNumber' };
      const code = position === undefined ? 'EmployeeNumberRepeated' : 'PositionRepeated';
      return { rowNumber, code, reason, field: keyedBy, value: person };
    });
  });
}

/** Rejects every row of a person whose rows contradict each other about the person. */
export function rowsThatDiffer(
  differing: ReadonlyMap<string, readonly [column: string, one: string, other: string]>,
  rowsByPerson: ReadonlyMap<string, readonly number[]>,
): Reject[] {
  return [...differing].flatMap(([person, [column, one, other]]) => {
    const rowNumbers = rowsByPerson.get(person) ?? [];
    const reason = `The rows of ${person} on lines ${rowNumbers.join(', ')} differ in "${column}": "${one}" and "${other}". One person has one.`;
    return rowNumbers.map((rowNumber): Reject => ({ rowNumber, code: 'PersonRowsDiffer', reason, value: other }));
  });
}

const names = { employeeNumber: 'employee number', email: 'e-mail address', userName: 'user name' } as const;
