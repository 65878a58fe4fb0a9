import { Button, Checkbox, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { exchangeWords } from '../../lib/words/exchange';
import { uiWords } from '../../lib/words/ui';
import { FailureNote } from '../../ui/failure-note';
import { usePartners, useWrite, type ReceivedDetail, type Target, type WrittenPackage } from './queries';
import { TargetChoice } from './target-choice';
import { WrittenNote } from './written-note';
import classes from './packages.module.css';

const words = exchangeWords.received.receipt;
const form = exchangeWords.form;

/** Tells the sender what became of the package, as a signed package. */
export function ReceiptForm({ received }: { readonly received: ReceivedDetail }) {
  const partners = usePartners().data?.partners ?? [];
  const sender = partners.find(({ partnerId }) => partnerId === received.partnerId);
  // A site that was introduced anew has another key and the same id.
  const to = partners.find(
    (one) => one.state === 'confirmed' && (one.partnerId === received.partnerId || (one.siteId !== null && one.siteId === sender?.siteId)),
  );
  const [isOpen, setOpen] = useState(false);
  const [written, setWritten] = useState<WrittenPackage | null>(null);
  if (written !== null) return <WrittenNote written={written} />;
  return (
    <section className={classes.card} aria-labelledby="receipt">
      <h3 id="receipt" className={classes.title}>
        {words.title}
      </h3>
      <p className={classes.hint}>{words.hint}</p>
      {received.hasReceipt && <p className={classes.small}>{words.again}</p>}
      {to === undefined ? (
        <p className={classes.text}>{words.cannot}</p>
      ) : isOpen ? (
        <ReceiptFields received={received} to={to} onWritten={setWritten} onCancel={() => setOpen(false)} />
      ) : (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            {words.open}
          </Button>
        </div>
      )}
    </section>
  );
}

function ReceiptFields({
  received,
  to,
  onWritten,
  onCancel,
}: {
  readonly received: ReceivedDetail;
  readonly to: { readonly partnerId: string; readonly ageRecipient: string | null };
  readonly onWritten: (written: WrittenPackage) => void;
  readonly onCancel: () => void;
}) {
  const write = useWrite();
  const [isEncrypted, setEncrypted] = useState(to.ageRecipient !== null && received.isEncrypted);
  const [reason, setReason] = useState('');
  const [target, setTarget] = useState<Target | null>(null);
  const check = useFieldCheck({
    reason: isReason(reason) ? null : form.reasonMissing,
    target: target === null ? form.targetMissing : null,
  });
  const { error } = write;
  const submit = () => {
    if (!check.isComplete() || target === null) return;
    const what = { kind: 'receipt', packageInId: received.packageInId } as const;
    write.mutate(
      { target: target.handle, what, to: { partnerId: to.partnerId, isEncrypted }, asOf: null, reason },
      { onSuccess: onWritten, onError: () => setTarget(null) },
    );
  };
  return (
    <form
      className={classes.form}
      aria-labelledby="receipt"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {to.ageRecipient !== null && (
        <Checkbox
          label={form.encrypt}
          checked={isEncrypted}
          onChange={(event) => {
            setEncrypted(event.currentTarget.checked);
            setTarget(null);
          }}
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
      <TargetChoice
        target={target}
        suggestedName={words.suggestedName(received.fileName)}
        isEncrypted={isEncrypted}
        fault={error === null ? check.of('target').error : null}
        onChosen={(chosen) => {
          setTarget(chosen);
          write.reset();
        }}
      />
      <FailureNote title={form.failed} error={error}>
        {isDefinedError(error) && error.code === 'CannotWrite' ? form.why[error.data.why] : undefined}
      </FailureNote>
      <div className={classes.ways}>
        <Button type="submit" loading={write.isPending}>
          {words.submit}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {uiWords.cancel}
        </Button>
      </div>
    </form>
  );
}
