import { programmeWords } from '../../../lib/words/calibration-programme';
import { dutyWords } from '../../../lib/words/duties';
import { WriteFileForm } from '../../../ui/write-file-form';
import { useChooseProgrammeTarget, useWriteProgramme } from './queries';

/** Writes the days of the programme to a file, with the reason why. */
export function WriteProgramme({
  onDone,
  onCancel,
}: {
  readonly onDone: (written: { readonly lines: number; readonly fileName: string }) => void;
  readonly onCancel: () => void;
}) {
  const choose = useChooseProgrammeTarget();
  const write = useWriteProgramme();
  return (
    <WriteFileForm
      title={programmeWords.writeTitle}
      failed={programmeWords.writeFailed}
      formats={[
        { value: 'ics', label: dutyWords.formats.ics },
        { value: 'csv', label: dutyWords.formats.csv },
      ]}
      choosing={choose}
      writing={write}
      onChoose={(format, done) => choose.mutate({ format }, done)}
      onWrite={(file, again) => write.mutate(file, { onSuccess: onDone, onError: again })}
      onCancel={onCancel}
    />
  );
}
