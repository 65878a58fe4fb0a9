import { BackupDue } from './backup-due';
import { DataKeyDue } from './data-key-due';
import { AgeingPassphrase, FailedAttempts, KeysToAttest, OwnKeyAwaits } from './account-notices';
import { RecalibrationDue } from './recalibration-due';
import classes from './today.module.css';

/** What somebody has to know before anything else, a line each, what is gravest first; nothing where there is none. */
export function Notices() {
  return (
    <div className={classes.notices}>
      <FailedAttempts />
      <OwnKeyAwaits />
      <KeysToAttest />
      <RecalibrationDue />
      <BackupDue />
      <DataKeyDue />
      <AgeingPassphrase />
    </div>
  );
}
