import { Button } from '@mantine/core';
import { IconFileDownload, IconPrinter, IconShieldCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { AmendCode } from '../../../../shared/domain/rating-change';
import { saveBlob } from '../../../lib/save-blob';
import { useMay } from '../../../lib/session';
import { assessWords } from '../../../lib/words/assess';
import { correctionWords as words } from '../../../lib/words/corrections';
import { paperWords } from '../../../lib/words/paper';
import { FailureNote } from '../../../ui/failure-note';
import { useRecordPdf } from '../paper/queries';
import type { AssessmentRecord } from '../queries';
import { CosignForm, KeepForm, ReturnForm, VoidForm } from './correction-forms';

export const recordForms = { return: ReturnForm, keep: KeepForm, void: VoidForm, cosign: CosignForm } as const;
export type RecordFormKey = keyof typeof recordForms;

/** What can be done with a record as it stands, by whoever is signed in or signs in place. */
export function RecordActions({
  record: { may, assessmentId, state },
  because,
  isBusy,
  onForm,
  onVerify,
}: {
  readonly record: AssessmentRecord;
  readonly because: AmendCode | undefined;
  readonly isBusy: boolean;
  readonly onForm: (form: RecordFormKey) => void;
  readonly onVerify: () => void;
}) {
  const navigate = useNavigate();
  const pdf = useRecordPdf();
  const maySign = useMay('assessments.sign');
  const open = (key: RecordFormKey) =>
    may[key] && (
      <Button variant="default" disabled={isBusy} onClick={() => onForm(key)}>
        {words.actions[key]}
      </Button>
    );
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
        {assessWords.record.print}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileDownload size={16} aria-hidden />}
        loading={pdf.isPending}
        onClick={() => pdf.mutate({ assessmentIds: [assessmentId] }, { onSuccess: ({ data, fileName }) => saveBlob(data, fileName) })}
      >
        {paperWords.pdf}
      </Button>
      <Button variant="default" leftSection={<IconShieldCheck size={16} aria-hidden />} onClick={onVerify}>
        {words.actions.verify}
      </Button>
      {open('cosign')}
      {open('return')}
      {open('keep')}
      {may.amend && maySign && (
        <Button
          variant="default"
          disabled={isBusy}
          onClick={() =>
            void navigate({
              to: '/assess/amend/$assessmentId',
              params: { assessmentId },
              search: ({ asOf }) => ({ asOf, because: because ?? (state === 'returned' ? 'review' : undefined) }),
            })
          }
        >
          {words.actions.amend}
        </Button>
      )}
      {open('void')}
      <FailureNote title={paperWords.pdfFailed} error={pdf.error} />
    </>
  );
}
