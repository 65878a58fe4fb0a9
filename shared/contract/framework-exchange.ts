import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { formatKeys } from '../domain/exchange/framework-format';
import { cannotWriteReasons } from './exchange';
import { itemKind } from './framework-item';
import { draft, permitted, query, vault } from './procedure';
import { fileHandle, id, isoDate, progress, reason, sha256 } from './values';

const edit = permitted('framework.edit', 'site');

export const formatKey = z.enum(formatKeys);

const format = z.object({
  key: formatKey,
  name: z.string(),
  extensions: z.array(z.string()),
  canWrite: z.boolean(),
  choices: z.array(z.object({ key: z.string(), name: z.string(), options: z.array(z.object({ value: z.string(), name: z.string() })) })),
});

/** new and changed: what the file makes of an item; gone: the library has it from this format, the file has it no more. */
export const exchangeState = z.enum(['new', 'changed', 'same', 'gone']);

const previewedItem = z.object({
  itemId: id,
  kind: itemKind,
  parentId: id.nullable(),
  ordinal: z.number().int(),
  fromId: id.nullable(),
  toId: id.nullable(),
  /** Where a crosswalk leads, in the words of the other framework; null for every other item. */
  leadsTo: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  state: exchangeState,
  /** What of it the file changes, by the names of FrameworkItem: `title`, `content.description`. */
  fields: z.array(z.string()),
});

const problem = z.object({
  severity: z.enum(['error', 'warning']),
  row: z.number().int().nullable(),
  path: z.string(),
  message: z.string(),
  value: z.string().nullable(),
});

export const frameworkPreview = z.object({
  previewId: id,
  frameworkId: id,
  format: formatKey,
  /** The formats that the files may be of, the likeliest first. */
  detected: z.array(z.object({ key: formatKey, confidence: z.number() })),
  choices: z.record(z.string(), z.string()),
  files: z.array(z.object({ fileName: z.string(), bytes: z.number().int(), sha256, encoding: z.string() })),
  title: z.string().nullable(),
  items: z.array(previewedItem),
  totals: z.object({ new: z.number().int(), changed: z.number().int(), same: z.number().int(), gone: z.number().int() }),
  problems: z.array(problem),
  /** For competencies whose file names no scale: which they are on, and which they could be on; none where nothing is to be chosen. */
  scale: z.object({
    scaleKey: z.string().nullable(),
    scales: z.array(z.object({ key: z.string(), name: z.string(), isInFile: z.boolean() })),
  }),
  /** Whether it was compared with the library's draft, or with what is approved. */
  hasDraft: z.boolean(),
});

const previewGone = { message: 'This preview is no longer at hand. Choose the file again; nothing was changed.' };

/** Frameworks in files of others: read, compared and put into a draft, from where they go the way of every revision; and written. */
export const frameworkExchange = {
  formats: query(permitted('framework.read', 'site')).output(z.object({ formats: z.array(format) })),
  /** Asks for the file in the shell's dialog, or for several that belong together; empty when the person cancels. */
  chooseFiles: query(edit).output(z.object({ files: z.array(z.object({ handle: fileHandle, fileName: z.string() })) })),
  /**
   * Reads the files (or those of an earlier preview anew, with other choices) and compares them with the library; changes
   * nothing. Tells how far it is. The session keeps the newest preview only.
   */
  preview: vault(edit)
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      PreviewExpired: previewGone,
      FrameworkNotFound: { message: 'There is no such library.' },
    })
    .input(
      z.object({
        source: z.union([z.object({ handles: z.array(fileHandle).min(1).max(20) }), z.object({ previewId: id })]),
        frameworkId: id,
        /** Null: as detected. */
        format: formatKey.nullable(),
        choices: z.record(z.string().max(40), z.string().max(200)),
        /** The scale of competencies whose file names none, as the preview offered it; null: the first of the library or the site. */
        scaleKey: z.string().min(1).max(400).nullable(),
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          progress,
          z.object({
            kind: z.literal('done'),
            previewId: id,
            preview: frameworkPreview.nullable(),
            /** Instead of a preview: a file that cannot be read at all, or is of no known format. */
            unreadable: z.object({ fileName: z.string(), why: z.string() }).nullable(),
          }),
        ]),
      ),
    ),
  /** What the file makes of one item, field by field, as text. */
  previewItem: query(edit)
    .errors({ PreviewExpired: previewGone })
    .input(z.object({ previewId: id, itemId: id }))
    .output(z.object({ fields: z.array(z.object({ field: z.string(), old: z.string().nullable(), new: z.string().nullable() })) })),
  /** Puts what was chosen into the library's draft (a new one where there is none) in one step that can be undone. */
  apply: draft(edit)
    .errors({
      PreviewExpired: previewGone,
      PreviewOutdated: { message: 'The library changed since this preview. Preview the file again; nothing was changed.' },
      FrameworkRetired: { message: 'This library is retired: nothing can be put into it.' },
      NothingChosen: { message: 'Nothing was chosen that differs from what the library has.' },
      FrameworkNotFound: { message: 'There is no such library.' },
      DraftNotFound: { message: 'There is no such draft any more: it was submitted, approved or discarded.' },
      NotSteward: { message: 'You are not a steward of this library.', data: z.object({ stewards: z.array(z.string()) }) },
      InReview: { message: 'The draft of this library lies in review. Have it returned, or wait until it is approved.' },
      Locked: {
        message: 'Somebody else is editing an item that the file changes. Nothing was changed.',
        data: z.object({ itemId: id, by: z.string(), until: z.string() }),
      },
      ForeignItem: { message: 'An item belongs to another library.', data: z.object({ itemId: id }) },
      KindFixed: { message: 'An item keeps its kind.', data: z.object({ itemId: id }) },
    })
    .input(
      z.object({
        previewId: id,
        /** New and changed items; what they stand under or refer to comes along. Null: all of them. */
        itemIds: z.array(id).max(100_000).nullable(),
        /** Of those that are gone from the file: to be retired. */
        retireIds: z.array(id).max(100_000),
      }),
    )
    .output(z.object({ draftId: id, changed: z.number().int() })),

  /** Asks where to write a framework; null when the person cancels. */
  chooseTarget: query(edit)
    .input(z.object({ suggestedName: z.string().min(1).max(120), format: formatKey }))
    .output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Writes a library as on a day, as of a revision or as its draft has it. The file has its name only when it is whole and on disk. */
  write: vault(edit)
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      FrameworkNotFound: { message: 'There is no such library.' },
      RevisionNotFound: { message: 'There is no such revision.' },
      CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
      NotWritable: { message: 'This format can only be read.' },
    })
    .input(
      z.object({
        target: fileHandle,
        frameworkId: id,
        format: formatKey,
        revisionId: id.optional(),
        asOf: isoDate.optional(),
        reason,
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          progress,
          z.object({
            kind: z.literal('done'),
            fileName: z.string(),
            bytes: z.number().int(),
            sha256,
            items: z.number().int(),
            /** What the format could not carry. */
            notCarried: z.array(z.string()),
            entryNumber: z.number().int(),
          }),
        ]),
      ),
    ),
};
