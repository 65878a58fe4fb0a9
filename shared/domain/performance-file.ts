import { isRealDate } from './calendar';

/** A row of a table, with its number in the file. */
export interface FileRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
}

export interface RejectedRow {
  readonly rowNumber: number;
  readonly reason: string;
  readonly value: string;
}

/** A performance that a file brings and that is not on record. */
export interface PlannedPerformance {
  readonly rowNumber: number;
  readonly personId: string;
  readonly taskId: string;
  readonly performedOn: string;
  readonly count: number;
  readonly note: string;
}

/** What a file is read against. */
export interface KnownForPerformances {
  /** Ids of people by their number in the HR system. */
  readonly peopleByNumber: ReadonlyMap<string, readonly string[]>;
  /** Ids of tasks by their code, as it is today. */
  readonly tasksByCode: ReadonlyMap<string, readonly string[]>;
  /** By performanceKey, how often it stands on record. */
  readonly counts: ReadonlyMap<string, number>;
  readonly isEmployed: (personId: string, day: string) => boolean;
  readonly today: string;
}

const columns = {
  person: ['person number', 'employee number', 'personnel number', 'number'],
  task: ['task code', 'task'],
  date: ['date', 'performed on', 'day'],
  count: ['count', 'times', 'performances'],
  note: ['note', 'remark', 'comment'],
} as const;
type Column = keyof typeof columns;
const required: readonly Column[] = ['person', 'task', 'date', 'count'];

export const mostInARow = 1000;

/** What makes two rows say the same of the same work, but for how often. */
export const performanceKey = (one: Pick<PlannedPerformance, 'personId' | 'taskId' | 'performedOn' | 'note'>): string =>
  JSON.stringify([one.personId, one.taskId, one.performedOn, one.note]);

/** Where each column stands by its heading; a list of those that are missing. */
export function columnsOf(headings: readonly string[]): {
  readonly at: Readonly<Record<Column, number>>;
  readonly missing: readonly string[];
} {
  const plain = headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' ')
      .trim(),
  );
  const find = (column: Column): number => plain.findIndex((heading) => columns[column].some((known) => known === heading));
  const at = { person: find('person'), task: find('task'), date: find('date'), count: find('count'), note: find('note') };
  return { at, missing: required.filter((column) => at[column] < 0).map((column) => columns[column][0]) };
}

/** What a file would add: each row once, whether it stands twice in the file or is on record already. */
export function planPerformances(rows: readonly FileRow[], at: Readonly<Record<Column, number>>, known: KnownForPerformances) {
  const added: PlannedPerformance[] = [];
  const rejected: RejectedRow[] = [];
  const inFile = new Map<string, number>();
  let repeated = 0;
  let onRecord = 0;
  for (const { rowNumber, cells } of rows) {
    const cell = (column: Column): string => (cells[at[column]] ?? '').trim();
    if (cells.every((text) => text.trim() === '')) continue;
    const reject = (reason: string, value: string) => rejected.push({ rowNumber, reason, value });
    const people = known.peopleByNumber.get(cell('person')) ?? [];
    const tasks = known.tasksByCode.get(cell('task').toLowerCase()) ?? [];
    const [personId] = people;
    const [taskId] = tasks;
    const count = Number(cell('count'));
    const performedOn = cell('date');
    if (personId === undefined) reject('Nobody on record has this number.', cell('person'));
    else if (people.length > 1) reject('Several people on record have this number.', cell('person'));
    else if (taskId === undefined) reject('No task has this code.', cell('task'));
    else if (tasks.length > 1) reject('Several tasks have this code.', cell('task'));
    else if (!isRealDate(performedOn)) reject('The date is no day written as 2026-03-14.', performedOn);
    else if (performedOn > known.today) reject('The date lies ahead.', performedOn);
    else if (!known.isEmployed(personId, performedOn)) reject('The person was not employed on that day.', performedOn);
    else if (!/^\d{1,4}$/.test(cell('count')) || count < 1 || count > mostInARow)
      reject(`The count is no whole number from 1 to ${mostInARow}.`, cell('count'));
    else {
      const planned = { rowNumber, personId, taskId, performedOn, count, note: cell('note').slice(0, 4000) };
      const key = performanceKey(planned);
      const before = inFile.get(key);
      const stands = known.counts.get(key);
      if ((before ?? stands ?? count) !== count)
        reject(
          before === undefined
            ? 'It is on record for that day with another count. Void that record first, or give this row a note of its own.'
            : 'The file names it twice for that day, with different counts.',
          cell('count'),
        );
      else if (before !== undefined) repeated += 1;
      else if (stands !== undefined) onRecord += 1;
      else added.push(planned);
      if (before === undefined) inFile.set(key, count);
    }
  }
  return { added, rejected, repeated, onRecord };
}
