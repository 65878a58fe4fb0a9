import type { FileContent, FileHead, Table } from '../framework-format';
import type { Problems } from '../problems';
import { headerKey, readRows, type Columns, type Row } from '../tables/read-rows';

/** The columns of the files of an O*NET release that are taken; later releases have some more, which are told. */
const columnsOf = {
  occupations: { soc: ['O*NET-SOC Code'], title: ['Title'], description: ['Description'] },
  tasks: {
    soc: ['O*NET-SOC Code'],
    taskId: ['Task ID'],
    task: ['Task'],
    type: ['Task Type'],
    incumbents: ['Incumbents Responding'],
    date: ['Date'],
    source: ['Domain Source'],
  },
  elements: { elementId: ['Element ID'], name: ['Element Name'], description: ['Description'] },
  anchors: {
    elementId: ['Element ID'],
    name: ['Element Name'],
    scale: ['Scale ID'],
    scaleName: ['Scale Name'],
    value: ['Anchor Value'],
    anchor: ['Anchor Description'],
  },
} as const satisfies Record<string, Columns<string>>;

export type OnetFile = keyof typeof columnsOf;
export type OnetRow<F extends OnetFile> = Row<Extract<keyof (typeof columnsOf)[F], string>>;
export type OnetRows = { readonly [F in OnetFile]: readonly OnetRow<F>[] };

/** Without these a file is not what it seems. */
const required: Readonly<Record<OnetFile, readonly string[]>> = {
  occupations: ['O*NET-SOC Code', 'Title', 'Description'],
  tasks: ['O*NET-SOC Code', 'Task ID', 'Task'],
  anchors: ['Element ID', 'Anchor Value', 'Anchor Description'],
  elements: ['Element ID', 'Element Name', 'Description'],
};
const order: readonly OnetFile[] = ['tasks', 'occupations', 'anchors', 'elements'];

/** Which table of a release has these columns; null: none that is read here. */
export function onetFileOf(headers: readonly string[]): OnetFile | null {
  const keys = new Set(headers.map(headerKey));
  return order.find((file) => required[file].every((header) => keys.has(headerKey(header)))) ?? null;
}

/** Whether a file is of an O*NET release: by its first line, whatever its name is. */
export function isOnet({ head }: FileHead): boolean {
  const [first = ''] = head.split(/\r?\n/, 1);
  const headers = first.split('\t');
  return headers.length > 2 && (onetFileOf(headers) !== null || headers.some((header) => headerKey(header) === 'onetsoccode'));
}

/** The rows of every table of a release that is read here; of any other file it is told that it was left out. */
export function onetRows(files: readonly FileContent[], problems: Problems): OnetRows {
  const found: { -readonly [F in OnetFile]: OnetRow<F>[] } = { occupations: [], tasks: [], elements: [], anchors: [] };
  for (const { fileName, text } of files) {
    const table = tabTable(fileName, text, problems);
    const file = onetFileOf(table.headers);
    switch (file) {
      case null:
        problems.error(
          fileName,
          'This is none of Occupation Data, Task Statements, Content Model Reference and Level Scale Anchors: it was left out.',
        );
        break;
      case 'occupations':
        append(found.occupations, readRows(table, columnsOf.occupations, problems, asIs).rows);
        break;
      case 'tasks':
        append(found.tasks, readRows(table, columnsOf.tasks, problems, asIs).rows);
        break;
      case 'elements':
        append(found.elements, readRows(table, columnsOf.elements, problems, asIs).rows);
        break;
      case 'anchors':
        append(found.anchors, readRows(table, columnsOf.anchors, problems, asIs).rows);
        break;
    }
  }
  return found;
}

const asIs = (cell: string): string => cell;

function append<R>(list: R[], rows: readonly R[]): void {
  for (const row of rows) list.push(row);
}

/** Tabs part the cells and nothing is quoted: an apostrophe or a quotation mark is itself. */
function tabTable(fileName: string, text: string, problems: Problems): Table {
  const lines = text.split('\n');
  const cellsOf = (line: string): string[] => (line.endsWith('\r') ? line.slice(0, -1) : line).split('\t');
  const headers = cellsOf(lines[0] ?? '').map((header) => header.trim());
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '' || line === '\r') continue;
    const cells = cellsOf(line);
    if (cells.length < headers.length) {
      const isLast = at === lines.length - 1;
      const why = isLast
        ? 'The file ends within this row: perhaps it was cut off.'
        : `This row has ${cells.length} cells, not ${headers.length}.`;
      problems.error(fileName, `${why} The row was left out.`, line, at + 1);
      continue;
    }
    rows.push(cells);
    rowNumbers.push(at + 1);
  }
  return { name: fileName, headers, rows, rowNumbers };
}
