import { cleanText } from '../hris/clean-text';
import { compactHeader } from '../hris/headers';
import type { ProfileColumn, RowKey } from '../hris/mapping';
import type { Reject } from '../hris/plan-types';
import { type ReadRow, rowReader, type RowSettings } from '../hris/read-row';
import { choicesNeeded, type ChoiceNeeded } from './choices';
import type { KnownRows } from './known-rows';
import { repeatedKeys, rowsThatDiffer } from './repeated-rows';
import { type CellBounds, type Codes, rowDigester } from './row-digest';

/** Rows of a file by `rowKeyOf`, as digests of what the profile takes of each. */
export type RowDigests = ReadonlyMap<string, string>;

export type PassSettings = RowSettings & {
  readonly columns: readonly ProfileColumn[];
  /** How the rows are read, as a text: under another one every digest is another. */
  readonly reading?: string;
  /** The rows of the last accepted file; null for the first file of a source: then every row is read. */
  readonly last: KnownRows | null;
  /** Rows of other kinds in the same file: only those with one of these words in the column are taken. */
  readonly only?: { readonly column: string; readonly words: readonly string[] };
};

export type PeoplePass = {
  /** Rows that are new or say something else than in the last accepted file, in the order of the file. */
  readonly changed: readonly KeyedRow[];
  /** How many rows say what they said in the last accepted file. */
  readonly unchanged: number;
  /** Row keys of the last accepted file that this one does not have. */
  readonly absent: readonly string[];
  /** Of every row that can be taken: what to compare the next file with once this one is accepted. */
  readonly digests: () => RowDigests;
  /** Manager as written by row key, of every row that can be taken, unchanged ones too; empty when no manager number is mapped. */
  readonly managerByKey: () => ReadonlyMap<string, string>;
  readonly rejects: readonly Reject[];
  readonly choices: readonly ChoiceNeeded[];
  readonly rows: number;
  readonly rejectedRows: number;
  /** Rows of other kinds, by their word. */
  readonly passedOver: ReadonlyMap<string, number>;
};

/** A row with the key and the digest by which it is recognised in the next file. */
export type KeyedRow = ReadRow & { readonly key: string; readonly digest: string };

/**
 * Whether a row, by its cells in a text and in its code units, says what it said in the last accepted file: then it is taken, and there is nothing more to
 * read of it. A row that may say the same in other signs is left to be read.
 */
export type IsKnownRow = (text: string, codes: Codes, cells: CellBounds, rowNumber: number) => boolean;

export type PeopleReader = {
  readonly take: (rows: readonly (readonly string[])[], rowNumbers: readonly number[]) => void;
  /** Null where a row cannot be taken by itself: it must be compared with others of its person, or be of a kind that is taken. */
  readonly isKnownRow: IsKnownRow | null;
  readonly finish: () => PeoplePass;
};

/** By what a row is recognised in the next file: the person, and the position where one person may have several. */
export function rowKeyOf(person: string, position: string | null): string {
  return position === null ? person : `${person}${separator}${position}`;
}

/**
 * One pass over the rows of an HRIS file, however many chunks they come in. A row whose mapped cells are those of the last accepted file is
 * counted and not read again: that takes a digest a row and no object. What remains is read, and rows that contradict each other are
 * rejected at the end.
 */
