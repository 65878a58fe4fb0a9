import { Alert, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { tell } from '../../lib/tell';
import { exchangeWords } from '../../lib/words/exchange';
import { PersonSelect } from './person-select';
import { SignedInPlace } from '../../ui/signed-act';
import { useAccept, type OpenedPackage } from './queries';
import { refusalText } from './refusal-text';
import classes from './packages.module.css';

const words = exchangeWords.received;

/** What is still to be said before a package is taken, and the second person's signature. */
export function AcceptForm({ opened, onTaken }: { readonly opened: OpenedPackage; readonly onTaken: (packageInId: string) => void }) {
  const accept = useAccept();
  const { openId, gap, subject, kind, sequence, sender, sha256, totals } = opened;
  const [personId, setPersonId] = useState(subject?.suggested?.personId ?? null);
  const [gapReason, setGapReason] = useState('');
  const check = useFieldCheck({
    person: subject !== null && personId === null ? words.personMissing : null,
    gap: gap !== null && !isReason(gapReason) ? words.gapMissing : null,
  });
  return (
    <div className={classes.form}>
      {subject !== null && (
        <>
          <p className={classes.text}>{words.subject(subject.name, subject.employeeNumber)}</p>
          <PersonSelect
            label={words.person}
            description={words.personHint}
            value={personId}
            onChange={setPersonId}
            {...check.of('person')}
          />
        </>
      )}
      {gap !== null && (
        <>
          <Alert color="yellow" variant="outline" icon={<IconAlertTriangle size={18} aria-hidden />} title={words.gap(gap.from, gap.to)}>
            {words.gapHint}
          </Alert>
          <TextInput
            label={words.gapReason}
            value={gapReason}
            maxLength={1000}
            onChange={(event) => setGapReason(event.currentTarget.value)}
            {...check.of('gap')}
          />
        </>
      )}
      <SignedInPlace
        note={words.second}
        content={
          <>
            <div>{words.content(exchangeWords.kinds[kind], sequence, sender)}</div>
            <div>{words.totals(totals.create, totals.update, totals.unchanged, totals.tell, totals.reject)}</div>
            <code className={classes.mono}>{sha256}</code>
          </>
        }
        meaning={words.meaning}
        action={words.action}
        failed={words.failed}
        error={accept.error}
        isPending={accept.isPending}
        refusal={refusalText(accept.error)}
        isComplete={check.isComplete}
        onSign={(signature) =>
          accept.mutate(
            { openId, personId, gapReason: gap === null ? null : gapReason.trim(), signature },
            {
              onSuccess: ({ packageInId, accepted, rejected }) => {
                tell(words.done(accepted, rejected));
                onTaken(packageInId);
              },
            },
          )
        }
      />
    </div>
  );
}
