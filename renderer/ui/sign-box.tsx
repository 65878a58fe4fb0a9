import { Button, Select, TextInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useFaultFocus } from '../lib/fault-focus';
import { uiWords } from '../lib/words/ui';
import { PassphraseField } from './passphrase-field';
import classes from './sign-box.module.css';

export type Meaning = { readonly value: string; readonly label: string };
export type Signature = { readonly meaning: string; readonly passphrase: string; readonly userId: string | null };

const words = uiWords.sign;

/** The place of a signature: what is signed, with which meaning, by whose passphrase. The passphrase is forgotten once handed over. */
export function SignBox({
  content,
  meanings,
  signer,
  asksUserId = false,
  actionLabel,
  isSigning = false,
  error,
  isComplete = () => true,
  onSign,
}: {
  /** What will be signed, readable in full. */
  readonly content: ReactNode;
  readonly meanings: readonly [Meaning, ...Meaning[]];
  /** Printed name that will stand under the record; leave out when the user ID decides. */
  readonly signer?: string;
  /** At the first signature of a session, and when somebody else signs in place. */
  readonly asksUserId?: boolean;
  /** Says what will happen, as "Sign as assessed". */
  readonly actionLabel: (meaning: Meaning) => string;
  readonly isSigning?: boolean;
  readonly error?: string | null;
  /** Whether the fields around the box are filled in; shows what is wrong with them. */
  readonly isComplete?: () => boolean;
  readonly onSign: (signature: Signature) => void;
}) {
  const headingId = useId();
  const [meaning, setMeaning] = useState<Meaning>(meanings[0]);
  const [userId, setUserId] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [missing, setMissing] = useState<{ readonly userId?: string; readonly passphrase?: string }>({});

  const goToFault = useFaultFocus();
  const box = useRef<HTMLFormElement>(null);
  const isHandedOver = useRef(false);
  useEffect(() => {
    if (isSigning || !isHandedOver.current) return;
    isHandedOver.current = false;
    // The fields were switched off meanwhile, which lets go of the focus; whoever is still here was refused and tries again.
    if (document.activeElement === document.body) box.current?.querySelector<HTMLElement>('[autocomplete="current-password"]')?.focus();
  }, [isSigning]);

  const submit = () => {
    const lacking = {
      ...(asksUserId && userId.trim() === '' ? { userId: words.userIdMissing } : {}),
      ...(passphrase === '' ? { passphrase: uiWords.passphrase.missing } : {}),
    };
    setMissing(lacking);
    if (!isComplete() || Object.keys(lacking).length > 0) return goToFault();
    isHandedOver.current = true;
    onSign({ meaning: meaning.value, passphrase, userId: asksUserId ? userId.trim() : null });
    setPassphrase('');
  };

  return (
    <form
      ref={box}
      className={classes.box}
      aria-labelledby={headingId}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSigning) submit();
      }}
    >
      <p id={headingId} className={classes.heading}>
        <IconSignature size={18} stroke={1.5} aria-hidden /> {words.what}
      </p>
      {/* Longer than its place, it is read by keyboard too. */}
      <div className={classes.content} role="group" aria-label={words.what} tabIndex={0}>
        {content}
      </div>
      {meanings.length > 1 ? (
        <Select
          label={words.meaning}
          data={meanings}
          value={meaning.value}
          allowDeselect={false}
          onChange={(value) => setMeaning(meanings.find((one) => one.value === value) ?? meanings[0])}
        />
      ) : (
        <p className={classes.fact}>
          <span className={classes.factLabel}>{words.meaning}</span> {meaning.label}
        </p>
      )}
      {signer !== undefined && !asksUserId && <p className={classes.fact}>{signer}</p>}
      {asksUserId && (
        <TextInput
          label={words.userId}
          value={userId}
          error={userId.trim() === '' ? missing.userId : undefined}
          autoComplete="username"
          spellCheck={false}
          disabled={isSigning}
          onChange={(event) => setUserId(event.currentTarget.value)}
        />
      )}
      <PassphraseField
        description={words.why}
        value={passphrase}
        onChange={setPassphrase}
        error={(passphrase === '' ? missing.passphrase : undefined) ?? error}
        isDisabled={isSigning}
      />
      <Button type="submit" loading={isSigning}>
        {actionLabel(meaning)}
      </Button>
    </form>
  );
}
