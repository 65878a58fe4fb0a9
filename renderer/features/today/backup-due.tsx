import { IconDatabaseExport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { daysBetween, distanceInWords, formatDate } from '../../lib/formatting';
import { useMay, useSession } from '../../lib/session';
import { backupWords } from '../../lib/words/backup';
import { Notice } from './notice';
import { useLastBackup } from './queries';

const words = backupWords.due;
const dueAfterDays = 7;

/** For whoever keeps the vault: the last backup is more than a week old, or there is none. */
export function BackupDue() {
  const { isSample } = useSession();
  return useMay('vault.manage') && !isSample ? <Due /> : null;
}

function Due() {
  const { today } = useSession();
  const { data } = useLastBackup();
  if (data === undefined) return null;
  const newest = data.restoredFrom ?? data.backups[0];
  const madeOn = newest === undefined ? null : formatDate(new Date(newest.madeAt));
  if (madeOn !== null && daysBetween(madeOn, today) <= dueAfterDays) return null;
  return (
    <Notice
      icon={IconDatabaseExport}
      label={words.title}
      isPressing={madeOn !== null}
      way={
        <Link to="/settings/vault" search>
          {words.go}
        </Link>
      }
    >
      {madeOn === null ? words.never : (data.restoredFrom === null ? words.old : words.oldRestored)(distanceInWords(madeOn, today))}
    </Notice>
  );
}
