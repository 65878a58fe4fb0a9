import { useState } from 'react';
import { useAsOf } from '../../../lib/as-of';
import { useMay } from '../../../lib/session';

/** What is being done to a person's record: one thing at a time, in its place. */
export type Action =
  | { readonly kind: 'change' | 'correct' | 'assign' | 'addIdentifier' | 'join' }
  | { readonly kind: 'employ'; readonly id: string | null }
  | { readonly kind: 'endCorrection' | 'endPosition' | 'endIdentifier' | 'unmerge'; readonly id: string };

export interface Acting {
  readonly open: Action | null;
  readonly start: (action: Action) => void;
  readonly done: () => void;
}

/** Null for who may not correct people, and while another day is shown. */
export function useActing(): Acting | null {
  const mayCorrect = useMay('people.correct');
  const asOf = useAsOf();
  const [open, setOpen] = useState<Action | null>(null);
  return mayCorrect && asOf === null ? { open, start: setOpen, done: () => setOpen(null) } : null;
}
