import type { ItemKind } from '../../../shared/contract/framework-item';

/** Rows of the tables of 0007-framework. Columns are named as the contract's keys; flags are 0 or 1; lists are JSON. */

type Flag = 0 | 1;

/** A library: of one function of the site, or central (functionName null). */
export type FrameworkRow = {
  frameworkId: string;
  name: string;
  description: string;
  functionName: string | null;
  stewardUserIds: string;
  isRetired: Flag;
};
export type FrameworkRevisionRow = {
  revisionId: string;
  frameworkId: string;
  number: number;
  title: string;
  summary: string;
  state: 'inReview' | 'returned' | 'approved' | 'withdrawn';
  authorUserIds: string;
  submittedAt: string;
  effectiveFrom: string | null;
  /** Units in which it takes effect first; [] where it takes effect everywhere at once. */
  pilotUnitIds: string;
  /** From when it holds everywhere; null while that is open. */
  generalFrom: string | null;
  contentDigest: string;
  changes: number;
  remark: string | null;
};
/** An item as it is from a day on: everywhere, or (pilotOf) in the units of a revision under pilot. */
export type FrameworkItemRow = {
  itemId: string;
  validFrom: string;
  pilotOf: string;
  frameworkId: string;
  revisionId: string | null;
  kind: ItemKind;
  parentId: string | null;
  ordinal: number;
  fromId: string | null;
  toId: string | null;
  code: string;
  title: string;
  stewardUserId: string | null;
  reviewMonths: number | null;
  isRetired: Flag;
  replacedById: string | null;
  origin: string | null;
  content: string;
};
export type ObligationRow = {
  obligationId: string;
  personId: string;
  kind: 'readAndUnderstand' | 'reassess' | 'onboarding';
  itemId: string;
  /** What it is about where the item is a requirement, a block or a line of a role's template; null: no competency. */
  competencyId: string | null;
  /** What is to be done, where neither an item nor a competency says it. */
  title: string | null;
  revisionId: string | null;
  ownerPersonId: string;
  /** When the change takes effect for this person: an assessment from then on closes it. */
  effectiveFrom: string;
  dueOn: string;
  reason: string;
  state: 'open' | 'done' | 'cancelled';
  doneOn: string | null;
  /** SHA-256 of the text that was confirmed as read. */
  readDigest: string | null;
  /** The assessment that closed it. */
  assessmentId: string | null;
  /** The revision that asked for something else, or for nothing more, in its place. */
  supersededBy: string | null;
};
/** A signed exception to what is inherited, for a unit and what lies below it, for a role, or for one person. */
export type RequirementOverrideRow = {
  overrideId: string;
  subject: 'unit' | 'role' | 'person';
  subjectId: string;
  personId: string | null;
  competencyId: string;
  effect: 'require' | 'replace' | 'disable';
  level: number | null;
  validityMonths: number | null;
  isMandatory: Flag | null;
  reason: string;
  validFrom: string;
  validTo: string | null;
  /** Why it was ended before its time, or at all. */
  endReason: string | null;
  /** Who signed that it begins. */
  signedBy: string;
};

export type VersionedFrameworkRows = {
  framework: FrameworkRow;
  framework_revision: FrameworkRevisionRow;
  framework_item: FrameworkItemRow;
  obligation: ObligationRow;
  requirement_override: RequirementOverrideRow;
};

/** What the approver decided on one change of a revision. */
export type RevisionDecisionRow = {
  revisionId: string;
  itemId: string;
  decision: 'noImpact' | 'readAndUnderstand' | 'reassess';
  days: number | null;
  reason: string;
  entryNumber: number;
};
export type ItemReviewRow = { itemId: string; reviewedOn: string; reviewedBy: string; remark: string; entryNumber: number };

export type FrameworkDraftRow = {
  draftId: string;
  frameworkId: string;
  title: string;
  summary: string;
  startedBy: string;
  startedAt: string;
  authorUserIds: string;
  /** The revision it was submitted as; null while it is being edited. */
  revisionId: string | null;
};
export type FrameworkDraftItemRow = {
  draftId: string;
  itemId: string;
  kind: ItemKind;
  item: string;
  editedBy: string;
  editedAt: string;
};
export type FrameworkDraftEditRow = {
  draftId: string;
  sequence: number;
  userId: string;
  label: string;
  changes: string;
  isUndone: Flag;
  editedAt: string;
};
export type EditLockRow = { itemId: string; draftId: string; userId: string; lockedAt: string; until: string };

export type FrameworkTables = {
  revision_decision: RevisionDecisionRow;
  item_review: ItemReviewRow;
  framework_draft: FrameworkDraftRow;
  framework_draft_item: FrameworkDraftItemRow;
  framework_draft_edit: FrameworkDraftEditRow;
  edit_lock: EditLockRow;
};
