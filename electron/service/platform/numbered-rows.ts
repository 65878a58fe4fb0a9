import type { NumberedRow } from '../../../shared/domain/intake/header-rows';
import type { TableForm, TableNotice } from '../../../shared/domain/intake/source-table';
import { ok, type Result } from '../../../shared/result';
import { type RawHead, readRows, type RowsFailure } from './read-rows';

export type NumberedRows = {
  readonly head: RawHead;
  readonly rows: readonly NumberedRow[];
  readonly notices: readonly TableNotice[];
  readonly sha256: string;
};

/** Every row of a file with its number, no row taken for a header: what a wide matrix is read from. */
export async function readNumberedRows(bytes: Uint8Array, form: TableForm): Promise<Result<NumberedRows, RowsFailure>> {
  const rows: NumberedRow[] = [];
  const read = await readRows([bytes], form, (chunk) =>
    chunk.rows.forEach((cells, at) => rows.push({ cells, rowNumber: chunk.rowNumbers[at] ?? 0 })),
  );
  return read.ok ? ok({ head: read.value.head, rows, notices: read.value.notices, sha256: read.value.sha256 }) : read;
}
