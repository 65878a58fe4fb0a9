import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateOrder, detectDateOrder, parseDate, pivotDayOf, readDateCell } from '../../../shared/domain/hris/dates';

const today = '2026-03-14';

describe('dates of an HRIS file', () => {
  it('reads three styles of one order in one column', () => {
    const column = ['07/10/1983', '3/30/2015', '09/19/88', ''];
    expect(detectDateOrder(column)).toEqual({ order: 'mdy' });
    expect(column.map((value) => parseDate(value, 'mdy', today))).toEqual(['1983-07-10', '2015-03-30', '1988-09-19', null]);
  });

  it('never guesses when both orders fit every value', () => {
    expect(detectDateOrder(['01/02/2020', '12/12/2021', '5.6.99'])).toEqual({ ambiguous: true, because: 'bothFit' });
  });

  it('never guesses when the values contradict each other, and shows one of each', () => {
    expect(detectDateOrder(['1/2/2020', '3/30/2015', '30/3/2015'])).toEqual({
      ambiguous: true,
      because: 'contradictory',
      monthFirst: '3/30/2015',
      dayFirst: '30/3/2015',
    });
  });

  it('lets unreadable values have no say, and needs no choice where no value depends on it', () => {
    expect(detectDateOrder(['soon', '45/45/2020', '31.12.2020'])).toEqual({ order: 'dmy' });
    expect(detectDateOrder(['2020-01-02', '20200102', '', 'unknown'])).toEqual({ order: 'iso' });
    expect(detectDateOrder([])).toEqual({ order: 'iso' });
  });

  it('knows that February decides too', () => {
    expect(detectDateOrder(['2/29/2020'])).toEqual({ order: 'mdy' });
    expect(parseDate('2/29/2019', 'mdy', today)).toBeNull();
  });

  it.each<[string, DateOrder, string | null]>([
    ['2024-01-31', 'iso', '2024-01-31'],
    ['2024/1/31', 'iso', '2024-01-31'],
    ['20240131', 'dmy', '2024-01-31'],
    ['2024-01-31T00:00:00.0000000+02:00', 'mdy', '2024-01-31'],
    ['2024-01-31 23:59:59', 'iso', '2024-01-31'],
    ['31-01-2024 23:59:00 +0000', 'dmy', '2024-01-31'],
    ['31-01-2024 23:59:00 -05:30', 'dmy', '2024-01-31'],
    ['1/2/2024', 'dmy', '2024-02-01'],
    ['1/17/2019 12:00:00 AM', 'mdy', '2019-01-17'],
    ['31.01.2024', 'dmy', '2024-01-31'],
    ['31-01-24', 'dmy', '2024-01-31'],
    ['31-Jan-24', 'iso', '2024-01-31'],
    ['3 September 1999', 'iso', '1999-09-03'],
    ['Sept 3, 1999', 'mdy', '1999-09-03'],
    ['9999-12-31', 'iso', '9999-12-31'],
    ['31/01/2024', 'mdy', null],
    ['01/31/2024', 'dmy', null],
    ['01/02/2024', 'iso', null],
    ['01/02.2024', 'dmy', null],
    ['31-Foo-2024', 'dmy', null],
    ['0202-01-01', 'iso', null],
    ['2024-13-01', 'iso', null],
    ['44197', 'iso', null],
    ['N/A', 'iso', null],
    ['', 'iso', null],
  ])('reads %j as %s: %j', (text, order, expected) => {
    expect(parseDate(text, order, today)).toBe(expected);
  });

  it('puts a two-digit year into the hundred years that end ten years from today', () => {
    expect(parseDate('1/1/36', 'mdy', today)).toBe('2036-01-01');
    expect(parseDate('1/1/37', 'mdy', today)).toBe('1937-01-01');
    expect(parseDate('1/1/05', 'mdy', '2096-01-01')).toBe('2105-01-01');
    expect(parseDate('1/1/07', 'mdy', '2096-01-01')).toBe('2007-01-01');
  });

  it('reads back every date written in its order, and finds the order out whenever a day above 12 tells it', () => {
    const date = fc.date({ min: new Date('1940-01-01T00:00:00Z'), max: new Date('2035-12-31T00:00:00Z'), noInvalidDate: true });
    const style = fc.record({ separator: fc.constantFrom('/', '-', '.'), isPadded: fc.boolean(), isShort: fc.boolean() });
    const order = fc.constantFrom<DateOrder>('mdy', 'dmy');
    fc.assert(
      fc.property(fc.array(fc.tuple(date, style), { minLength: 1, maxLength: 20 }), order, (entries, chosen) => {
        const isos = entries.map(([moment]) => moment.toISOString().slice(0, 10));
        const column = entries.map(([, how], index) => write(isos[index] ?? '', chosen, how));
        expect(column.map((value) => parseDate(value, chosen, today))).toEqual(isos);
        const isTold = isos.some((iso) => Number(iso.slice(8)) > 12);
        expect(detectDateOrder(column)).toEqual(isTold ? { order: chosen } : { ambiguous: true, because: 'bothFit' });
      }),
    );
  });
});

describe('a column that mixes date orders', () => {
  const read = (text: string, chosen?: Readonly<Record<string, 'mdy' | 'dmy'>>) =>
    readDateCell(text, 'eachCell', today, new Map(Object.entries(chosen ?? {})));

  it('is read cell by cell where only one order fits, and never guesses between 07/10 and 10/07', () => {
    expect(read('09/19/88')).toEqual({ date: '1988-09-19' });
    expect(read('30.3.2015')).toEqual({ date: '2015-03-30' });
    expect(read('4/4/2004')).toEqual({ date: '2004-04-04' });
    expect(read('2015-03-30')).toEqual({ date: '2015-03-30' });
    expect(read('07/10/1983')).toEqual({ problem: 'ambiguous' });
    expect(read('45/45/1983')).toEqual({ problem: 'unreadable' });
  });

  it('takes a value that is two days as it was chosen for its text', () => {
    expect(read('07/10/1983', { '07/10/1983': 'mdy' })).toEqual({ date: '1983-07-10' });
    expect(read(' 07/10/1983 ', { '07/10/1983': 'dmy' })).toEqual({ date: '1983-10-07' });
    expect(read('07/11/1983', { '07/10/1983': 'dmy' })).toEqual({ problem: 'ambiguous' });
  });

  it('is not offered where a column has one order', () => {
    expect(readDateCell('07/10/1983', 'dmy', today)).toEqual({ date: '1983-10-07' });
    expect(readDateCell('09/19/1988', 'dmy', today)).toEqual({ problem: 'unreadable' });
  });
});

describe('the day that two-digit years are read from', () => {
  it('is stated by the last year they can mean', () => {
    const read = (text: string) => parseDate(text, 'dmy', pivotDayOf(2030));
    expect([read('1.1.30'), read('1.1.31')]).toEqual(['2030-01-01', '1931-01-01']);
  });
});

type Style = { readonly separator: string; readonly isPadded: boolean; readonly isShort: boolean };

function write(iso: string, order: DateOrder, { separator, isPadded, isShort }: Style): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  // Only years within the pivot's window can be written short and be read back.
  const shown = isShort ? year.slice(2) : year;
  const parts = (order === 'mdy' ? [month, day] : [day, month]).map((part) => (isPadded ? part : String(Number(part))));
  return [...parts, shown].join(separator);
}
