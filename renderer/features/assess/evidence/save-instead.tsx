import { Button } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { attachmentWords as words } from '../../../lib/words/attachments';
import { FailureNote } from '../../../ui/failure-note';
import { useSaveEvidenceCopy } from '../queries';
import classes from '../assess.module.css';

/** Says what of a file cannot be shown here, and offers a copy for a program that can. */
export function SaveInstead({
  evidenceId,
  fileName,
  text,
}: {
  readonly evidenceId: string;
  readonly fileName: string;
  readonly text: string;
}) {
  const saving = useSaveEvidenceCopy();
  const saved = saving.data?.fileName ?? null;
  return (
    <>
      <p className={classes.note}>{text}</p>
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDeviceFloppy size={16} stroke={1.5} aria-hidden />}
          aria-label={words.saveInsteadOf(fileName)}
          loading={saving.isPending}
          onClick={() => saving.mutate({ evidenceId })}
        >
          {words.saveInstead}
        </Button>
      </div>
      <p className={classes.note} role="status">
        {saved === null ? '' : words.saved(saved)}
      </p>
      <FailureNote title={words.notSaved} error={saving.error} />
    </>
  );
}
