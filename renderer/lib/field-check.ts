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
      onBlur: () => setLeft((before) => new Set([...before, field])),
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
