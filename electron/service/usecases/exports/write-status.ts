import { setImmediate } from 'node:timers/promises';
import { qualificationPages } from '../../db/sql/qualification-status';
import type { Reader } from '../../db/schema';
import type { PackageArchive } from '../../platform/package-archive';
import type { ManifestContent } from './manifest-text';
import { statusHeader, statusLine } from './status-columns';

const byteOrderMark = '\u{feff}';

/** Writes everybody's status on a day as CSV and NDJSON, a page of people at a time; ends at once when the asker has gone. */
export async function writeStatus(
  db: Reader,
  archive: PackageArchive,
  day: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly rows: number; readonly content: readonly ManifestContent[] }> {
  const csv = archive.add('qualification-status.csv');
  const ndjson = archive.add('qualification-status.ndjson');
  csv.write(byteOrderMark + statusHeader());
  let rows = 0;
  for await (const page of qualificationPages(db, day)) {
    signal?.throwIfAborted();
    csv.write(page.map(statusLine).join(''));
    ndjson.write(page.map((row) => `${JSON.stringify(row)}\n`).join(''));
    rows += page.length;
    await setImmediate();
  }
  return {
    rows,
    content: [
      { name: 'qualification-status.csv', mediaType: 'text/csv; charset=utf-8', ...csv.end(), rows },
      { name: 'qualification-status.ndjson', mediaType: 'application/x-ndjson', ...ndjson.end(), rows },
    ],
  };
}
