import { CompiledQuery } from 'kysely';
import type { Database, Tx } from './schema';
import { giveTurn } from './take-turns';

const rowsPerStatement = 500;

/**
 * Inserts rows that have the same columns. The text is put together by hand: building 100,000 rows through the query
 * builder costs more than storing them. `tell` hears how many are stored.
 */
export async function insertRows<T extends keyof Database>(
  tx: Tx,
  table: T,
  rows: readonly Database[T][],
  tell?: (done: number) => void,
): Promise<void> {
  const [first] = rows;
  if (first !== undefined) await insertRecords(tx, table, columnsOf(first), rows, tell);
}

/** The same for a table that is known by its name alone. */
export async function insertRecords<Column extends string>(
  tx: Tx,
  table: string,
  columns: readonly Column[],
  rows: ReadonlyArray<{ readonly [C in Column]?: unknown }>,
  tell?: (done: number) => void,
): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const placeholders = `(${'?, '.repeat(columns.length - 1)}?)`;
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    tell?.(start);
    if (start > 0) await giveTurn();
    const chunk = rows.slice(start, start + rowsPerStatement);
    const values = `${placeholders}, `.repeat(chunk.length - 1) + placeholders;
    const parameters: unknown[] = [];
    for (const row of chunk) for (const column of columns) parameters.push(row[column]);
    await tx.executeQuery(CompiledQuery.raw(`INSERT INTO "${table}" (${names}) VALUES ${values}`, parameters));
  }
}

function columnsOf<Row extends object>(row: Row): Array<Extract<keyof Row, string>> {
  const columns: Array<Extract<keyof Row, string>> = [];
  for (const column in row) columns.push(column);
  return columns;
}
