import { IfMay } from '../../ui/if-may';
import { BackupList } from './backup-list';
import { BackupMake } from './backup-make';
import { DataKeySection } from './data-key-section';
import { RestoreRehearsal } from './restore-rehearsal';
import classes from './vault.module.css';

/** What keeps the site from being lost: backups, and proof that they can be restored. */
export function VaultPage() {
  return (
    <IfMay permission="vault.manage">
      <div className={classes.sections}>
        <BackupMake />
        <BackupList />
        <RestoreRehearsal />
        <DataKeySection />
      </div>
    </IfMay>
  );
}
