import type { ImportWarning } from '../hris/plan-types';

type Numbered = { readonly rowNumber: number; readonly employeeNumber: string };

/** New employee numbers that look like another one in the file or on record, and are not the same: perhaps one person, perhaps not. */
export function alikeNumbers(newcomers: readonly Numbered[], known: Iterable<string>): ImportWarning[] {
  const numbers = new Map<string, { readonly number: string; readonly where: string }>();
  for (const number of known) numbers.set(folded(number), { number, where: 'on record' });
  return newcomers.flatMap(({ rowNumber, employeeNumber }): ImportWarning[] => {
    const key = folded(employeeNumber);
    const other = numbers.get(key);
    if (other === undefined) numbers.set(key, { number: employeeNumber, where: `on line ${rowNumber}` });
    if (other === undefined || other.number === employeeNumber) return [];
    const message = `The number "${employeeNumber}" differs from "${other.number}" ${other.where} only by case, leading zeros or how its signs are written: perhaps it is one person.`;
    return [{ rowNumber, code: 'NumberAlike', message, employeeNumber, field: 'employeeNumber', value: employeeNumber }];
  });
}

const folded = (number: string): string =>
  number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^0+(?=.)/, '');
