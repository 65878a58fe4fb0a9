import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { tell } from '../../lib/tell';
import { exchangeWords } from '../../lib/words/exchange';
import { SignedInPlace } from '../../ui/signed-act';
import { useConfirm, type Partner } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.partners.confirm;
const form = exchangeWords.form;

/** The fingerprints as they stand on the other site's print, typed by one person and signed for by another. */
export function CompareForm({ partner }: { readonly partner: Partner }) {
  const confirm = useConfirm();
  const [fingerprint, setFingerprint] = useState('');
  const [recipient, setRecipient] = useState('');
  const [reason, setReason] = useState('');
  const { partnerId, name, publicKey, ageRecipient } = partner;
  const isWhole = (typed: string) => typed.replaceAll(/[^0-9a-f]/gi, '').length >= 64;
  const check = useFieldCheck({
    fingerprint: isWhole(fingerprint) ? null : words.missing,
    recipient: ageRecipient === null || isWhole(recipient) ? null : words.missing,
    reason: isReason(reason) ? null : form.reasonMissing,
  });
  return (
    <section className={classes.card} aria-labelledby="compare">
      <h3 id="compare" className={classes.title}>
        {words.title}
      </h3>
      <p className={classes.hint}>{words.hint}</p>
      <Textarea
        label={words.fingerprint}
        value={fingerprint}
        autosize
        minRows={2}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => setFingerprint(event.currentTarget.value)}
        {...check.of('fingerprint')}
      />
      {ageRecipient !== null && (
        <Textarea
          label={words.recipientFingerprint}
          value={recipient}
          autosize
          minRows={2}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => setRecipient(event.currentTarget.value)}
          {...check.of('recipient')}
        />
      )}
      <TextInput
        label={form.reason}
        description={form.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <SignedInPlace
        note={words.second}
        content={
          <>
            <div>{words.content(name)}</div>
            <code className={classes.mono}>{publicKey}</code>
          </>
        }
        meaning={words.meaning}
        action={words.action}
        failed={words.failed}
        error={confirm.error}
        isPending={confirm.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          confirm.mutate(
            { partnerId, fingerprint, recipientFingerprint: ageRecipient === null ? null : recipient, reason, signature },
            { onSuccess: () => tell(words.done(name)) },
          )
        }
      />
    </section>
  );
}
