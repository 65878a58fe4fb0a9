import type { WrittenFile } from '../../../shared/domain/exchange/framework-format';
import { writeWorkbook } from './workbook';

/** What a format has written, as the bytes of a file: text as UTF-8, tables as a workbook. */
export async function bytesOfWritten(content: WrittenFile['content']): Promise<Uint8Array> {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return content instanceof Uint8Array ? content : writeWorkbook(content);
}
