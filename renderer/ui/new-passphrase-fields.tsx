import { useState } from 'react';
import { uiWords } from '../lib/words/ui';
import { PassphraseField } from './passphrase-field';

const words = uiWords.newPassphrase;

/** A passphrase being chosen, typed twice. What it still lacks is said while typing as a hint, and as a fault on leaving. */
export function NewPassphraseFields({
  label,
  value,
  again,
  weakness,
  showsFaults = false,
  onChange,
  onAgainChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly again: string;
  /** Why the passphrase will not do, or null when it will. */
  readonly weakness: string | null;
  /** Shows faults of fields that nobody has left yet. */
  readonly showsFaults?: boolean;
  readonly onChange: (value: string) => void;
  readonly onAgainChange: (value: string) => void;
}) {
  const [left, setLeft] = useState({ value: false, again: false });
  return (
    <>
      <PassphraseField
        label={label}
        purpose="new"
        description={value === '' ? words.hint : weakness === null ? words.strong : words.stillWeak(weakness)}
        value={value}
        onChange={onChange}
        onBlur={() => setLeft({ ...left, value: true })}
        error={(showsFaults || (left.value && value !== '')) && weakness !== null ? words.weak(weakness) : undefined}
      />
      <PassphraseField
        label={words.again(label)}
        purpose="new"
        value={again}
        onChange={onAgainChange}
        onBlur={() => setLeft({ ...left, again: true })}
        error={(showsFaults || (left.again && again !== '')) && again !== value ? words.differ : undefined}
      />
    </>
  );
}
