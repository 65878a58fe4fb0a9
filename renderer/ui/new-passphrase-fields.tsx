import { useState } from 'react';
import type { ShownJudgement } from '../lib/passphrase-judgement';
import { uiWords } from '../lib/words/ui';
import { PassphraseField } from './passphrase-field';
import { StrengthMeter } from './strength-meter';

const words = uiWords.newPassphrase;

/** A passphrase being chosen, typed twice, with its strength. What it still lacks is said while typing as a hint, and as a fault on leaving. */
export function NewPassphraseFields({
  label,
  value,
  again,
  minLength,
  judgement,
  showsFaults = false,
  onChange,
  onAgainChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly again: string;
  /** The site's own minimum, in characters. */
  readonly minLength: number;
  /** Of the value, by usePassphraseJudgement. */
  readonly judgement: ShownJudgement;
  /** Shows faults of fields that nobody has left yet. */
  readonly showsFaults?: boolean;
  readonly onChange: (value: string) => void;
  readonly onAgainChange: (value: string) => void;
}) {
  const [left, setLeft] = useState({ value: false, again: false });
  const { weakness, strength } = judgement;
  const isFaulty = (showsFaults || (left.value && value !== '')) && weakness !== null;
  return (
    <>
      <PassphraseField
        label={label}
        purpose="new"
        description={value === '' || isFaulty ? words.hint(minLength) : weakness === null ? words.strong : words.stillWeak(weakness)}
        value={value}
        onChange={onChange}
        onBlur={() => setLeft({ ...left, value: true })}
        error={isFaulty ? words.weak(weakness) : undefined}
      />
      {value !== '' && strength !== null && <StrengthMeter strength={strength} />}
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
