import { useState } from 'react';
import { useFaultFocus } from './fault-focus';
import { usePassphraseJudgement, type ShownJudgement } from './passphrase-judgement';

export interface NewPassphrase {
  /** The passphrase as it stands. */
  readonly value: string;
  /** A form of which this is a part was sent once: everything that is missing is to be shown. */
  readonly isTried: boolean;
  /** Shows what is missing, here and, by `isComplete`, in the rest of the form; true when nothing is. */
  readonly isReady: (isComplete?: boolean) => boolean;
  readonly clear: () => void;
  /** Props of the fields it is chosen in. */
  readonly fields: {
    readonly value: string;
    readonly again: string;
    readonly minLength: number;
    readonly judgement: ShownJudgement;
    readonly showsFaults: boolean;
    readonly onChange: (value: string) => void;
    readonly onAgainChange: (value: string) => void;
  };
}

/** A passphrase being chosen, typed twice, by somebody of whom these texts are known. */
export function useNewPassphrase(known: readonly string[], minLength: number): NewPassphrase {
  const [value, setValue] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const goToFault = useFaultFocus();
  const judgement = usePassphraseJudgement(value, known, minLength);
  return {
    value,
    isTried,
    isReady: (isComplete = true) => {
      setTried(true);
      const isReady = isComplete && judgement.weakness === null && again === value;
      if (!isReady) goToFault();
      return isReady;
    },
    clear: () => {
      setValue('');
      setAgain('');
      setTried(false);
    },
    fields: { value, again, minLength, judgement, showsFaults: isTried, onChange: setValue, onAgainChange: setAgain },
  };
}
