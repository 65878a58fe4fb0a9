import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { compare } from './differences';
import { shownSignature } from './assessments';
import { frameworkItem, itemKind } from './framework-item';
import { impact, impactRows } from './impact';
import { reviewed, reviewsDue } from './item-reviews';
import { command, draft, permitted, query, signatureInput, signedCommand } from './procedure';
import { id, instant, isoDate, name, progress, reason, text } from './values';
import { advice } from './wording';

const read = permitted('framework.read', 'site');
const edit = permitted('framework.edit', 'site');
const approve = permitted('framework.approve', 'site');

/** How an item of a draft or a revision differs from what it was before. */
export const changeKind = z.enum(['added', 'changed', 'retired', 'unretired']);

/** What is wrong with a draft as a whole, so that it cannot be submitted; `itemId` is where it is to be mended. */
export const frameworkFault = z.object({
  code: z.enum([
    'codeTwice',
    'codeMissing',
    'titleMissing',
    'scaleMissing',
    'scaleRetired',
    'scaleInUse',
    'scaleUnclear',
    'levelNotOnScale',
    'mappingIncomplete',
    'endMissing',
    'parentCycle',
    'prerequisiteCycle',
    'retiredInUse',
    'indicatorTwice',
    'itemTaken',
    'trainingReasonMissing',
    'scaleTwice',
    'noSuchDay',
  ]),
  itemId: id,
  /** What it is about, in words that need no more: codes, a level, the path of a cycle. */
  detail: z.string(),
});

export const decision = z.enum(['noImpact', 'readAndUnderstand', 'reassess']);
const itemDecision = z.object({ itemId: id, decision, days: z.number().int().min(1).max(730).nullable(), reason });

const isDecidedOnce = (decisions: ReadonlyArray<{ readonly itemId: string }>): boolean =>
  new Set(decisions.map(({ itemId }) => itemId)).size === decisions.length;

const libraryFields = {
  name,
  description: text,
  /** The function of the site it belongs to; null: central. */
  functionName: name.nullable(),
  /** Who may edit it; nobody named: every steward. */
  stewardUserIds: z.array(id).max(40),
};

const draftHead = z.object({
  draftId: id,
  frameworkId: id,
  title: z.string(),
  summary: z.string(),
  startedBy: z.string(),
  startedAt: instant,
  authors: z.array(z.object({ userId: id, name: z.string() })),
  /** The revision as which it lies in review; null while it is edited. */
  revisionId: id.nullable(),
  changes: z.number().int(),
});

export const revisionHead = z.object({
  revisionId: id,
  frameworkId: id,
  number: z.number().int(),
  title: z.string(),
  summary: z.string(),
  /** As stored, or as the day makes it: an approved one is scheduled, in pilot, effective or superseded. */
  state: z.enum(['inReview', 'returned', 'scheduled', 'inPilot', 'effective', 'superseded', 'withdrawn']),
  submittedAt: instant,
  authors: z.array(z.object({ userId: id, name: z.string() })),
  effectiveFrom: isoDate.nullable(),
  pilotUnitIds: z.array(id),
  generalFrom: isoDate.nullable(),
  changes: z.number().int(),
  remark: z.string().nullable(),
  /** Whose signature put it into force; null while nobody has. */
  approvedBy: z.string().nullable(),
  /** Each time it was given back to its authors, oldest first. */
  returns: z.array(z.object({ by: z.string(), at: instant, remark: z.string() })),
});

/** An item as a tree shows it. */
export const itemHead = z.object({
  itemId: id,
  frameworkId: id,
  kind: itemKind,
  parentId: id.nullable(),
  ordinal: z.number().int(),
  fromId: id.nullable(),
  toId: id.nullable(),
  code: z.string(),
  title: z.string(),
  isRetired: z.boolean(),
  change: changeKind.nullable(),
});

const lock = z.object({ userId: id, name: z.string(), until: instant, isOwn: z.boolean() });

const errors = {
  FrameworkNotFound: { message: 'There is no such library.' },
  DraftNotFound: { message: 'There is no such draft any more: it was submitted, approved or discarded.' },
  RevisionNotFound: { message: 'There is no such revision.' },
  ItemNotFound: { message: 'There is no such item.' },
  NotSteward: { message: 'You are not a steward of this library.', data: z.object({ stewards: z.array(z.string()) }) },
};

