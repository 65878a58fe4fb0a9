import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { formatBytes, formatInstant, formatNumber } from '../../lib/formatting';
import { backupWords } from '../../lib/words/backup';
import { uiWords } from '../../lib/words/ui';
import { FolderChoice } from '../../ui/folder-choice';
import { KeyValueList } from '../../ui/key-value-list';
import { PassphraseField } from '../../ui/passphrase-field';
import { useChoosePlace, type ChosenBackup, type ChosenPlace } from './queries';
import classes from './vault.module.css';

const words = backupWords.rehearsal;

interface Input {
  readonly backup: string;
  readonly place: string | null;
  readonly opener: { readonly login: string; readonly passphrase: string } | null;
}

/** What the chosen backup says of itself, where it is to be restored for the rehearsal, and who opens one under an earlier data key. */
export function RehearsalForm({
  backup,
  onStart,
  onPutBack,
}: {
  readonly backup: ChosenBackup;
  readonly onStart: (input: Input) => void;
  readonly onPutBack: () => void;
}) {
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [login, setLogin] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const choose = useChoosePlace();
  const { facts, folder, handle, needsPassphrase } = backup;
  const check = useFieldCheck({
    login: needsPassphrase && login.trim() === '' ? words.loginMissing : null,
    passphrase: needsPassphrase && passphrase === '' ? uiWords.passphrase.missing : null,
  });
  const submit = () => {
    if (!check.isComplete()) return;
    onStart({ backup: handle, place: place?.handle ?? null, opener: needsPassphrase ? { login: login.trim(), passphrase } : null });
  };
  return (
    <form
      className={classes.form}
      aria-labelledby="restore-rehearsal"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <KeyValueList
        items={[
          { key: 'folder', label: words.folder, value: <span className={classes.path}>{folder}</span> },
          { key: 'madeAt', label: words.madeAt, value: formatInstant(facts.madeAt) },
          { key: 'entries', label: words.entries, value: formatNumber(facts.entries) },
          { key: 'size', label: words.size, value: formatBytes(facts.bytes) },
        ]}
      />
      <FolderChoice
        label={words.where}
        chosen={place?.folder ?? words.here}
        action={words.elsewhere}
        isChoosing={choose.isPending}
        onChoose={() => choose.mutate({ purpose: 'rehearsal' }, { onSuccess: (next) => setPlace(next ?? place) })}
      />
      {needsPassphrase && (
        <>
          <p className={classes.text}>{words.opener}</p>
          <TextInput
            label={words.login}
            value={login}
            spellCheck={false}
            autoComplete="off"
            error={check.of('login').error}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <PassphraseField label={words.passphrase} value={passphrase} onChange={setPassphrase} error={check.of('passphrase').error} />
        </>
      )}
      <div className={classes.buttons}>
        <Button type="submit">{words.start}</Button>
        <Button variant="default" onClick={onPutBack}>
          {words.putBack}
        </Button>
      </div>
    </form>
  );
}
