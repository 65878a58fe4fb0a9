import { useEffect, useState, type KeyboardEvent, type MouseEvent } from 'react';

/**
 * For the buttons of a form: pressing one must not first leave the field, or the fault shown then would move the
 * button away from under the pointer.
 */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** Esc closes a form inside a panel before it closes the panel; an open list of choices closes first. */
export function onEscape(close: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    close();
  };
}

/** Gives the focus back to what had it before a form opened in place. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
