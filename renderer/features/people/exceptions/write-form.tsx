import type { ExceptionKind } from '../../../../shared/domain/exception';
import type { ExceptionState } from '../../../../shared/domain/exception-terms';
import { exceptionWords } from '../../../lib/words/exceptions';
import { uiWords } from '../../../lib/words/ui';
import { WriteFileForm } from '../../../ui/write-file-form';
import { useChooseTarget, useWrite } from './queries';

const words = exceptionWords.page;

/** Writes the list as it is shown to a file, with the reason why. */
export function WriteForm({
  filter,
  onDone,
  onCancel,
}: {
  readonly filter: { readonly asOf: string | null; readonly kind: ExceptionKind | null; readonly state: ExceptionState | null };
  readonly onDone: (written: { readonly lines: number; readonly fileName: string; readonly sha256: string }) => void;
  readonly onCancel: () => void;
}) {
  const choose = useChooseTarget();
  const write = useWrite();
  return (
    <WriteFileForm
      title={words.writeTitle}
      failed={words.notWritten}
      formats={[{ value: 'csv', label: uiWords.writeFile.csv }]}
      choosing={choose}
      writing={write}
      onChoose={(_format, done) => choose.mutate(undefined, done)}
      onWrite={({ target, reason }, again) => write.mutate({ target, reason, ...filter }, { onSuccess: onDone, onError: again })}
      onCancel={onCancel}
    />
  );
}
