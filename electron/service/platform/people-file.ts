import { createReadStream } from 'node:fs';
import { checkProfile, type MappingProblem, type ProfileColumn } from '../../../shared/domain/hris/mapping';
import { type PassSettings, type PeoplePass, peopleReader } from '../../../shared/domain/intake/people-pass';
import type { TableForm } from '../../../shared/domain/intake/source-table';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import type { ByteSource } from './read-rows';
import { readTableInChunks, type TableEnd, type TableFailure } from './read-table';

export type PeopleFile = { readonly table: TableEnd; readonly pass: PeoplePass };

export type PeopleFileFailure = TableFailure | Failure<'ProfileUnusable', { readonly problems: readonly MappingProblem[] }>;

/**
 * Reads, checks and compares an HRIS file with the last accepted one in a single pass. `tell` hears the bytes and rows read so far,
 * `see` the rows as they stand; an abort of the signal ends it with the signal's reason. The columns may depend on the file's headers.
 */
export async function readPeopleFile(
  source: ByteSource,
  form: TableForm,
  settings: Omit<PassSettings, 'columns'> & {
    readonly columns: readonly ProfileColumn[] | ((headers: readonly string[]) => readonly ProfileColumn[]);
  },
  watch: {
    readonly tell?: (bytes: number, rows: number) => void;
    readonly see?: (rows: readonly (readonly string[])[]) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<Result<PeopleFile, PeopleFileFailure>> {
  let reader: ReturnType<typeof peopleReader> | null = null;
  let problems: readonly MappingProblem[] = [];
  let rowCount = 0;
  const read = await readTableInChunks(
    source,
    form,
    {
      head: ({ headers }) => {
        const columns = typeof settings.columns === 'function' ? settings.columns(headers) : settings.columns;
        problems = checkProfile(headers, columns, settings.keyedBy ?? 'employeeNumber');
        if (problems.length === 0) reader = peopleReader(headers, { ...settings, columns });
      },
      known: () => reader?.isKnownRow ?? null,
      rows: ({ rows, rowNumbers, known, bytesRead }) => {
        reader?.take(rows, rowNumbers);
        rowCount += rows.length + known;
        watch.see?.(rows);
        watch.tell?.(bytesRead, rowCount);
      },
    },
    watch.signal,
  );
  if (!read.ok) return read;
  return reader === null ? fail('ProfileUnusable', { problems }) : ok({ table: read.value, pass: finished(reader) });
}

/** A file in chunks that are large enough to be parsed quickly. */
export function fileSource(path: string): ByteSource {
  return createReadStream(path, { highWaterMark: 512 * 1024 });
}

/** Set by a callback: the compiler does not see that it ran. */
const finished = (reader: ReturnType<typeof peopleReader>): PeoplePass => reader.finish();
