import { useState } from 'react';
import { useDraft } from '../../../lib/draft';
import { importWords } from '../../../lib/words/imports';
import { useChooseFile, usePreviewImport, type Mapping, type Preview, type PreviewSource } from '../queries';

/** What a person typed or chose for an import; the file itself is read again after a lock. */
export interface ImportText {
  readonly origin: string;
  readonly tripwireReason: string;
  readonly mapping: Mapping | null;
}

const nothing: ImportText = { origin: '', tripwireReason: '', mapping: null };

/** The state of the import page: the newest preview, and the draft of what was typed. */
export function useImportForm() {
  const draft = useDraft<ImportText>('imports.commit', importWords.page.draftTitle, nothing);
  const choosing = useChooseFile();
  const reading = usePreviewImport();
  const [preview, setPreview] = useState<Preview | null>(null);

  const read = async (source: PreviewSource): Promise<void> => {
    const first = await reading.mutateAsync({ source, mapping: null });
    const kept = draft.value.mapping;
    const isSameFile =
      kept !== null && kept.length === first.columns.length && kept.every(({ column }, index) => column === first.columns[index]?.column);
    setPreview(isSameFile ? await reading.mutateAsync({ source: { previewId: first.previewId }, mapping: kept }) : first);
  };
  // A refusal is shown from the mutation itself.
  const attempt = (work: () => Promise<void>): void => void work().catch(() => undefined);

  return {
    preview,
    isReading: reading.isPending || choosing.isPending,
    error: choosing.error ?? reading.error,
    draftState: draft.state,
    text: draft.value,
    changeText: (next: Partial<ImportText>) => draft.change({ ...draft.value, ...next }),
    choose: () =>
      attempt(async () => {
        reading.reset();
        const chosen = await choosing.mutateAsync(undefined);
        if (chosen !== null) await read({ handle: chosen.handle });
      }),
    takeFile: (file: File) => attempt(() => read({ file, fileName: file.name })),
    changeMapping: (mapping: Mapping) =>
      attempt(async () => {
        if (preview === null) return;
        draft.change({ ...draft.value, mapping });
        setPreview(await reading.mutateAsync({ source: { previewId: preview.previewId }, mapping }));
      }),
    startAgain: () => {
      reading.reset();
      setPreview(null);
    },
    finish: draft.discard,
  };
}
