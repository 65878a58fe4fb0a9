import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { focusTitle } from '../../lib/form-focus';
import { formatInstantIn } from '../../lib/formatting';
import { isReason } from '../../lib/reason';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { clockWords } from '../../lib/words/clock';
import { FailureNote } from '../../ui/failure-note';
import { useAcknowledge } from './queries';
import classes from './clock.module.css';

const words = clockWords.form;

/** Why the clock was set back, by an administrator who has looked at it. */
export function AcknowledgeForm({ noticeId }: { readonly noticeId: string }) {
  const { zone } = useSession();
  const now = useNow();
  const [reason, setReason] = useState('');
  const acknowledge = useAcknowledge();
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.reasonMissing });
  return (
    <form
      className={classes.form}
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete())
          acknowledge.mutate(
            { noticeId, reason },
            {
              onSuccess: () => {
                tell(words.done);
                focusTitle();
              },
            },
          );
      }}
    >
      <h2 className={classes.heading}>{words.title}</h2>
      <p className={classes.text}>{words.now(formatInstantIn(now.toISOString(), zone))}</p>
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <FailureNote title={words.failed} error={acknowledge.error} />
      <div>
        <Button type="submit" loading={acknowledge.isPending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

/** What the clock of this station reads, second by second. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
