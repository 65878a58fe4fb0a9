import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { isReadable } from '../../../../shared/domain/readable-text';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';

/** A record with the number of its line, from 1. */
export interface Numbered<T> {
  readonly row: number;
  readonly value: T;
}

export interface RejectedLine {
  readonly row: number;
  readonly code: string;
  readonly field: string | null;
}

/** Most records that are taken out of one package. */
export const mostRows = 200_000;
const longestLine = 1024 * 1024;

/** The records of NDJSON; lines that are no such record are told by their number. */
export async function readLines<T>(
  chunks: AsyncIterable<Buffer>,
  shape: z.ZodType<T>,
): Promise<
  Result<
    { readonly records: ReadonlyArray<Numbered<T>>; readonly rejects: readonly RejectedLine[] },
    Failure<'TooManyRows', { readonly limit: number }>
  >
> {
  const records: Array<Numbered<T>> = [];
  const rejects: RejectedLine[] = [];
  let row = 0;
  const take = (line: string): void => {
    row += 1;
    const read = line.length > longestLine ? 'LineTooLong' : recordOf(line, shape);
    if (typeof read === 'string') rejects.push({ row, code: read, field: null });
    else if ('field' in read) rejects.push({ row, code: 'NotAsItShouldBe', field: read.field });
    else records.push({ row, value: read.value });
  };
  const decoder = new TextDecoder('utf-8');
  let open = '';
  for await (const chunk of chunks) {
    open += decoder.decode(chunk, { stream: true });
    const lines = open.split('\n');
    open = lines.pop() ?? '';
    // What can no longer become a line that is taken need not be kept.
    if (open.length > 2 * longestLine) open = open.slice(0, longestLine + 1);
    for (const line of lines) take(line);
    if (row > mostRows) return fail('TooManyRows', { limit: mostRows });
    await setImmediate();
  }
  open += decoder.decode();
  if (open !== '') take(open);
  return row > mostRows ? fail('TooManyRows', { limit: mostRows }) : ok({ records, rejects });
}

function recordOf<T>(line: string, shape: z.ZodType<T>): { readonly value: T } | { readonly field: string } | 'NotJson' | 'BrokenText' {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'NotJson';
  }
  if (!isReadable(value)) return 'BrokenText';
  const parsed = shape.safeParse(value);
  return parsed.success ? { value: parsed.data } : { field: parsed.error.issues[0]?.path.join('.') ?? '' };
}
