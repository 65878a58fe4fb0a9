import { Alert, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { backupFault } from '../../lib/backup-fault';
import { backupStep } from '../../lib/backup-steps';
import { useFieldCheck } from '../../lib/field-check';
import { backupWords } from '../../lib/words/backup';
import { FailureNote } from '../../ui/failure-note';
import { FolderChoice } from '../../ui/folder-choice';
import { ProgressBar } from '../../ui/progress-bar';
import { useChooseBackup, useChoosePlace, useRestore, type ChosenBackup, type ChosenPlace } from './restore-queries';
import { StartLayout } from './start-layout';
import classes from './session.module.css';

const words = backupWords.restore;

/** A site put back from a backup: which one, into which empty folder. It is then selected, and asks to be unlocked. */
export function RestoreScreen({ onCancel, onRestored }: { readonly onCancel: () => void; readonly onRestored: () => void }) {
  const [backup, setBackup] = useState<ChosenBackup | null>(null);
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const chooseBackup = useChooseBackup();
  const choosePlace = useChoosePlace();
  const restore = useRestore();
  const check = useFieldCheck({
    backup: backup === null ? words.backupMissing : null,
    place: place === null ? words.placeMissing : null,
  });
  const { state, dismiss } = restore;
  useEffect(() => dismiss, [dismiss]);
  useEffect(() => {
    if (state === 'done') onRestored();
  }, [state, onRestored]);
  const submit = () => {
    if (!check.isComplete() || backup === null || place === null) return;
    restore.start({ backup: backup.handle, place: place.handle });
    setBackup(null); // chosen folders serve one attempt
    setPlace(null);
  };
  if (restore.state === 'running' || restore.state === 'done') {
    return (
      <StartLayout title={words.title}>
        <ProgressBar {...backupStep(restore.state === 'running' ? restore.progress : null)} onCancel={restore.cancel} />
      </StartLayout>
    );
  }
  return (
    <StartLayout title={words.title} width="wide">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className={classes.dimmed}>{words.hint}</p>
        <FolderChoice
          label={words.backup}
          description={words.backupHint}
          chosen={backup === null ? words.notChosen : backup.folder}
          action={words.chooseBackup}
          error={check.of('backup').error}
          isChoosing={chooseBackup.isPending}
          onChoose={() => chooseBackup.mutate(undefined, { onSuccess: (next) => setBackup(next ?? backup) })}
        />
        {backup !== null && (
          <p className={classes.text}>{words.facts(backup.facts.name, backup.facts.madeAt, backup.facts.entries, backup.facts.bytes)}</p>
        )}
        <FailureNote title={words.failedToChoose} error={chooseBackup.error ?? choosePlace.error}>
          {backupFault(chooseBackup.error)}
        </FailureNote>
        <FolderChoice
          label={words.place}
          description={words.placeHint}
          chosen={place === null ? words.notChosen : place.folder}
          action={words.choosePlace}
          error={check.of('place').error}
          isChoosing={choosePlace.isPending}
          onChoose={() => choosePlace.mutate({ purpose: 'restore' }, { onSuccess: (next) => setPlace(next ?? place) })}
        />
        {backup !== null && (
          <Alert color="yellow" variant="outline">
            {words.warning(backup.facts.madeAt)}
          </Alert>
        )}
        {restore.state === 'failed' && (
          <FailureNote title={words.failed} error={restore.error}>
            {backupFault(restore.error)}
          </FailureNote>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onCancel}>
            {words.cancel}
          </Button>
          <Button type="submit">{words.submit}</Button>
        </div>
      </form>
    </StartLayout>
  );
}
