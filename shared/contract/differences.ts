import { z } from 'zod';
import { itemKind } from './framework-item';
import { permitted, query } from './procedure';
import { id, isoDate } from './values';

/** What can differ about an item between two states of its library. */
export const differenceKinds = ['added', 'removed', 'moved', 'reworded', 'levelChanged', 'requirementChanged', 'detailChanged'] as const;
export const differenceKind = z.enum(differenceKinds);
export type DifferenceKind = z.infer<typeof differenceKind>;

/** A state of a library that can be laid beside another. */
export const comparePoint = z.discriminatedUnion('at', [
  /** Before anything was approved. */
  z.object({ at: z.literal('nothing') }),
  /** As a revision makes it, whatever the days on which it and later ones take effect; one in review: as its draft has it. */
  z.object({ at: z.literal('revision'), revisionId: id }),
  /** As the newest approved revision makes it: what a draft builds on. */
  z.object({ at: z.literal('approved') }),
  /** As the draft has it now. */
  z.object({ at: z.literal('draft'), draftId: id }),
  /** As it holds everywhere on a day. */
  z.object({ at: z.literal('day'), day: isoDate }),
]);
export type ComparePoint = z.infer<typeof comparePoint>;

/** A text in parts, so that what was taken out and what was put in can be marked. */
export const textPart = z.object({ is: z.enum(['same', 'removed', 'added']), text: z.string() });

/** One field that differs, ready to be read: ids stand as titles, levels with their code. */
export const differingField = z.object({
  kind: differenceKind,
  /** Where it stands in the item, as `title` or `content.indicators.<id>.text`. */
  path: z.array(z.string()),
  /** The text or code of what it is part of, where that is one of several: an indicator, a step, a level. */
  of: z.string().nullable(),
  /** Null: it says nothing there. */
  old: z.string().nullable(),
  new: z.string().nullable(),
  /** Of a text that says something on both sides: its words in order. */
  parts: z.array(textPart).nullable(),
});

const differingItem = z.object({
  itemId: id,
  kind: itemKind,
  code: z.string(),
  title: z.string(),
  /** The titles of what it lies in, from the root on. */
  path: z.array(z.string()),
  /** Of a line between two: what it goes from and to. */
  fromTitle: z.string().nullable(),
  toTitle: z.string().nullable(),
  changes: z.array(differenceKind),
  fields: z.array(differingField),
});

const shownPoint = z.object({
  number: z.number().int().nullable(),
  title: z.string().nullable(),
  day: isoDate.nullable(),
  at: comparePoint,
});

/** What differs between two states of a library, in the order of its tree. */
export const compare = query(permitted('framework.read', 'site'))
  .errors({
    FrameworkNotFound: { message: 'There is no such library.' },
    DraftNotFound: { message: 'There is no such draft any more: it was submitted, approved or discarded.' },
    RevisionNotFound: { message: 'There is no such revision.' },
  })
  .input(
    z.object({
      frameworkId: id,
      from: comparePoint,
      to: comparePoint,
      /** Only items with one of these changes; none named: all. */
      changes: z.array(differenceKind).default([]),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(2000).default(500),
    }),
  )
  .output(
    z.object({
      from: shownPoint,
      to: shownPoint,
      /** How many items have each kind of change, and how many differ at all; the filter does not count. */
      counts: z.record(differenceKind, z.number().int()),
      differing: z.number().int(),
      /** How many the filter leaves. */
      total: z.number().int(),
      items: z.array(differingItem),
    }),
  );
