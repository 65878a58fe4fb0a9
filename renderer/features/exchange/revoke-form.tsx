import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { onEscape, useFocusBack } from '../../lib/form-focus';
import { isReason } from '../../lib/reason';
import { tell } from '../../lib/tell';
import { exchangeWords } from '../../lib/words/exchange';
import { uiWords } from '../../lib/words/ui';
import { FailureNote } from '../../ui/failure-note';
import { useRevoke, type Partner } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.partners.revoke;
const form = exchangeWords.form;

export function RevokeForm({ partner, onDone }: { readonly partner: Partner; readonly onDone: () => void }) {
  useFocusBack();
  const revoke = useRevoke();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : form.reasonMissing });
  const submit = () => {
    if (!check.isComplete()) return;
    revoke.mutate(
      { partnerId: partner.partnerId, reason },
      {
        onSuccess: () => {
          tell(words.done(partner.name));
          onDone();
        },
      },
    );
  };
  return (
    <form
      className={classes.card}
      aria-labelledby="revoke"
      onKeyDown={onEscape(onDone)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 id="revoke" className={classes.title}>
        {words.title}
      </h3>
      <p className={classes.hint}>{words.hint}</p>
      <TextInput
        autoFocus
        label={form.reason}
        description={form.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <FailureNote title={words.failed} error={revoke.error} />
      <div className={classes.ways}>
        <Button type="submit" color="danger" loading={revoke.isPending}>
          {words.submit}
        </Button>
        <Button variant="default" onClick={onDone}>
          {uiWords.cancel}
        </Button>
      </div>
    </form>
  );
}
