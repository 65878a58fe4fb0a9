import { unguarded } from '../csv';
import { detectDateOrder, type DateOrderFinding } from '../hris/dates';
import { fail, ok, type Failure, type Result } from '../../result';
import { wordKey, type CompletionField, type CompletionFormat } from './completion-format';
import type { DateStyle } from './completion-dates';
import type { CompletionRecord, RejectedRow, TakenBack } from './completion-record';
import { oneOfEachKey } from './one-of-each-key';
import { readRow, type RowReading } from './read-row';

/** A table as the reader of files gives it. */
export interface CompletionTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly rowNumbers: readonly number[];
}

export interface ReadCompletionsAs {
  /** As course maps name the source. */
  readonly system: string;
  readonly today: string;
  /** The site's time zone. */
  readonly zone: string;
  /** What a person has said about dates that can be read in two ways; null: nobody was asked. */
  readonly dateOrder: DateStyle | null;
}

export interface ReadCompletions {
  readonly records: readonly CompletionRecord[];
  readonly takenBack: readonly TakenBack[];
  readonly rejected: readonly RejectedRow[];
  /** Rows that say again what another one says, or older news of a record. */
  readonly duplicates: number;
}

type Ambiguous = Extract<DateOrderFinding, { readonly ambiguous: true }>;

export type CompletionsFailure =
  | Failure<'MissingColumns', { readonly columns: readonly string[] }>
  | Failure<'DateOrderNeeded', { readonly columns: readonly string[]; readonly finding: Ambiguous }>;

/** Reads a table of completions. Every row is a record, taken back, rejected with its reason, or a duplicate. */
export function readCompletions(
  { headers, rows, rowNumbers }: CompletionTable,
  format: CompletionFormat,
  options: ReadCompletionsAs,
): Result<ReadCompletions, CompletionsFailure> {
  const placeOf = new Map<string, number>();
  for (const [place, header] of headers.entries()) if (!placeOf.has(wordKey(header))) placeOf.set(wordKey(header), place);
  const columns = format.required.filter((header) => !placeOf.has(wordKey(header)));
  if (columns.length > 0) return fail('MissingColumns', { columns });

  const places = placesOf(format, placeOf);
  const dates = dateStyle({ headers, rows, rowNumbers }, format, options, places);
  if (!dates.ok) return dates;
  const readings: RowReading[] = rows.map((cells, at) => {
    const rowNumber = rowNumbers[at] ?? at + 2;
    if (cells.length !== headers.length)
      return { rejected: { rowNumber, code: 'WrongCellCount', field: null, value: `${cells.length}` } } satisfies RowReading;
    const cellOf = (field: CompletionField): string => {
      for (const place of places[field] ?? []) {
        const cell = unguarded((cells[place] ?? '').trim());
        if (cell !== '') return cell;
      }
      return '';
    };
    return readRow(cellOf, rowNumber, format, { ...options, dates: dates.value });
  });
  return ok(oneOfEachKey(readings, format));
}

type Places = Partial<Record<CompletionField, readonly number[]>>;

function placesOf(format: CompletionFormat, placeOf: ReadonlyMap<string, number>): Places {
  return Object.fromEntries(
    Object.entries(format.columns).map(([field, names]) => [
      field,
      names.flatMap((name) => {
        const place = placeOf.get(wordKey(name));
        return place === undefined ? [] : [place];
      }),
    ]),
  );
}

/** The style in which all columns of dates are written: told by the format, by a person, or by the dates themselves. */
function dateStyle(
  { headers, rows }: CompletionTable,
  format: CompletionFormat,
  { dateOrder }: ReadCompletionsAs,
  places: Places,
): Result<DateStyle, CompletionsFailure> {
  const told = format.dates ?? dateOrder;
  if (told !== null) return ok(told);
  const columns = [...new Set([...(places.startedOn ?? []), ...(places.completedOn ?? []), ...(places.expiresOn ?? [])])];
  const finding = detectDateOrder(rows.flatMap((cells) => columns.map((place) => (cells[place] ?? '').replace(/ ?(?:UTC|GMT)\s*$/, 'Z'))));
  return 'order' in finding
    ? ok(finding.order)
    : fail('DateOrderNeeded', { columns: columns.map((place) => headers[place] ?? ''), finding });
}
