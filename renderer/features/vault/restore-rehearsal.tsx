import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { backupFault } from '../../lib/backup-fault';
import { backupStep } from '../../lib/backup-steps';
import { backupWords } from '../../lib/words/backup';
import { FailureNote } from '../../ui/failure-note';
import { ProgressBar } from '../../ui/progress-bar';
import { useChooseBackup, useRehearse, type ChosenBackup } from './queries';
import { RehearsalForm } from './restore-rehearsal-form';
import { RehearsalList } from './restore-rehearsal-list';
import classes from './vault.module.css';

const words = backupWords.rehearsal;

/** A restore that is only tried: choose a backup, see how it goes, read the report; earlier reports below. */
export function RestoreRehearsal() {
  const navigate = useNavigate();
  const choose = useChooseBackup();
  const rehearse = useRehearse();
  const [chosen, setChosen] = useState<ChosenBackup | null>(null);
  const { dismiss } = rehearse;
  const finished = rehearse.state === 'done' ? rehearse.result.entryNumber : null;
  useEffect(() => dismiss, [dismiss]);
  useEffect(() => {
    if (finished === null) return;
    dismiss();
    void navigate({ to: '/settings/vault/rehearsals/$entryNumber', params: { entryNumber: String(finished) }, search: true });
  }, [finished, dismiss, navigate]);
  const ask = () =>
    choose.mutate(undefined, {
      onSuccess: (backup) => {
        if (backup === null) return;
        rehearse.dismiss();
        setChosen(backup);
      },
    });
  return (
    <section className={classes.section} aria-labelledby="restore-rehearsal">
      <h2 id="restore-rehearsal" className={classes.sectionTitle}>
        {words.title}
      </h2>
      <p className={classes.dimmed}>{words.hint}</p>
      {rehearse.state === 'running' ? (
        <ProgressBar {...backupStep(rehearse.progress)} onCancel={rehearse.cancel} />
      ) : chosen === null ? (
        <div className={classes.buttons}>
          <Button variant="default" leftSection={<IconFolderOpen size={16} aria-hidden />} loading={choose.isPending} onClick={ask}>
            {words.choose}
          </Button>
        </div>
      ) : (
        <RehearsalForm
          key={chosen.handle}
          backup={chosen}
          onStart={(input) => {
            rehearse.start(input);
            setChosen(null); // a chosen folder serves one attempt
          }}
          onPutBack={() => setChosen(null)}
        />
      )}
      <FailureNote title={words.failed} error={rehearse.state === 'failed' ? rehearse.error : choose.error}>
        {backupFault(rehearse.state === 'failed' ? rehearse.error : choose.error)}
      </FailureNote>
      <RehearsalList />
    </section>
  );
}