export function peopleReader(headers: readonly string[], settings: PassSettings): PeopleReader {
  const { columns, reading = '', last, only, keyedBy = 'employeeNumber' } = settings;
  const read = rowReader(columns, settings);
  const order = canonicalOrder(columns);
  const keyAt = order.findIndex(({ field }) => field === keyedBy);
  const positionAt = order.findIndex(({ field }) => field === 'positionNumber');
  const managerAt = order.findIndex(({ field }) => field === 'managerEmployeeNumber');
  const keyHeader = headers[order[keyAt]?.index ?? -1];
  const personFields = order.filter(({ field }) => isOfPerson(field)).length;
  const kindAt = only === undefined ? -1 : headers.findIndex((header) => compactHeader(header) === compactHeader(only.column));
  const kinds = new Set(only?.words.map((word) => word.toLowerCase()));

  const digester = rowDigester(reading);
  /** Of the last file's rows, by their place: the row number where each is in this one, how often unchanged, and its manager there. */
  const rowNumberAt = new Int32Array(last?.size ?? 0);
  const unchangedAt = new Int32Array(last?.size ?? 0);
  const managerOfPlace = new Int32Array(managerAt < 0 ? 0 : (last?.size ?? 0));
  const managers: string[] = [];
  const managerByText = new Map<string, number>();
  const digestByKey = new Map<string, string>();
  const changedManagers = new Map<string, string>();
  const firstRowByKey = new Map<string, number>();
  /** How many of the last file's rows are in this one. */
  let known = 0;
  const repeated = new Map<string, number[]>();
  const firstOfPerson = new Map<string, { readonly said: string; readonly rowNumber: number }>();
  const differing = new Map<string, readonly [column: string, one: string, other: string]>();
  const rowsByPerson = new Map<string, number[]>();
  const changed: KeyedRow[] = [];
  const rejects: Reject[] = [];
  const passedOver = new Map<string, number>();
  let unchanged = 0;
  let rows = 0;

  const takeRow = (cells: readonly string[], rowNumber: number): void => {
    if (kindAt >= 0) {
      const kind = cleanText(cells[kindAt] ?? '');
      if (!kinds.has(kind.toLowerCase())) {
        passedOver.set(kind, (passedOver.get(kind) ?? 0) + 1);
        return;
      }
    }
    rows += 1;
    if (cells.length !== columns.length) {
      rejects.push(...read(cells, rowNumber).rejects);
      return;
    }
    const texts = order.map(({ index }) => cleanText(cells[index] ?? ''));
    if (texts[keyAt] === keyHeader && order.every(({ index }, at) => texts[at] === headers[index])) {
      const reason = 'The row says the headers again: perhaps files were put one below the other.';
      rejects.push({ rowNumber, code: 'HeaderRepeated', reason, value: keyHeader });
      return;
    }
    const person = keyOf(texts[keyAt] ?? '', keyedBy);
    const position = positionAt < 0 ? null : (texts[positionAt] ?? '');
    const key = rowKeyOf(person, position);
    const place = last?.placeOfKey(key) ?? -1;
    if (person !== '') {
      noteRepetition(key, place, rowNumber);
      if (position !== null) noteDifference(person, texts.join(separator), rowNumber);
    }
    const digest = digester.digestOf(texts);
    if (place >= 0 && last?.digestAt(place) === digest) noteUnchanged(place, texts[managerAt] ?? '');
    else {
      const { row, rejects: ofRow } = read(cells, rowNumber);
      if (row === null) {
        for (const reject of ofRow) rejects.push(reject);
        return;
      }
      changed.push({ ...row, key, digest });
      digestByKey.set(key, digest);
      if (managerAt >= 0) changedManagers.set(key, texts[managerAt] ?? '');
    }
  };

  const columnOrder = Int32Array.from(order, ({ index }) => index);
  const managerColumn = order[managerAt]?.index ?? -1;
  const digestNow = new Uint32Array(4);
  const takeKnown = (lastRows: KnownRows, text: string, codes: Codes, cells: CellBounds, rowNumber: number): boolean => {
    if (cells.count !== columns.length || !digester.take(codes, cells, columnOrder, digestNow)) return false;
    const place = lastRows.placeOfDigest(digestNow);
    if (place < 0) return false;
    rows += 1;
    noteRepetition(null, place, rowNumber);
    noteUnchanged(place, managerColumn < 0 ? '' : text.slice(cells.starts[managerColumn], cells.ends[managerColumn]));
    return true;
  };

  const noteUnchanged = (place: number, manager: string): void => {
    unchanged += 1;
    unchangedAt[place] = (unchangedAt[place] ?? 0) + 1;
    if (managerAt < 0) return;
    let at = managerByText.get(manager);
    if (at === undefined) {
      at = managers.push(manager) - 1;
      managerByText.set(manager, at);
    }
    managerOfPlace[place] = at;
  };

  /** By the place in the last file, else by the key, which stands there too. */
  const noteRepetition = (key: string | null, place: number, rowNumber: number): void => {
    const first = place >= 0 ? (rowNumberAt[place] ?? 0) : (firstRowByKey.get(key ?? '') ?? 0);
    if (first > 0) {
      const name = key ?? last?.keyAt(place) ?? '';
      const others = repeated.get(name);
      if (others === undefined) repeated.set(name, [first, rowNumber]);
      else others.push(rowNumber);
    } else if (place >= 0) {
      rowNumberAt[place] = rowNumber;
      known += 1;
    } else firstRowByKey.set(key ?? '', rowNumber);
  };

  /** Rows of several positions must agree on the person: what they say of it comes first in what a row says. */
  const noteDifference = (person: string, said: string, rowNumber: number): void => {
    const first = firstOfPerson.get(person);
    if (first === undefined) {
      firstOfPerson.set(person, { said, rowNumber });
      return;
    }
    const rowNumbers = rowsByPerson.get(person);
    if (rowNumbers === undefined) rowsByPerson.set(person, [first.rowNumber, rowNumber]);
    else rowNumbers.push(rowNumber);
    if (differing.has(person)) return;
    const [one, other] = [first.said.split(separator), said.split(separator)];
    const at = one.findIndex((value, index) => index < personFields && value !== other[index]);
    if (at >= 0) differing.set(person, [columns[order[at]?.index ?? 0]?.column ?? '', one[at] ?? '', other[at] ?? '']);
  };

  function* placesInFile(): Generator<number, void> {
    for (let place = 0; place < rowNumberAt.length; place += 1) if ((rowNumberAt[place] ?? 0) > 0) yield place;
  }

  return {
    take: (chunk, rowNumbers) => chunk.forEach((cells, at) => takeRow(cells, rowNumbers[at] ?? 0)),
    // Rows of several positions are compared with each other, and of several kinds one tells which are people.
    isKnownRow:
      last === null || positionAt >= 0 || only !== undefined
        ? null
        : (text, codes, cells, rowNumber) => takeKnown(last, text, codes, cells, rowNumber),
    finish: () => {
      const refused = new Set(repeated.keys());
      // Rows that are only recognised come before the others of their chunk.
      for (const rowNumbers of repeated.values()) rowNumbers.sort((one, other) => one - other);
      rejects.push(...repeatedKeys(repeated, keyedBy, separator), ...rowsThatDiffer(differing, rowsByPerson));
      if (differing.size > 0) {
        for (const key of firstRowByKey.keys()) if (differing.has(personOfRowKey(key))) refused.add(key);
        for (const place of placesInFile()) {
          const key = last?.keyAt(place) ?? '';
          if (differing.has(personOfRowKey(key))) refused.add(key);
        }
      }
      for (const key of refused) {
        const place = last?.placeOfKey(key) ?? -1;
        unchanged -= unchangedAt[place] ?? 0;
        unchangedAt[place] = 0;
        digestByKey.delete(key);
        changedManagers.delete(key);
      }
      const gone = (place: number): boolean => rowNumberAt[place] === 0;
      return {
        changed: refused.size === 0 ? changed : changed.filter(({ key }) => !refused.has(key)),
        unchanged,
        absent: last === null || known === last.size ? [] : Array.from(rowNumberAt.keys()).filter(gone).map(last.keyAt),
        digests: once(() => new Map([...unchangedRows((place) => last?.digestAt(place) ?? ''), ...digestByKey])),
        managerByKey: once(
          () => new Map(managerAt < 0 ? [] : [...unchangedRows((place) => managers[managerOfPlace[place] ?? 0] ?? ''), ...changedManagers]),
        ),
        rejects: rejects.toSorted((one, other) => one.rowNumber - other.rowNumber),
        choices: choicesNeeded(rejects),
        rows,
        rejectedRows: new Set(rejects.map(({ rowNumber }) => rowNumber)).size,
        passedOver,
      };
    },
  };

  function* unchangedRows(of: (place: number) => string): Generator<[string, string], void> {
    for (const place of placesInFile()) if ((unchangedAt[place] ?? 0) > 0) yield [last?.keyAt(place) ?? '', of(place)];
  }
}