export const framework = {
  /** The libraries with what each has in force, in review and in draft. */
  list: query(read).output(
    z.object({
      libraries: z.array(
        z.object({
          frameworkId: id,
          ...libraryFields,
          isRetired: z.boolean(),
          items: z.number().int(),
          isSteward: z.boolean(),
          current: revisionHead.nullable(),
          next: revisionHead.nullable(),
          draft: draftHead.nullable(),
        }),
      ),
    }),
  ),
  saveLibrary: command(edit)
    .errors({
      FrameworkNotFound: errors.FrameworkNotFound,
      NotSteward: errors.NotSteward,
      NameTaken: { message: 'There is a library of this name.' },
      StewardNotFound: { message: 'A steward named here has no account.', data: z.object({ userId: id }) },
      DraftOpen: { message: 'This library has a draft. Have it approved or discard it before you retire the library.' },
    })
    .input(z.object({ frameworkId: id.nullable(), ...libraryFields, isRetired: z.boolean(), reason }))
    .output(z.object({ frameworkId: id })),

  /** Every item of a library: as on a day, as of a revision, or as a draft has it. */
  tree: query(read)
    .errors({ FrameworkNotFound: errors.FrameworkNotFound, DraftNotFound: errors.DraftNotFound, RevisionNotFound: errors.RevisionNotFound })
    .input(
      z.object({
        frameworkId: id,
        draftId: id.optional(),
        revisionId: id.optional(),
        asOf: isoDate.optional(),
        kinds: z.array(itemKind).optional(),
      }),
    )
    .output(z.object({ items: z.array(itemHead), draft: draftHead.nullable(), undo: z.string().nullable(), redo: z.string().nullable() })),
  /** One item as a draft has it, and as it is without the draft. */
  item: query(read)
    .errors({ ItemNotFound: errors.ItemNotFound, DraftNotFound: errors.DraftNotFound })
    .input(z.object({ itemId: id, draftId: id.optional(), asOf: isoDate.optional() }))
    .output(z.object({ item: frameworkItem, former: frameworkItem.nullable(), lock: lock.nullable() })),
  /** Several items as a draft has them, each with what it is without the draft; those that there are not are left out. */
  items: query(edit)
    .errors({ DraftNotFound: errors.DraftNotFound })
    .input(z.object({ draftId: id, itemIds: z.array(id).max(50_000) }))
    .output(z.object({ items: z.array(z.object({ item: frameworkItem, former: frameworkItem.nullable() })) })),
  /** What stands in the way of submitting a draft. */
  faults: query(edit)
    .errors({ DraftNotFound: errors.DraftNotFound })
    .input(z.object({ draftId: id }))
    .output(z.object({ faults: z.array(frameworkFault) })),

  advice,
  reviewsDue,
  reviewed,

  startDraft: draft(edit)
    .errors({
      FrameworkNotFound: errors.FrameworkNotFound,
      NotSteward: errors.NotSteward,
      FrameworkRetired: { message: 'This library is retired: it is kept for the record and changed no more.' },
      DraftThere: { message: 'This library has a draft already; work on in that one.', data: z.object({ draftId: id }) },
    })
    .input(z.object({ frameworkId: id, title: name }))
    .output(z.object({ draftId: id })),
  /** Takes items as given into a draft, in one step that can be undone. */
  change: draft(edit)
    .errors({
      DraftNotFound: errors.DraftNotFound,
      NotSteward: errors.NotSteward,
      InReview: { message: 'This draft lies in review. Have it returned to change it.' },
      Locked: {
        message: 'Somebody else is editing this. Nothing was changed.',
        data: z.object({ itemId: id, by: z.string(), until: instant }),
      },
      ForeignItem: { message: 'An item belongs to another library.', data: z.object({ itemId: id }) },
      KindFixed: { message: 'An item keeps its kind.', data: z.object({ itemId: id }) },
    })
    .input(
      z.object({
        draftId: id,
        /** What was done, in words: what undo will offer. */
        label: z.string().trim().min(1).max(200),
        items: z.array(frameworkItem).max(50_000),
        /** Items to take out of the draft again: what was added goes, what was changed is as before. */
        restored: z.array(id).max(50_000),
      }),
    )
    .output(z.object({ changed: z.number().int() })),
  undo: draft(edit)
    .errors({
      DraftNotFound: errors.DraftNotFound,
      NotSteward: errors.NotSteward,
      InReview: { message: 'This draft lies in review.' },
      Locked: {
        message: 'Somebody else is editing this. Nothing was changed.',
        data: z.object({ itemId: id, by: z.string(), until: instant }),
      },
      NothingToUndo: { message: 'There is nothing to undo.' },
      ChangedSince: { message: 'This was changed again by somebody else since.', data: z.object({ itemId: id, by: z.string() }) },
    })
    .input(z.object({ draftId: id, direction: z.enum(['undo', 'redo']) }))
    .output(
      z.object({
        label: z.string(),
        /** The items it changed, as they are now, and those that there are no more: a tree is put right without being asked for anew. */
        heads: z.array(itemHead),
        gone: z.array(id),
        changes: z.number().int(),
        undo: z.string().nullable(),
        redo: z.string().nullable(),
      }),
    ),
  lock: draft(edit)
    .errors({
      DraftNotFound: errors.DraftNotFound,
      NotSteward: errors.NotSteward,
      InReview: { message: 'This draft lies in review.' },
      ForeignItem: { message: 'This item belongs to another library.', data: z.object({ itemId: id }) },
      Locked: {
        message: 'Somebody else is editing this.',
        data: z.object({ itemId: id, by: z.string(), until: instant }),
      },
    })
    .input(z.object({ draftId: id, itemId: id, isHeld: z.boolean() }))
    .output(z.object({ until: instant.nullable() })),
  describeDraft: draft(edit)
    .errors({ DraftNotFound: errors.DraftNotFound, NotSteward: errors.NotSteward, InReview: { message: 'This draft lies in review.' } })
    .input(z.object({ draftId: id, title: name, summary: text }))
    .output(z.object({})),
  discardDraft: draft(edit)
    .errors({
      DraftNotFound: errors.DraftNotFound,
      NotSteward: errors.NotSteward,
      InReview: { message: 'This draft lies in review.' },
      Locked: {
        message: 'Somebody else is editing this draft. Nothing was discarded.',
        data: z.object({ itemId: id, by: z.string(), until: instant }),
      },
    })
    .input(z.object({ draftId: id }))
    .output(z.object({})),

  submit: command(edit)
    .errors({
      DraftNotFound: errors.DraftNotFound,
      NotSteward: errors.NotSteward,
      InReview: { message: 'This draft lies in review already.' },
      NothingChanged: { message: 'Nothing in this draft differs from what is in force.' },
      DraftFaulty: { message: 'Something in this draft does not hold together.', data: z.object({ faults: z.array(frameworkFault) }) },
      Locked: {
        message: 'Somebody else is editing this draft. Nothing was submitted.',
        data: z.object({ itemId: id, by: z.string(), until: instant }),
      },
    })
    .input(z.object({ draftId: id, title: name, summary: text }))
    .output(z.object({ revisionId: id, number: z.number().int() })),
  revisions: query(read)
    .errors({ FrameworkNotFound: errors.FrameworkNotFound })
    .input(z.object({ frameworkId: id }))
    .output(z.object({ revisions: z.array(revisionHead) })),
  revision: query(read)
    .errors({ RevisionNotFound: errors.RevisionNotFound })
    .input(
      z.object({
        revisionId: id,
        /** Every change, or only those on which somebody decides, or did, what they mean for people: few of forty thousand. */
        changes: z.enum(['all', 'toDecide']).default('all'),
      }),
    )
    .output(
      z.object({
        revision: revisionHead,
        changes: z.array(
          z.object({ change: changeKind, item: frameworkItem, former: frameworkItem.nullable(), decision: itemDecision.nullable() }),
        ),
        signatures: z.array(shownSignature),
        /**
         * Whether the record shows that approver and authors are different people: it cannot of accounts that are linked to no person,
         * which it names. samePerson: accounts were linked to one person since. Null: it is not approved.
         */
        independence: z.object({ is: z.enum(['shown', 'notShown', 'samePerson']), unlinked: z.array(z.string()) }).nullable(),
      }),
    ),
  compare,
  impact,
  impactRows,
  giveBack: command(approve)
    .errors({ RevisionNotFound: errors.RevisionNotFound, NotInReview: { message: 'This revision does not lie in review.' } })
    .input(z.object({ revisionId: id, remark: reason }))
    .output(z.object({})),
  /** Puts a revision into force from a day on, for everybody or for some units first. Signed, and not by one of its authors. */
  approve: signedCommand(approve, 'sign')
    .errors({
      RevisionNotFound: errors.RevisionNotFound,
      NotInReview: { message: 'This revision does not lie in review.' },
      OwnRevision: { message: 'You worked on this revision: somebody else must approve it.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      InThePast: {
        message: 'It cannot take effect before today: what was shown then would change.',
        data: z.object({ earliest: isoDate }),
      },
      BeforeAnother: {
        message: 'A revision approved before takes effect later; this one builds on it.',
        data: z.object({ number: z.number().int(), earliest: isoDate }),
      },
      PilotOpen: {
        message: 'A revision of this library is under pilot. Roll it out or withdraw it first.',
        data: z.object({ number: z.number().int() }),
      },
      UnitNotFound: { message: 'There is no such unit.', data: z.object({ unitId: id }) },
      ScaleInPilot: {
        message:
          'A competency goes to another scale in this revision, and a level can be counted on one scale only: one result would be a 2 in these units and a 3 elsewhere. Approve it for all units at once, or leave the change of scale to a later revision.',
        data: z.object({ itemIds: z.array(id) }),
      },
      DecisionMissing: {
        message: 'A change has no decision on what it means for the people concerned.',
        data: z.object({ itemIds: z.array(id) }),
      },
      DraftChanged: { message: 'The draft is not what was submitted. Have it submitted again.' },
      DraftFaulty: {
        message: 'Something in this revision does not hold together any more.',
        data: z.object({ faults: z.array(frameworkFault) }),
      },
    })
    .input(
      z.object({
        revisionId: id,
        effectiveFrom: isoDate,
        pilotUnitIds: z.array(id).max(200),
        decisions: z.array(itemDecision).max(50_000).refine(isDecidedOnce, 'an item is decided once'),
        signature: signatureInput,
      }),
    )
    .output(z.object({ obligations: z.number().int() })),
  /** How far an approval, roll-out or withdrawal is that this session has signed; goes on until the caller ends it. */
  actProgress: query(approve)
    .input(z.object({ revisionId: id }))
    .output(eventIterator(progress)),
  /** Ends a pilot: from a day on the revision holds everywhere. Signed, and not by one of its authors. */
  rollOut: signedCommand(approve, 'sign')
    .errors({
      RevisionNotFound: errors.RevisionNotFound,
      NotInPilot: { message: 'This revision is not under pilot.' },
      OwnRevision: { message: 'You worked on this revision: somebody else must have it take effect everywhere.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      InThePast: { message: 'It cannot take effect before today, nor before its pilot began.', data: z.object({ earliest: isoDate }) },
    })
    .input(z.object({ revisionId: id, from: isoDate, signature: signatureInput }))
    .output(z.object({})),
  /** Takes back what has not taken effect yet. Signed; an author may do it too, for nothing of theirs takes effect by it. */
  withdraw: signedCommand(approve, 'sign')
    .errors({
      RevisionNotFound: errors.RevisionNotFound,
      InForce: { message: 'This revision has taken effect. A further revision can change what it did.' },
      BuiltUpon: { message: 'A later revision builds on this one.', data: z.object({ number: z.number().int() }) },
      InUse: {
        message: 'An assessment or a signed exception rests on a competency that this revision brings. It cannot be taken back any more.',
        data: z.object({ competencyId: id }),
      },
    })
    .input(z.object({ revisionId: id, reason, signature: signatureInput }))
    .output(z.object({})),
};
