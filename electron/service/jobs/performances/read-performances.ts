import { unguarded } from '../../../../shared/domain/csv';
import { unknownForm } from '../../../../shared/domain/intake/source-table';
import { isEmployedOn } from '../../../../shared/domain/people/employment';
import { columnsOf, planPerformances, type FileRow } from '../../../../shared/domain/performance-file';
import { logSize } from '../../db/audit-size';
import type { Reader } from '../../db/schema';
import { peopleByNumberAndName } from '../../db/sql/completions/people-found';
import { allEmployments } from '../../db/sql/employments';
import { standingCounts, tasksByCode } from '../../db/sql/performances';
import { readRows } from '../../platform/read-rows';
import { sourceOf, type FileInput } from '../completions/file-input';
import { whyNotATable } from '../../platform/why-not-a-table';
import type { JobProgress } from '../job-messages';
import type { PerformancesRead } from './performance-file';

/** Reads a table of who did what when and says what it would add to the record. */
export async function readPerformances(
  db: Reader,
  { file, today }: { readonly file: FileInput; readonly today: string },
  tell: (progress: JobProgress) => void,
): Promise<PerformancesRead> {
  const basis = await logSize(db);
  const rows: FileRow[] = [];
  const table = await readRows(sourceOf(file), unknownForm, (chunk) => {
    chunk.rows.forEach((cells, at) => rows.push({ cells: cells.map(unguarded), rowNumber: chunk.rowNumbers[at] ?? at + 1 }));
    tell({ label: 'reading', done: rows.length, total: rows.length });
  });
  if (!table.ok) return { unreadable: whyNotATable(table.failure) };
  const head = rows.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const { at, missing } = columnsOf(rows[head]?.cells ?? []);
  if (missing.length > 0) return { unreadable: `Its first row names no column "${missing.join('", "')}".` };
  const employments = grouped(await allEmployments(db));
  const planned = planPerformances(rows.slice(head + 1), at, {
    peopleByNumber: (await peopleByNumberAndName(db)).byNumber,
    tasksByCode: await tasksByCode(db, today),
    counts: await standingCounts(db),
    isEmployed: (personId, day) => isEmployedOn(employments.get(personId) ?? [], day),
    today,
  });
  return { read: { sha256: table.value.sha256, rowCount: rows.length - head - 1, basis, ...planned } };
}

function grouped<Row extends { readonly personId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const byPerson = new Map<string, Row[]>();
  for (const row of rows) {
    const known = byPerson.get(row.personId);
    if (known === undefined) byPerson.set(row.personId, [row]);
    else known.push(row);
  }
  return byPerson;
}
