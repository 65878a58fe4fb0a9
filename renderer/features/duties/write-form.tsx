import type { dutyFormats } from '../../../shared/contract/duties';
import { dutyWords as words } from '../../lib/words/duties';
import { WriteFileForm, type FileToWrite } from '../../ui/write-file-form';
import { useChooseTarget, type useWrite, type useWritePlan, type Written } from './queries';

type DutyFormat = (typeof dutyFormats)[number];

/** Writes a list or a plan to a file, with the reason why. */
export function WriteForm({
  title,
  failed,
  hint,
  what,
  write,
  onWrite,
  onDone,
  onCancel,
}: {
  readonly title: string;
  readonly failed: string;
  readonly hint: string;
  readonly what: 'list' | 'plan';
  readonly write: ReturnType<typeof useWrite> | ReturnType<typeof useWritePlan>;
  readonly onWrite: (
    file: FileToWrite<DutyFormat>,
    done: { readonly onSuccess: (written: Written) => void; readonly onError: () => void },
  ) => void;
  readonly onDone: (written: Written) => void;
  readonly onCancel: () => void;
}) {
  const choose = useChooseTarget();
  return (
    <WriteFileForm
      title={title}
      failed={failed}
      formats={[
        { value: 'csv', label: words.formats.csv },
        { value: 'ics', label: words.formats.ics },
      ]}
      formatHint={hint}
      choosing={choose}
      writing={write}
      onChoose={(format, done) => choose.mutate({ format, what }, done)}
      onWrite={(file, again) => onWrite(file, { onSuccess: onDone, onError: again })}
      onCancel={onCancel}
    />
  );
}
