import { Alert, Button, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ORPCError } from '@orpc/client';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { useDraft } from '../../../lib/draft';
import { errorMessage } from '../../../lib/error-message';
import { useFieldCheck } from '../../../lib/field-check';
import { useReturningButton } from '../../../lib/form-focus';
import { formatNumber } from '../../../lib/formatting';
import { useSession } from '../../../lib/session';
import { importWords } from '../../../lib/words/imports';
import { ShortTable } from '../../../ui/short-table';
import { SignBox } from '../../../ui/sign-box';
import { ActProgressBar } from './act-progress';
import { draftKeys, useReverseImport, type BatchDetail } from './queries';
import classes from './imports.module.css';

const words = importWords.reversal;

/** Takes an import back: why, and a second person's signature; what stands in the way is named. */
export function Reversal({ batch }: { readonly batch: BatchDetail }) {
  const reversal = useReverseImport(batch);
  const { isOpen, isBack, open, close } = useReturningButton();
  // Whoever comes back to it while it is under way, or after it failed, finds it as they left it.
  if (isOpen || reversal.own !== undefined) {
    return (
      <ReversalForm
        batch={batch}
        reversal={reversal}
        isOpened={isOpen}
        onClose={() => {
          reversal.dismiss();
          close();
        }}
      />
    );
  }
  return (
    <div>
      <Button variant="default" autoFocus={isBack} onClick={open}>
        {words.open}
      </Button>
    </div>
  );
}

function ReversalForm({
  batch,
  reversal,
  isOpened,
  onClose,
}: {
  readonly batch: BatchDetail;
  readonly reversal: ReturnType<typeof useReverseImport>;
  /** By hand, just now: its button is gone, and one goes on here. */
  readonly isOpened: boolean;
  readonly onClose: () => void;
}) {
  const { user } = useSession();
  const navigate = useNavigate();
  const { own, dismiss } = reversal;
  const isRunning = own?.state === 'running';
  const error = own?.state === 'failed' ? own.error : null;
  const draft = useDraft(draftKeys.reversal(batch.batchId), words.draftTitle(batch.fileName), '');
  const { value: reason } = draft;
  const check = useFieldCheck({ reason: reason.trim().length < 3 ? words.reasonMissing : null });
  const sawIt = useRef(false);
  useEffect(() => {
    if (isRunning) sawIt.current = true;
    if (own?.state !== 'done') return;
    dismiss();
    // Whoever looked at another page meanwhile is not led away from where they are going now.
    if (sawIt.current) void navigate({ to: '/exchange/imports/$batchId', params: { batchId: own.result.batchId } });
  }, [own, isRunning, dismiss, navigate]);
  return (
    <section className={classes.approval} aria-labelledby="reversal">
      <div>
        <h2 id="reversal" className={classes.sectionTitle}>
          {words.title}
        </h2>
        <p className={classes.small}>{words.hint}</p>
      </div>
      <Textarea
        label={words.reason}
        description={words.reasonHint}
        autosize
        minRows={2}
        maxLength={1000}
        disabled={isRunning}
        autoFocus={isOpened}
        value={reason}
        {...check.of('reason')}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
      {error !== null && <InTheWay error={error} />}
      <p className={classes.small}>{reversal.isOtherRunning ? words.otherRunning : importWords.approval.second(user.printedName)}</p>
      <SignBox
        content={
          <>
            <div>{importWords.batch.reversalTitle(batch.fileName)}</div>
            <div>{importWords.approval.counts(batch.created, batch.updated, batch.unchanged, batch.rejected)}</div>
            {batch.stateBefore !== null && (
              <div>
                {words.endsAt} <code className={classes.digest}>{batch.stateBefore}</code>
              </div>
            )}
          </>
        }
        meanings={[{ value: 'takenBack', label: words.meaning }]}
        asksUserId
        actionLabel={() => words.action}
        isSigning={isRunning || reversal.isOtherRunning}
        error={error === null ? null : errorMessage(error).message}
        isComplete={check.isComplete}
        onSign={({ userId, passphrase }) =>
          reversal.start({ batchId: batch.batchId, reason: reason.trim(), signature: { login: userId ?? '', passphrase } })
        }
      />
      {isRunning && (
        <ActProgressBar progress={own.progress} label={words.underWay} hint={importWords.approval.goesOn} onCancel={reversal.cancel} />
      )}
      {!isRunning && (
        <div>
          <Button variant="default" onClick={onClose}>
            {words.close}
          </Button>
        </div>
      )}
    </section>
  );
}

const inTheWay = z.object({
  all: z.number(),
  records: z.array(z.object({ what: z.string(), name: z.string(), entryNumber: z.number().nullable() })),
});

function InTheWay({ error }: { readonly error: Error }) {
  const data = error instanceof ORPCError ? inTheWay.safeParse(error.data) : null;
  if (data?.success !== true) return null;
  const { all, records } = data.data;
  return (
    <Alert color="danger" variant="outline" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} title={words.inTheWay(all)}>
      <ShortTable label={words.inTheWay(all)}>
        <thead>
          <tr>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.entry}</th>
          </tr>
        </thead>
        <tbody>
          {records.map(({ what, name, entryNumber }) => (
            <tr key={`${what} ${name} ${entryNumber ?? ''}`}>
              <td>{words.entities[what] ?? what}</td>
              <th scope="row">{name}</th>
              <td>{entryNumber === null ? words.restsOn : formatNumber(entryNumber)}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </Alert>
  );
}
