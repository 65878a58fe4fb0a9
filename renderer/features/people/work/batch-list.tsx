import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { formatInstant } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { useMay } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { uiWords } from '../../../lib/words/ui';
import { workWords } from '../../../lib/words/work';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { SignedInPlace } from '../../../ui/signed-act';
import { useBatches, useReverse, type Batch } from './queries';
import classes from './work.module.css';

const words = workWords.file;

/** The files of performances that were taken in, and the way to take one back. */
export function BatchList() {
  return (
    <IfMay permission="exchange.read">
      <Found />
    </IfMay>
  );
}

function Found() {
  const query = useBatches();
  const mayReceive = useMay('exchange.receive');
  const [reversed, setReversed] = useState<string | null>(null);
  const batch = query.data?.batches.find(({ batchId }) => batchId === reversed);
  return (
    <section className={classes.section} aria-labelledby="performances-batches">
      <h2 id="performances-batches" className={classes.title}>
        {words.batches}
      </h2>
      {batch !== undefined && <ReverseForm batch={batch} onDone={() => setReversed(null)} />}
      <Loaded query={query}>
        {({ batches }) =>
          batches.length === 0 ? (
            <EmptyState title={words.batchesNone} hint={words.batchesHint} />
          ) : (
            <ShortTable labelledBy="performances-batches">
              <thead>
                <tr>
                  <th scope="col">{words.batchColumns.file}</th>
                  <th scope="col">{words.batchColumns.approved}</th>
                  <th scope="col">{words.batchColumns.by}</th>
                  <th scope="col">{words.batchColumns.rows}</th>
                  <th scope="col">{words.batchColumns.known}</th>
                  <th scope="col">{words.batchColumns.rejected}</th>
                  <th scope="col">{words.batchColumns.signature}</th>
                  {mayReceive && <th scope="col">{words.batchColumns.act}</th>}
                </tr>
              </thead>
              <tbody>
                {batches.map((one) => (
                  <tr key={one.batchId}>
                    <th scope="row">
                      {one.fileName}
                      <div className={classes.small}>{one.origin}</div>
                    </th>
                    <td data-figures>{formatInstant(one.approvedAt)}</td>
                    <td>{words.by(one.preparedBy, one.approvedBy)}</td>
                    <td data-figures>
                      {one.added}
                      {one.voided > 0 && (
                        <div className={classes.small}>{one.voided === one.added ? words.takenBack : words.partly(one.voided)}</div>
                      )}
                    </td>
                    <td data-figures>{one.known}</td>
                    <td>
                      {one.rejects.length === 0 ? (
                        one.rejected
                      ) : (
                        <details>
                          <summary>{words.rejectsOf(one.rejected)}</summary>
                          <ul className={classes.rejects}>
                            {one.rejects.map(({ rowNumber, reason, value }) => (
                              <li key={rowNumber}>{`${words.columns.row} ${rowNumber}: ${reason} (${value})`}</li>
                            ))}
                          </ul>
                        </details>
                      )}
                    </td>
                    <td>{one.signatures.length > 0 && one.signatures.every(({ isValid }) => isValid) ? words.valid : words.invalid}</td>
                    {mayReceive && (
                      <td>
                        {one.voided < one.added && (
                          <Button
                            variant="default"
                            size="compact-sm"
                            aria-label={`${words.takeBack} ${one.fileName} ${formatInstant(one.approvedAt)}`}
                            disabled={reversed !== null}
                            onClick={() => setReversed(one.batchId)}
                          >
                            {words.takeBack}
                          </Button>
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </ShortTable>
          )
        }
      </Loaded>
    </section>
  );
}

function ReverseForm({ batch, onDone }: { readonly batch: Batch; readonly onDone: () => void }) {
  useFocusBack();
  const reverse = useReverse();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.reasonMissing });
  const { batchId, fileName, added, voided } = batch;
  return (
    <section className={classes.form} aria-label={words.takeBackTitle(fileName)} onKeyDown={onEscape(onDone)}>
      <h3 className={classes.title}>{words.takeBackTitle(fileName)}</h3>
      <p className={classes.small}>{words.takeBackHint}</p>
      <TextInput
        autoFocus
        label={words.reason}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <SignedInPlace
        note={words.second}
        failed={words.notWritten}
        content={`${fileName}: ${words.takenBackDone(added - voided)}`}
        meaning={words.takeBackMeaning}
        action={words.takeBackAction}
        error={reverse.error}
        isPending={reverse.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          reverse.mutate(
            { batchId, reason, signature },
            {
              onSuccess: ({ voided: many }) => {
                tell(words.takenBackDone(many));
                onDone();
              },
            },
          )
        }
      />
      <div>
        <Button variant="default" onClick={onDone}>
          {uiWords.cancel}
        </Button>
      </div>
    </section>
  );
}
