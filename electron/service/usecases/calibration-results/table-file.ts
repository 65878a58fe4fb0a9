import { createHash } from 'node:crypto';
import { csvLine, type CsvCell } from '../../../../shared/domain/csv';

/** A table as CSV (RFC 4180, UTF-8) to be saved, with the digest of its bytes. */
export function tableFile(name: string, columns: readonly string[], rows: ReadonlyArray<readonly CsvCell[]>) {
  const text = [columns, ...rows].map((cells) => csvLine(cells)).join('');
  const fileName = `${name
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 120)}.csv`;
  return {
    fileName,
    data: new Blob([text], { type: 'text/csv' }),
    sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    lines: rows.length,
  };
}
