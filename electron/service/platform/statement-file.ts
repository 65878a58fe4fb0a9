import { splitStatements, type StatementPiece } from '../../../shared/domain/completions/xapi/split-statements';
import type { ReadStatements, StatementCollector } from '../../../shared/domain/completions/xapi/collect-statements';
import { fail, ok, type Failure, type Result } from '../../../shared/result';

/** Feeds a file of statements to their collector, a chunk at a time; NotText: it is neither UTF-8 nor UTF-16. */
export async function readStatementFile(
  chunks: AsyncIterable<Uint8Array>,
  collector: StatementCollector,
  signal?: AbortSignal,
): Promise<Result<ReadStatements, Failure<'NotText', undefined>>> {
  const splitter = splitStatements();
  let decoder: TextDecoder | null = null;
  const take = (pieces: readonly StatementPiece[]): void => {
    for (const piece of pieces)
      if ('value' in piece) collector.add(piece.value, piece.rowNumber);
      else collector.addUnreadable(piece.unreadable, piece.rowNumber);
  };
  try {
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true });
      take(splitter.push(decoder.decode(chunk, { stream: true })));
    }
    if (decoder !== null) take(splitter.push(decoder.decode()));
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return fail<'NotText'>('NotText');
    throw error;
  }
  take(splitter.end());
  return ok(collector.finish());
}
