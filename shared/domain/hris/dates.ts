/** How a column writes its dates: year first, month first, or day first. */
export const dateOrders = ['iso', 'mdy', 'dmy'] as const;

export type DateOrder = (typeof dateOrders)[number];

/** How a profile says that a column writes its dates: in one order, or in more than one, so that each cell is judged by itself. */
export type ColumnDateOrder = DateOrder | 'eachCell';

export type DateOrderFinding =
  | { readonly order: DateOrder }
  | { readonly ambiguous: true; readonly because: 'bothFit' }
  | { readonly ambiguous: true; readonly because: 'contradictory'; readonly monthFirst: string; readonly dayFirst: string };

/**
 * The order that all values of a column share. Never guessed: when month first and day first both fit every value, or some values fit
 * only the one and some only the other, the finding is ambiguous and a person chooses. Unreadable values have no say; without any
 * value that depends on the order the column counts as ISO.
 */
export function detectDateOrder(values: Iterable<string>): DateOrderFinding {
  let monthFirst: string | null = null;
  let dayFirst: string | null = null;
  let either = false;
  for (const value of values) {
    const parts = readNumericDate(value.trim());
    if (!parts) continue;
    const fitsMdy = isCalendarDate(parts.year, parts.first, parts.second);
    const fitsDmy = isCalendarDate(parts.year, parts.second, parts.first);
    if (fitsMdy && fitsDmy) either = true;
    else if (fitsMdy) monthFirst ??= value;
    else if (fitsDmy) dayFirst ??= value;
  }
  if (monthFirst !== null && dayFirst !== null) return { ambiguous: true, because: 'contradictory', monthFirst, dayFirst };
  if (monthFirst !== null) return { order: 'mdy' };
  if (dayFirst !== null) return { order: 'dmy' };
  return either ? { ambiguous: true, because: 'bothFit' } : { order: 'iso' };
}

/**
 * The ISO date that a cell means, or null when it is not a readable date in that order. Year-first dates and dates with an English
 * month name mean the same in every order. A time of day after the date is dropped: the calendar date counts as it is written.
 * A two-digit year lies in the hundred years that end ten years after `today` (ISO date): in 2026, 36 is 2036 and 37 is 1937.
 */
export function parseDate(text: string, order: DateOrder, today: string): string | null {
  const value = text.trim();
  const yearFirst = readYearFirst(value) ?? readNamedMonth(value, today);
  if (yearFirst) return toIso(yearFirst.year, yearFirst.month, yearFirst.day);
  const parts = order === 'iso' ? null : readNumericDate(value);
  if (!parts) return null;
  const year = parts.yearDigits === 2 ? fullYear(parts.year, today) : parts.year;
  return order === 'mdy' ? toIso(year, parts.first, parts.second) : toIso(year, parts.second, parts.first);
}

/** What a cell means as a date; `ambiguous` where month first and day first give two dates and nobody has chosen. */
export type DateReading = { readonly date: string } | { readonly problem: 'unreadable' | 'ambiguous' };

/**
 * Reads a cell of a column that may mix two orders: a cell that only one of them fits is taken in that one, another one as chosen
 * for its text, else it is ambiguous. In a column of one order every cell is read in that order.
 */
export function readDateCell(
  text: string,
  order: ColumnDateOrder,
  pivotDay: string,
  chosenByText: ReadonlyMap<string, Exclude<DateOrder, 'iso'>> = nothingChosen,
): DateReading {
  if (order !== 'eachCell') return dated(parseDate(text, order, pivotDay));
  const monthFirst = parseDate(text, 'mdy', pivotDay);
  const dayFirst = parseDate(text, 'dmy', pivotDay);
  if (monthFirst === null || dayFirst === null || monthFirst === dayFirst) return dated(monthFirst ?? dayFirst);
  const chosen = chosenByText.get(text.trim());
  return chosen === undefined ? { problem: 'ambiguous' } : dated(chosen === 'mdy' ? monthFirst : dayFirst);
}

/** The day from which `parseDate` reads two-digit years into the hundred years that end with `lastYear`: 2036 makes 36 2036 and 37 1937. */
export function pivotDayOf(lastYear: number): string {
  return `${lastYear - 10}-01-01`;
}

const nothingChosen: ReadonlyMap<string, Exclude<DateOrder, 'iso'>> = new Map();

const dated = (date: string | null): DateReading => (date === null ? { problem: 'unreadable' } : { date });

/** What SAP and others write where an employment has no end: not a day on which somebody left. */
export const openEnd = '9999-12-31';

const time = String.raw`(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?`;
const numericDate = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})${time}$`);
const yearFirstDate = new RegExp(String.raw`^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})${time}$`);
const compactDate = /^((?:19|20|21|99)\d{2})(\d{2})(\d{2})$/;
const dayThenName = new RegExp(String.raw`^(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d{2})${time}$`);
const nameThenDay = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})${time}$`);
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

function readNumericDate(value: string) {
  const match = numericDate.exec(value);
  if (!match) return null;
  const [, first = '', , second = '', year = ''] = match;
  return { first: Number(first), second: Number(second), year: Number(year), yearDigits: year.length };
}

function readYearFirst(value: string) {
  const match = yearFirstDate.exec(value);
  if (match) return { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]) };
  const compact = compactDate.exec(value);
  return compact ? { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) } : null;
}

function readNamedMonth(value: string, today: string) {
  const [, day, name, year] = dayThenName.exec(value) ?? swapped(nameThenDay.exec(value)) ?? [];
  if (day === undefined || name === undefined || year === undefined) return null;
  const spelled = name.toLowerCase() === 'sept' ? 'sep' : name.toLowerCase();
  const month = months.findIndex((full) => full === spelled || full.slice(0, 3) === spelled) + 1;
  return { year: year.length === 2 ? fullYear(Number(year), today) : Number(year), month, day: Number(day) };
}

function swapped(match: RegExpExecArray | null) {
  return match ? [match[0], match[2], match[1], match[3]] : null;
}

function fullYear(twoDigits: number, today: string): number {
  const last = Number(today.slice(0, 4)) + 10;
  const inLastCentury = last - (last % 100) + twoDigits;
  return inLastCentury > last ? inLastCentury - 100 : inLastCentury;
}

function toIso(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  // NOTE: a year outside working memory is a slip of the pen (0202, 2914), not an employment.
  if (text === openEnd) return text;
  return year >= 1900 && year <= 2199 && isCalendarDate(year, month, day) ? text : null;
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
