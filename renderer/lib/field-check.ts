import { useState } from 'react';
import { useFaultFocus } from './fault-focus';

export type Faults<Field extends string> = Readonly<Partial<Record<Field, string | null>>>;

export interface FieldCheck<Field extends string> {
  /** Props of a field: its fault once it has been left, or once everything was asked for. */
  readonly of: (field: Field) => { readonly error: string | null; readonly onBlur: () => void };
  readonly showsAll: boolean;
  /** Shows every fault there is and goes to the first; true when there is none. */
  readonly isComplete: () => boolean;
}

/** Says what is wrong with a field when it is left, never while it is being typed in. */
export function useFieldCheck<Field extends string>(faults: Faults<Field>): FieldCheck<Field> {
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const [showsAll, setShowsAll] = useState(false);
  const goToFault = useFaultFocus();
  return {
    of: (field) => ({
      error: showsAll || left.has(field) ? (faults[field] ?? null) : null,
      onBlur: () => afterPress(() => setLeft((before) => new Set([...before, field]))),
    }),
    showsAll,
    isComplete: () => {
      setShowsAll(true);
      const isComplete = Object.values(faults).every((fault) => fault === null || fault === undefined);
      if (!isComplete) goToFault();
      return isComplete;
    },
  };
}

/**
 * At once, or where a pointer is down, once it has been let go: a fault that appears makes room for itself, and what is being
 * pressed would move away from under the pointer, which takes the click with it.
 */
function afterPress(show: () => void): void {
  if (document.querySelector(':active') === null) return show();
  const released = new AbortController();
  for (const release of ['mouseup', 'dragend'])
    window.addEventListener(
      release,
      () => {
        released.abort();
        // The click follows the release.
        setTimeout(show);
      },
      { capture: true, signal: released.signal },
    );
}
