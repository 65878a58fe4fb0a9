import type { FocusEvent } from 'react';

let left: Element | null = null;

/** Remembers which field had the focus when one went to another window, until that field has it again. */
export function rememberFieldLeft(): void {
  window.addEventListener('blur', () => {
    left = document.activeElement;
  });
  // the field hears of it after the window, in the same task
  window.addEventListener('focus', () => {
    setTimeout(() => {
      left = null;
    });
  });
}

/**
 * For the frame of every field: a list of choices opens when one comes to it within the window, not when one comes back
 * from another window and finds the focus where it was.
 */
export function stayClosed(event: FocusEvent): void {
  if (event.target === left) event.stopPropagation();
}
