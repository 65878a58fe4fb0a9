import { plainFileName } from '../../../../shared/domain/file-name';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import { largestText } from '../../platform/decode-text';
import type { FileInput } from '../../jobs/completions/file-input';
import type { FilePurpose } from '../../platform/platform';
import type { Station } from '../../station/station';

export interface SourceFile {
  readonly fileName: string;
  readonly file: FileInput;
}

type Source = { readonly handle: string } | { readonly file: Blob; readonly fileName: string } | { readonly previewId: string };

type Refusal = Failure<'HandleExpired' | 'PreviewExpired' | 'FileTooLarge', undefined>;

/** The file that is meant: one chosen in the dialog, one dropped on the page, or that of an earlier preview. */
export async function fileOfSource(
  station: Station,
  source: Source,
  purpose: FilePurpose,
  earlier: (previewId: string) => SourceFile | null,
): Promise<Result<SourceFile, Refusal>> {
  if ('previewId' in source) {
    const known = earlier(source.previewId);
    return known === null ? fail<'PreviewExpired'>('PreviewExpired') : ok({ fileName: known.fileName, file: known.file });
  }
  if ('handle' in source) {
    const chosen = station.redeem(source.handle, purpose);
    return chosen === null ? fail<'HandleExpired'>('HandleExpired') : ok({ fileName: plainFileName(chosen), file: { path: chosen } });
  }
  if (source.file.size > largestText) return fail<'FileTooLarge'>('FileTooLarge');
  return ok({ fileName: plainFileName(source.fileName), file: { bytes: new Uint8Array(await source.file.arrayBuffer()) } });
}
