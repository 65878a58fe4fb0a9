import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSession } from '../../lib/session';
import { entityText, fieldText, recordsWords } from '../../lib/words/records';
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
      return <ProgressBar label={phaseText(verification.phase)} done={verification.done} total={verification.total} onCancel={onEnd} />;
    case 'failed':
      return <FailureNote title={words.failed} error={verification.error} />;
    case 'done':
      return <Finding finding={verification.finding} onDismiss={onEnd} />;
  }
}

function Finding({ finding, onDismiss }: { readonly finding: VerifyFinding; readonly onDismiss: () => void }) {
  const { zone } = useSession();
  const { badFile, badSchema, firstBad, rows, root, clockNotices, valuesErased, signatures, files, orphans } = finding;
  const isGood = badFile === null && badSchema === null && firstBad === null && rows.length === 0;
  const dismiss = (
    <Button size="compact-sm" variant="default" onClick={onDismiss}>
      {words.dismiss}
    </Button>
  );
  return (
    <Verdict isGood={isGood} title={titleOf(finding)} actions={dismiss}>
      {badFile !== null && <p className={classes.text}>{words.badFileHint}</p>}
      {badSchema !== null && <p className={classes.text}>{words.badSchemaHint(badSchema)}</p>}
      <RowFindings rows={rows} />
      {isGood && <p className={classes.note}>{words.checked(signatures, files)}</p>}
      {orphans > 0 && <p className={classes.note}>{words.orphans(orphans)}</p>}
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

function RowFindings({ rows }: Pick<VerifyFinding, 'rows'>) {
  if (rows.length === 0) return null;
  return (
    <ul className={classes.verdictList}>
      {rows.map((row, index) => (
        <li key={index}>
          {row.fileName !== null && row.assessmentId !== null
            ? words.attachment(row.fileName, row.assessmentId)
            : words.row[row.fault](entityText(row.table), row.rowId, row.field)}{' '}
          {row.entryNumber !== null && (
            <Link to="/records/$entryNumber" params={{ entryNumber: String(row.entryNumber) }} search>
              {words.ofEntry(row.entryNumber)}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function titleOf({ badFile, badSchema, firstBad, rows, entries }: VerifyFinding): string {
  if (badFile !== null) return words.badFile(badFile.file);
  if (firstBad !== null) return words.bad(firstBad.entryNumber);
  if (badSchema === null && rows.length > 0 && rows.every(({ fault }) => fault === 'countedAnew')) return words.badColumns;
  if (rows.length > 0) return words.badRows(rows.length);
  return badSchema === null ? words.intact(entries) : words.badSchema;
}

/** The phases as the service names them. */
function phaseText(phase: string | null): string {
  const known: Readonly<Record<string, string>> = words.running;
  return (phase === null ? undefined : known[phase]) ?? words.starting;
}