/** What is rarely asked for is made when it is. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** No cell has it: cleaning takes control characters away. */
const separator = '\u001f';

/** Whom a row key is about, whatever the position. */
export const personOfRowKey = (key: string): string => key.split(separator)[0] ?? '';

/** E-mail addresses and user names are the same whatever their case; numbers are not. */
const keyOf = (text: string, keyedBy: RowKey): string => (keyedBy === 'employeeNumber' ? text : text.toLowerCase());

/** By field, not by place in the file: a file with its columns in another order says the same. What is of the person comes first. */
function canonicalOrder(columns: readonly ProfileColumn[]) {
  return columns
    .flatMap(({ field, system }, index) => (field === null ? [] : [{ field, index, name: `${field} ${system ?? ''}` }]))
    .toSorted((one, other) => Number(isOfPerson(other.field)) - Number(isOfPerson(one.field)) || (one.name < other.name ? -1 : 1));
}

/** What can differ between the positions of one person; all else is of the person. */
const ofPosition: ReadonlySet<string> = new Set([
  'positionNumber',
  'jobCode',
  'jobTitle',
  'department',
  'unit',
  'shift',
  'location',
  'managerEmployeeNumber',
  'managerName',
]);

const isOfPerson = (field: string): boolean => !ofPosition.has(field);
