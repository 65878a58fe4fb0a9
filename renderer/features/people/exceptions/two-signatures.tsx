import { Button, TextInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { useSession } from '../../../lib/session';
import { exceptionWords } from '../../../lib/words/exceptions';
import { uiWords } from '../../../lib/words/ui';
import { FailureNote } from '../../../ui/failure-note';
import { PassphraseField } from '../../../ui/passphrase-field';
import { refusedText } from './refused';
import classes from './exceptions.module.css';

const words = exceptionWords.two;

interface Signature {
  readonly login?: string;
  readonly passphrase: string;
}

/** What two people sign at one station, one after the other: who is signed in, and another beside them. */
export function TwoSignatures({
  content,
  meaning,
  action,
  error,
  isPending,
  isComplete,
  onSign,
  onCancel,
}: {
  /** What is signed, readable in full. */
  readonly content: ReactNode;
  readonly meaning: string;
  readonly action: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  /** Whether the fields above are filled in; shows what is wrong with them. */
  readonly isComplete: () => boolean;
  readonly onSign: (signature: Signature, approval: Signature) => void;
  readonly onCancel: () => void;
}) {
  const { user } = useSession();
  const [own, setOwn] = useState({ login: '', passphrase: '' });
  const [other, setOther] = useState({ login: '', passphrase: '' });
  // The passphrases are forgotten once handed over: that they are gone then is no fault.
  const [isHandedOver, setHandedOver] = useState(false);
  const passphraseFault = (text: string): string | null => (text === '' ? uiWords.passphrase.missing : null);
  const check = useFieldCheck({
    ownLogin: !user.hasSigned && own.login.trim() === '' ? exceptionWords.fields.userIdMissing : null,
    own: passphraseFault(own.passphrase),
    otherLogin: other.login.trim() === '' ? exceptionWords.fields.userIdMissing : null,
    other: passphraseFault(other.passphrase),
  });
  if (!user.maySign) return <p>{uiWords.sign.keyNotAttested}</p>;
  const submit = () => {
    setHandedOver(false);
    const isFilledIn = isComplete();
    if (!check.isComplete() || !isFilledIn || isPending) return;
    setHandedOver(true);
    const { passphrase } = own;
    onSign(user.hasSigned ? { passphrase } : { login: own.login.trim(), passphrase }, { ...other, login: other.login.trim() });
    setOwn({ ...own, passphrase: '' });
    setOther({ ...other, passphrase: '' });
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div role="group" aria-label={uiWords.sign.what} className={classes.form}>
        <strong>{uiWords.sign.what}</strong>
        <div className={classes.signed}>{content}</div>
        <p className={classes.small}>{`${uiWords.sign.meaning}: ${meaning}. ${words.rule}`}</p>
      </div>
      <fieldset className={classes.who}>
        <legend>{words.signer(user.printedName)}</legend>
        {!user.hasSigned && (
          <TextInput
            label={uiWords.sign.userId}
            value={own.login}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setOwn({ ...own, login: event.currentTarget.value })}
            {...check.of('ownLogin')}
          />
        )}
        <PassphraseField
          value={own.passphrase}
          error={check.showsAll && !isHandedOver ? check.of('own').error : null}
          isDisabled={isPending}
          onChange={(passphrase) => setOwn({ ...own, passphrase })}
        />
      </fieldset>
      <fieldset className={classes.who}>
        <legend>{words.approver}</legend>
        <TextInput
          label={uiWords.sign.userId}
          value={other.login}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setOther({ ...other, login: event.currentTarget.value })}
          {...check.of('otherLogin')}
        />
        <PassphraseField
          value={other.passphrase}
          error={check.showsAll && !isHandedOver ? check.of('other').error : null}
          isDisabled={isPending}
          onChange={(passphrase) => setOther({ ...other, passphrase })}
        />
      </fieldset>
      <FailureNote title={exceptionWords.failed} error={error}>
        {refusedText(error)}
      </FailureNote>
      <div className={classes.buttons}>
        <Button type="submit" loading={isPending} leftSection={<IconSignature size={16} aria-hidden />}>
          {action}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {uiWords.cancel}
        </Button>
      </div>
    </form>
  );
}
