import { Alert, Button, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ORPCError } from '@orpc/client';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { errorMessage } from '../../../lib/error-message';
import { useFieldCheck } from '../../../lib/field-check';
import { formatNumber } from '../../../lib/formatting';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { importWords } from '../../../lib/words/imports';
import { ShortTable } from '../../../ui/short-table';
import { SignBox } from '../../../ui/sign-box';
import { ActProgressBar } from './act-progress';
import { useReversalProgress, useReverseImport, type BatchDetail } from './queries';
import classes from './imports.module.css';

const words = importWords.reversal;

/** Takes an import back: why, and a second person's signature; what stands in the way is named. */
export function Reversal({ batch }: { readonly batch: BatchDetail }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <ReversalForm batch={batch} onClose={() => setOpen(false)} />;
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
    </div>
  );
}

function ReversalForm({ batch, onClose }: { readonly batch: BatchDetail; readonly onClose: () => void }) {
  const { user } = useSession();
  const navigate = useNavigate();
  const reverse = useReverseImport();
  const progress = useReversalProgress(batch.batchId);
  const [underWay, setUnderWay] = useState<AbortController | null>(null);
  const isCancelled = underWay?.signal.aborted === true;
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: reason.trim().length < 3 ? words.reasonMissing : null });
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
        value={reason}
        {...check.of('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {reverse.error !== null && !isCancelled && <InTheWay error={reverse.error} />}
      <p className={classes.small}>{importWords.approval.second(user.printedName)}</p>
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
        isSigning={reverse.isPending}
        error={reverse.error === null ? null : isCancelled ? importWords.approval.cancelled : errorMessage(reverse.error).message}
        isComplete={check.isComplete}
        onSign={({ userId, passphrase }) => {
          const own = new AbortController();
          setUnderWay(own);
          const input = { batchId: batch.batchId, reason: reason.trim(), signature: { login: userId ?? '', passphrase } };
          reverse.mutate(
            { input, signal: own.signal },
            {
              onSuccess: ({ batchId, records }) => {
                tell(words.done(records));
                void navigate({ to: '/exchange/imports/$batchId', params: { batchId } });
              },
            },
          );
        }}
      />
      {reverse.isPending && <ActProgressBar progress={progress} label={words.underWay} onCancel={() => underWay?.abort()} />}
      <div>
        <Button variant="default" onClick={onClose}>
          {words.close}
        </Button>
      </div>
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
