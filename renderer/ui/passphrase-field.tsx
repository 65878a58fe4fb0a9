import { PasswordInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { uiWords } from '../lib/words/ui';

/** Asks for a passphrase; it can be shown, and a Caps Lock that is on is said before the attempt fails. */
export function PassphraseField({
  label = uiWords.passphrase.label,
  description,
  value,
  onChange,
  onBlur,
  error,
  purpose = 'current',
  isDisabled = false,
  hasInitialFocus = false,
}: {
  readonly label?: string;
  readonly description?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly error?: ReactNode;
  /** "new" while one is being chosen. */
  readonly purpose?: 'current' | 'new';
  readonly isDisabled?: boolean;
  readonly hasInitialFocus?: boolean;
}) {
  const [isVisible, setVisible] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  return (
    <PasswordInput
      label={label}
      description={hasCapsLock ? uiWords.passphrase.capsLock : description}
      value={value}
      error={error}
      disabled={isDisabled}
      autoComplete={purpose === 'new' ? 'new-password' : 'current-password'}
      spellCheck={false}
      visible={isVisible}
      onVisibilityChange={setVisible}
      visibilityToggleButtonProps={{ 'aria-label': isVisible ? uiWords.passphrase.hide : uiWords.passphrase.reveal, tabIndex: 0 }}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => setCapsLock(event.getModifierState('CapsLock'))}
      onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
      onBlur={() => {
        setCapsLock(false);
        onBlur?.();
      }}
      autoFocus={hasInitialFocus}
    />
  );
}
