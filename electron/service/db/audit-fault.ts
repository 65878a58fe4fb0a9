import type { Subtree } from '../../../shared/domain/merkle-shape';

/** What is wrong with an entry. */
export type AuditFault =
  /** No entry has this number, though later ones exist. */
  | { readonly kind: 'entryMissing' }
  /** The log ends before this entry; something still stored knows that there was one, up to `lastKnown`. */
  | { readonly kind: 'tailMissing'; readonly lastKnown: number }
  /** The leaf is not the one that was hashed. */
  | { readonly kind: 'leafAltered' }
  /** A column says something else than the leaf; named by the leaf's field. */
  | { readonly kind: 'fieldAltered'; readonly field: string }
  | { readonly kind: 'reasonAltered' }
  /** A change was added, taken away, reordered or redirected. */
  | { readonly kind: 'changesAltered' }
  /** An old or new value is not the one committed to. */
  | { readonly kind: 'valueAltered'; readonly seq: number; readonly side: ChangeSide }
  | ({ readonly kind: 'nodeAltered' } & Subtree)
  | ({ readonly kind: 'nodeMissing' } & Subtree)
  /** A kept checkpoint has another root at this entry: it, or an earlier one, was rewritten together with the tree. */
  | { readonly kind: 'checkpointDiffers' }
  /** The checkpoint kept for this entry does not bear a signature of the site. */
  | { readonly kind: 'checkpointUnsigned' };

export type ChangeSide = 'old' | 'new';

export type BadEntry = { readonly entryNumber: number; readonly faults: readonly AuditFault[] };

/** The clock stood earlier than at the entry before: worth a question, not a fault. */
export type ClockNotice = {
  readonly entryNumber: number;
  readonly recordedAt: string;
  readonly previousRecordedAt: string;
};
