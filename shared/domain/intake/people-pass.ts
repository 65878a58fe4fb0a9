import { cleanText } from '../hris/clean-text';
import { compactHeader } from '../hris/headers';
import type { ProfileColumn, RowKey } from '../hris/mapping';
import type { Reject } from '../hris/plan-types';
import { type ReadRow, rowReader, type RowSettings } from '../hris/read-row';
import { choicesNeeded, type ChoiceNeeded } from './choices';
import { repeatedKeys, rowsThatDiffer } from './repeated-rows';

/** Rows of the last accepted file by `rowKeyOf`, as digests of what the profile takes of each. */
export type RowDigests = ReadonlyMap<string, string>;

export type PassSettings = RowSettings & {
  readonly columns: readonly ProfileColumn[];
  /** Short digest of a text, the same for ever: crypto.hash('sha256', text, 'base64') in the service. */
  readonly digest: (text: string) => string;
  /** Null for the first file under this version of the profile: then every row is read anew. */
  readonly last: RowDigests | null;
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
  readonly digests: RowDigests;
  /** Manager as written by row key, of every row that can be taken, unchanged ones too; empty when no manager number is mapped. */
  readonly managerByKey: ReadonlyMap<string, string>;
  readonly rejects: readonly Reject[];
  readonly choices: readonly ChoiceNeeded[];
  readonly rows: number;
  readonly rejectedRows: number;
  /** Rows of other kinds, by their word. */
  readonly passedOver: ReadonlyMap<string, number>;
};

/** A row with the key by which it is recognised in the next file. */
export type KeyedRow = ReadRow & { readonly key: string };

export type PeopleReader = {
  readonly take: (rows: readonly (readonly string[])[], rowNumbers: readonly number[]) => void;
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
  const { columns, digest, last, only, keyedBy = 'employeeNumber' } = settings;
  const read = rowReader(columns, settings);
  const order = canonicalOrder(columns);
  const keyAt = order.findIndex(({ field }) => field === keyedBy);
  const positionAt = order.findIndex(({ field }) => field === 'positionNumber');
  const managerAt = order.findIndex(({ field }) => field === 'managerEmployeeNumber');
  const personFields = order.filter(({ field }) => isOfPerson(field)).length;
  const kindAt = only === undefined ? -1 : headers.findIndex((header) => compactHeader(header) === compactHeader(only.column));
  const kinds = new Set(only?.words.map((word) => word.toLowerCase()));

  const digests = new Map<string, string>();
  const managerByKey = new Map<string, string>();
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
  const texts: string[] = [];

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
    for (let at = 0; at < order.length; at += 1) texts[at] = cleanText(cells[order[at]?.index ?? 0] ?? '');
    const person = keyOf(texts[keyAt] ?? '', keyedBy);
    const position = positionAt < 0 ? null : (texts[positionAt] ?? '');
    const key = rowKeyOf(person, position);
    const said = texts.join(separator);
    const before = last?.get(key);
    if (person !== '') {
      noteRepetition(key, rowNumber, before !== undefined);
      if (position !== null) noteDifference(person, said, rowNumber);
    }
    const sum = digest(said);
    if (before === sum) unchanged += 1;
    else {
      const reading = read(cells, rowNumber);
      if (reading.row === null) {
        for (const reject of reading.rejects) rejects.push(reject);
        return;
      }
      changed.push({ ...reading.row, key });
    }
    digests.set(key, sum);
    if (managerAt >= 0) managerByKey.set(key, texts[managerAt] ?? '');
  };

  const noteRepetition = (key: string, rowNumber: number, isKnown: boolean): void => {
    const first = firstRowByKey.get(key);
    if (first === undefined) {
      firstRowByKey.set(key, rowNumber);
      if (isKnown) known += 1;
    } else {
      const others = repeated.get(key);
      if (others === undefined) repeated.set(key, [first, rowNumber]);
      else others.push(rowNumber);
    }
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

  return {
    take: (chunk, rowNumbers) => chunk.forEach((cells, at) => takeRow(cells, rowNumbers[at] ?? 0)),
    finish: () => {
      const refused = new Set(repeated.keys());
      rejects.push(...repeatedKeys(repeated, keyedBy, separator), ...rowsThatDiffer(differing, rowsByPerson));
      if (differing.size > 0) for (const key of firstRowByKey.keys()) if (differing.has(personOfRowKey(key))) refused.add(key);
      for (const key of refused) {
        digests.delete(key);
        managerByKey.delete(key);
      }
      const kept = refused.size === 0 ? changed : changed.filter(({ key }) => !refused.has(key));
      const absent = last === null || known === last.size ? [] : [...last.keys()].filter((key) => !firstRowByKey.has(key));
      return {
        changed: kept,
        unchanged: refused.size === 0 ? unchanged : digests.size - kept.length,
        absent,
        digests,
        managerByKey,
        rejects: rejects.toSorted((one, other) => one.rowNumber - other.rowNumber),
        choices: choicesNeeded(rejects),
        rows,
        rejectedRows: new Set(rejects.map(({ rowNumber }) => rowNumber)).size,
        passedOver,
      };
    },
  };
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
  'jobTitle',
  'department',
  'unit',
  'shift',
  'location',
  'managerEmployeeNumber',
  'managerName',
]);

const isOfPerson = (field: string): boolean => !ofPosition.has(field);
