import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSession } from '../../lib/session';
import { fieldText, recordsWords } from '../../lib/words/records';
import { FailureNote } from '../../ui/failure-note';
import { ProgressBar } from '../../ui/progress-bar';
import { instantInZone } from './instant-in-zone';
import type { VerifyFinding } from './queries';
import type { Verification } from './use-verification';
import { Verdict } from './verdict';
import classes from './records.module.css';

const words = recordsWords.verify;

/** How far a verification is, or what it found, above the list. */
export function VerificationStrip({ verification, onEnd }: { readonly verification: Verification; readonly onEnd: () => void }) {
  switch (verification.state) {
    case 'idle':
      return null;
    case 'running':
      return <ProgressBar label={words.running} done={verification.done} total={verification.total} onCancel={onEnd} />;
    case 'failed':
      return <FailureNote title={words.failed} error={verification.error} />;
    case 'done':
      return <Finding finding={verification.finding} onDismiss={onEnd} />;
  }
}

function Finding({ finding, onDismiss }: { readonly finding: VerifyFinding; readonly onDismiss: () => void }) {
  const { zone } = useSession();
  const { firstBad, entries, root, clockNotices, valuesErased } = finding;
  const dismiss = (
    <Button size="compact-sm" variant="default" onClick={onDismiss}>
      {words.dismiss}
    </Button>
  );
  return (
    <Verdict
      isGood={firstBad === null}
      title={firstBad === null ? words.intact(entries) : words.bad(firstBad.entryNumber)}
      actions={dismiss}
    >
      {firstBad !== null && (
        <>
          <ul className={classes.verdictList}>
            {firstBad.faults.map((fault, index) => (
              <li key={index}>{fault.field === null ? words.faults[fault.kind] : words.fieldAltered(fieldText(fault.field))}</li>
            ))}
          </ul>
          <p className={classes.text}>{words.badHint}</p>
          <Link to="/records/$entryNumber" params={{ entryNumber: String(firstBad.entryNumber) }} search>
            {words.open(firstBad.entryNumber)}
          </Link>
        </>
      )}
      {root !== null && (
        <p className={classes.note}>
          {words.root} <span className={classes.mono}>{root}</span>
        </p>
      )}
      {valuesErased > 0 && <p className={classes.note}>{words.erased(valuesErased)}</p>}
      {clockNotices.map(({ entryNumber, recordedAt, previousRecordedAt }) => (
        <p key={entryNumber} className={classes.note}>
          {words.clock(entryNumber, instantInZone(previousRecordedAt, zone), instantInZone(recordedAt, zone))}
        </p>
      ))}
    </Verdict>
  );
}
