import { Button, TextInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isReason } from '../../lib/reason';
import { useSession } from '../../lib/session';
import { noteWords } from '../../lib/words/note';
import { recordsWords } from '../../lib/words/records';
import { BesidePage } from '../../ui/beside-page';
import { FailureNote } from '../../ui/failure-note';
import { NoteBox } from '../../ui/note-box';
import { SidePanel } from '../../ui/side-panel';
import { useMakeCheckpoint } from './queries';
import classes from './records.module.css';

const words = recordsWords.checkpoint;

/** Signs the log as it stands and shows the note that is to be filed. */
export function CheckpointPanel() {
  const navigate = useNavigate();
  const { siteName, user } = useSession();
  const checkpoint = useMakeCheckpoint();
  const [reason, setReason] = useState('');
  const [hasLeft, setLeft] = useState(false);
  const isMissing = !isReason(reason);
  const note = checkpoint.data?.note;
  return (
    <BesidePage>
      <SidePanel width={560} title={words.title} onClose={() => void navigate({ to: '/records', search: true })}>
        <p className={classes.text}>{words.hint}</p>
        {note === undefined ? (
          <form
            className={classes.form}
            onSubmit={(event) => {
              event.preventDefault();
              setLeft(true);
              if (!isMissing) checkpoint.mutate({ reason });
            }}
          >
            <TextInput
              label={words.reason}
              description={words.reasonHint}
              value={reason}
              error={hasLeft && isMissing ? words.reasonMissing : null}
              onChange={(event) => setReason(event.currentTarget.value)}
              onBlur={() => setLeft(reason !== '')}
            />
            <FailureNote title={words.failed} error={checkpoint.error} />
            <div>
              <Button type="submit" leftSection={<IconSignature size={16} aria-hidden />} loading={checkpoint.isPending}>
                {words.make}
              </Button>
            </div>
          </form>
        ) : (
          <>
            <p className={classes.text} role="status">
              {words.made}
            </p>
            <NoteBox
              label={words.note}
              text={note}
              sheet={{
                title: words.sheetTitle,
                hint: words.sheetHint,
                printedBy: user.printedName,
                facts: [
                  { label: noteWords.site, value: siteName },
                  { label: words.reason, value: reason },
                ],
              }}
            />
          </>
        )}
      </SidePanel>
    </BesidePage>
  );
}
