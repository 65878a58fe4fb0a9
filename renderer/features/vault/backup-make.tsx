import { Button } from '@mantine/core';
import { IconCircleCheck, IconDatabaseExport } from '@tabler/icons-react';
import { useEffect } from 'react';
import { backupFault } from '../../lib/backup-fault';
import { backupStep } from '../../lib/backup-steps';
import { distanceInWords, formatBytes, formatDate, formatInstant, formatNumber } from '../../lib/formatting';
import { useSession } from '../../lib/session';
import { backupWords } from '../../lib/words/backup';
import { FailureNote } from '../../ui/failure-note';
import { KeyValueList } from '../../ui/key-value-list';
import { ProgressBar } from '../../ui/progress-bar';
import { useBackups, useChoosePlace, useMakeBackup, type MadeBackup } from './queries';
import classes from './vault.module.css';

const words = backupWords.make;

/** When the last backup was made, and the next one: where to, how far it is, what came of it. */
export function BackupMake() {
  const choose = useChoosePlace();
  const make = useMakeBackup();
  const { dismiss } = make;
  useEffect(() => dismiss, [dismiss]);
  const begin = () =>
    choose.mutate(
      { purpose: 'backup' },
      {
        onSuccess: (place) => {
          if (place === null) return;
          make.dismiss();
          make.start({ place: place.handle });
        },
      },
    );
  return (
    <section className={classes.section} aria-labelledby="backup-make">
      <h2 id="backup-make" className={classes.sectionTitle}>
        {words.title}
      </h2>
      <p className={classes.dimmed}>{words.hint}</p>
      <LastBackup />
      {make.state === 'running' ? (
        <ProgressBar {...backupStep(make.progress)} onCancel={make.cancel} />
      ) : (
        <div className={classes.buttons}>
          <Button leftSection={<IconDatabaseExport size={16} aria-hidden />} loading={choose.isPending} onClick={begin}>
            {words.action}
          </Button>
        </div>
      )}
      <FailureNote title={words.failed} error={make.state === 'failed' ? make.error : choose.error}>
        {make.state === 'failed' ? backupFault(make.error) : undefined}
      </FailureNote>
      {make.state === 'done' && <Made backup={make.result.backup} onDismiss={make.dismiss} />}
    </section>
  );
}

function LastBackup() {
  const { today } = useSession();
  const { data } = useBackups();
  if (data === undefined) return null;
  const newest = data.restoredFrom ?? data.backups[0];
  if (newest === undefined) return <p className={classes.text}>{words.none}</p>;
  const distance = distanceInWords(formatDate(new Date(newest.madeAt)), today);
  const text = data.restoredFrom === null ? words.last : words.lastRestored;
  return <p className={classes.text}>{text(formatInstant(newest.madeAt), distance)}</p>;
}

function Made({ backup, onDismiss }: { readonly backup: MadeBackup; readonly onDismiss: () => void }) {
  return (
    <div className={classes.made} role="status">
      <p className={classes.madeTitle}>
        <IconCircleCheck size={20} aria-hidden /> {words.done}
      </p>
      <KeyValueList
        items={[
          { key: 'folder', label: words.folder, value: backup.folder },
          { key: 'entries', label: words.entries, value: formatNumber(backup.entries) },
          { key: 'size', label: words.size, value: formatBytes(backup.bytes) },
          { key: 'digest', label: words.digest, value: <span className={classes.mono}>{backup.sha256}</span> },
        ]}
      />
      <div>
        <Button size="compact-sm" variant="default" onClick={onDismiss}>
          {words.dismiss}
        </Button>
      </div>
    </div>
  );
}
