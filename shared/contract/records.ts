import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { command, permitted, query, vault } from './procedure';
import { id, instant, isoDate, progress, reason, sha256, text } from './values';

/** In place of a user id: what the system did by itself, such as an expiry. */
export const systemUser = 'system';

const entry = z.object({
  entryNumber: z.number().int(),
  recordedAt: instant,
  zone: z.string(),
  userId: id.nullable(),
  printedName: z.string(),
  role: z.string(),
  station: z.string(),
  appVersion: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  /** What the person it is about is called now, or else the record; null where neither has a name (any more). */
  about: z.string().nullable(),
  personId: id.nullable(),
  /** Site-local date from which what was recorded is true. */
  validFrom: isoDate.nullable(),
  reason: z.string().nullable(),
  /** Why there is no reason to read: none was given, its person was erased, or it is not the one committed to. */
  reasonState: z.enum(['absent', 'open', 'erased', 'altered']),
  changeCount: z.number().int(),
});

/** A row that is not as the log tells it. */
const rowFinding = z.object({
  table: z.string(),
  rowId: z.string(),
  fault: z.enum(['missing', 'altered', 'notTold', 'invalid', 'notWhole', 'underived', 'countedAnew']),
  field: z.string().nullable(),
  /** The entry that told of it. */
  entryNumber: z.number().int().nullable(),
  /** What an attachment is called and belongs to, where it is one. */
  fileName: z.string().nullable(),
  assessmentId: z.string().nullable(),
});

const fault = z.object({
  kind: z.enum([
    'entryMissing',
    'tailMissing',
    'leafAltered',
    'fieldAltered',
    'reasonAltered',
    'changesAltered',
    'valueAltered',
    'nodeAltered',
    'nodeMissing',
    'checkpointDiffers',
    'checkpointUnsigned',
  ]),
  /** The field of fieldAltered. */
  field: z.string().nullable(),
});

export const audit = {
  /** The values that the search offers to choose from. */
  facets: query(permitted('audit.read', 'site')).output(
    z.object({
      actions: z.array(z.string()),
      entities: z.array(z.string()),
      users: z.array(z.object({ userId: id, printedName: z.string() })),
      entries: z.number().int(),
    }),
  ),
  search: query(permitted('audit.read', 'site'))
    .input(
      z.object({
        /** A user, or systemUser; null: anybody. */
        userId: id.nullable(),
        action: z.string().nullable(),
        entity: z.string().nullable(),
        entityId: z.string().nullable(),
        /** Whose record the entry, or anything that it changed, is. */
        personId: id.nullable().default(null),
        /** Part of the reason. */
        text: text.nullable(),
        /** Site-local days, both inclusive. */
        from: isoDate.nullable(),
        to: isoDate.nullable(),
        /** The page below this entry, newest first. */
        beforeEntry: z.number().int().nullable(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(
      z.object({
        entries: z.array(entry),
        hasMore: z.boolean(),
        /** What the person searched for is called now. */
        personName: z.string().nullable(),
      }),
    ),
  get: query(permitted('audit.read', 'site'))
    .errors({ EntryNotFound: { message: 'There is no such entry.' } })
    .input(z.object({ entryNumber: z.number().int() }))
    .output(
      entry.extend({
        /** What anybody needs to check that the entry is in the log; null when the stored tree is damaged. */
        inclusion: z
          .object({ leaf: z.string(), leafHash: sha256, treeSize: z.number().int(), root: sha256, proof: z.array(sha256) })
          .nullable(),
        changes: z.array(
          z.object({
            entity: z.string(),
            entityId: z.string(),
            /** What the record is called now; null where it has no name. */
            name: z.string().nullable(),
            /** Its person's key was destroyed. */
            isErased: z.boolean(),
            /** A value is not the one committed to. */
            isAltered: z.boolean(),
            fields: z.array(
              z.object({
                field: z.string(),
                old: z.string().nullable(),
                new: z.string().nullable(),
                /** Of a value that is an identifier: what it stands for is called now. */
                oldName: z.string().nullable(),
                newName: z.string().nullable(),
              }),
            ),
          }),
        ),
        /** How many changes the entry holds; changes lists the first hundred. */
        changeCount: z.number().int(),
      }),
    ),
  /**
   * Verifies the record as a whole in a thread of its own: every page, the log from its first entry, every row against
   * the log, every signature and attachment. The last event says what was found. Reads alone, and leaves no entry.
   */
  verify: vault(permitted('audit.read', 'site')).output(
    eventIterator(
      z.discriminatedUnion('kind', [
        progress,
        z.object({
          kind: z.literal('done'),
          entries: z.number().int(),
          /** Null unless the whole log is as it was written. */
          root: sha256.nullable(),
          /** The first entry that is not as it was written; null when all are. */
          firstBad: z.object({ entryNumber: z.number().int(), faults: z.array(fault) }).nullable(),
          /** A database of which a page cannot be read, or a table or guard that is not the application's: nothing else was then looked at. */
          badFile: z.object({ file: z.string(), what: z.string() }).nullable(),
          badSchema: z.string().nullable(),
          rows: z.array(rowFinding),
          signatures: z.number().int(),
          files: z.number().int(),
          /** Attached files that no record cites any more. */
          orphans: z.number().int(),
          /** Entries at which the clock stood earlier than at the entry before: worth a question, not a fault. The first hundred. */
          clockNotices: z.array(z.object({ entryNumber: z.number().int(), recordedAt: instant, previousRecordedAt: instant })),
          /** Values that cannot be read any more because their person's key was destroyed. */
          valuesErased: z.number().int(),
        }),
      ]),
    ),
  ),
  /** Signs the present size and root of the log as a note to be printed and filed. */
  checkpoint: command(permitted('audit.checkpoint', 'site'))
    .input(z.object({ reason }))
    .output(z.object({ note: z.string() })),
  /** Compares a filed checkpoint with today's log. */
  checkFiled: query(permitted('audit.read', 'site'))
    .input(z.object({ note: z.string().min(1).max(4000) }))
    .output(
      z.object({
        verdict: z.enum(['consistent', 'rolledBack', 'rewritten', 'notOurs', 'badSignature', 'unreadable']),
        treeSize: z.number().int().nullable(),
        logSize: z.number().int(),
      }),
    ),
};
