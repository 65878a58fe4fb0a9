import { uploadPieceBytes } from '../../../../shared/domain/attachment';
import { evidenceCalls, type StagedFile } from '../queries';

/** What is to be attached: bytes that the page holds, or a file that was chosen in the shell's dialog. */
export type Source =
  | { readonly kind: 'held'; readonly fileName: string; readonly data: Blob }
  | { readonly kind: 'chosen'; readonly fileName: string; readonly handle: string; readonly size: number | null };

export const sizeOf = (source: Source): number => (source.kind === 'held' ? source.data.size : (source.size ?? 0));

/** Hands a file to the vault; `tell` hears how many bytes have come. What is aborted on its way leaves nothing. */
export async function upload(source: Source, tell: (done: number) => void, signal: AbortSignal): Promise<StagedFile> {
  if (source.kind === 'held') return handOver(source.fileName, source.data, tell, signal);
  for await (const event of await evidenceCalls.attach({ handle: source.handle }, { signal })) {
    if (event.kind === 'done') return event.file;
    tell(event.done);
  }
  throw new Error('the file was not attached');
}

async function handOver(fileName: string, data: Blob, tell: (done: number) => void, signal: AbortSignal): Promise<StagedFile> {
  const { uploadId } = await evidenceCalls.begin({ fileName, size: data.size });
  try {
    for (let offset = 0; offset < data.size; offset += uploadPieceBytes) {
      signal.throwIfAborted();
      const { received } = await evidenceCalls.append({ uploadId, offset, data: data.slice(offset, offset + uploadPieceBytes) });
      tell(received);
    }
    signal.throwIfAborted();
    return await evidenceCalls.finish({ uploadId });
  } catch (error) {
    await evidenceCalls.cancel({ uploadId }).catch(() => undefined); // locked, say: then it is collected at the next unlock
    throw error;
  }
}
