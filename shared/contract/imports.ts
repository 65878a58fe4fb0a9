import { z } from 'zod';
import { dateOrders } from '../domain/hris/dates';
import { targetFields } from '../domain/hris/fields';
import { shownSignature } from './assessments';
import { permitted, query, signatureInput, signedCommand } from './procedure';
import { fileHandle, id, instant, name, sha256, text } from './values';

/** The facts about people that the HRIS owns. Nothing else of its file is kept. */
export const hrisField = z.enum(targetFields);
export const dateOrder = z.enum(dateOrders);

/** Column by column, in the order of the file: which field it fills, or null when it is not kept; dates say their order. */
export const columnMapping = z.array(z.object({ column: z.string(), field: hrisField.nullable(), dateOrder: dateOrder.nullable() }));

/** Of each list of a preview at most this many lines are shown; its totals count all of them. */
export const previewLimit = 500;

export const previewColumn = z.object({
  column: z.string(),
  /** The first values of the column; never of one that cannot be kept. */
  samples: z.array(z.string()),
  field: hrisField.nullable(),
  dateOrder: dateOrder.nullable(),
  /** The order cannot be told from the values: a person must choose. */
  isDateOrderAmbiguous: z.boolean(),
  /** Why the column can never be kept (salary, race, health, …); null when it may. */
  protectedWhy: z.string().nullable(),
  why: z.string(),
});

export const rejectedRow = z.object({ rowNumber: z.number().int(), code: z.string(), reason: z.string(), value: z.string().nullable() });
export const importWarning = z.object({ rowNumber: z.number().int().nullable(), code: z.string(), message: z.string() });
const fact = z.object({ field: z.string(), old: z.string().nullable(), new: z.string().nullable() });
export const plannedRow = z.object({
  rowNumber: z.number().int(),
  action: z.enum(['create', 'update', 'unchanged']),
  employeeNumber: z.string(),
  name: z.string(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  changes: z.array(fact),
});
const count = z.number().int();
const plannedName = z.object({ name: z.string(), isNew: z.boolean(), people: count });

/** What committing the file would do. */
export const importDryRun = z.object({
  rows: z.array(plannedRow),
  rejects: z.array(rejectedRow),
  warnings: z.array(importWarning),
  departments: z.array(plannedName),
  jobTitles: z.array(plannedName),
  totals: z.object({
    rows: count,
    create: count,
    update: count,
    unchanged: count,
    reject: count,
    warnings: count,
    absent: count,
    terminations: count,
  }),
  /** Signs of a wrong file: each needs a reason before the file can be committed. */
  tripwires: z.array(z.object({ code: z.string(), text: z.string() })),
});

const importSummary = z.object({
  batchId: id,
  fileName: z.string(),
  sha256,
  origin: z.string(),
  committedAt: instant,
  committedBy: name,
  approvedBy: name,
  rowCount: count,
  created: count,
  updated: count,
  unchanged: count,
  rejected: count,
  tripwireReason: z.string().nullable(),
});

export const imports = {
  /** Asks for a file in the shell's dialog; null when the person cancels. */
  chooseFile: query(permitted('people.import', 'site')).output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /**
   * Reads a chosen or dropped file, or the one of an earlier preview anew with another mapping, and shows what committing it
   * would do; nothing is written. The session keeps the newest preview only.
   */
  preview: query(permitted('people.import', 'site'))
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      PreviewExpired: { message: 'This preview is no longer at hand. Choose the file again.' },
      FileUnreadable: { message: 'This file cannot be read as a table.', data: z.object({ why: z.string() }) },
    })
    .input(
      z.object({
        source: z.union([
          z.object({ handle: fileHandle }),
          z.object({ file: z.instanceof(Blob), fileName: z.string().min(1).max(255) }),
          z.object({ previewId: id }),
        ]),
        /** Null: as suggested. */
        mapping: columnMapping.nullable(),
      }),
    )
    .output(
      z.object({
        previewId: id,
        fileName: z.string(),
        sha256,
        encoding: z.string(),
        delimiter: z.string(),
        rowCount: count,
        columns: z.array(previewColumn),
        /** What is odd about the file as a whole: an assumed encoding, ragged rows, renamed headers. */
        notices: z.array(z.string()),
        /** What must still be chosen before the file can be committed; then there is no dry run yet. */
        problems: z.array(z.object({ column: z.string().nullable(), message: z.string() })),
        dryRun: importDryRun.nullable(),
      }),
    ),
  /** Commits exactly what the preview showed, approved in place by a second person. */
  commit: signedCommand(permitted('people.import', 'site'), 'second')
    .errors({
      PreviewExpired: { message: 'This preview is no longer at hand. Preview the file again; nothing was written.' },
      PreviewOutdated: { message: 'The record changed since this preview. Preview the file again; nothing was written.' },
      MappingIncomplete: { message: 'The mapping is not complete.', data: z.object({ missing: z.array(z.string()) }) },
      TripwireNotAccepted: { message: 'This file trips a guard and needs a reason.', data: z.object({ codes: z.array(z.string()) }) },
    })
    .input(
      z.object({
        previewId: id,
        /** Where the unsigned file came from, as attested by who carried it. */
        origin: name,
        tripwireReason: text.nullable(),
        signature: signatureInput,
      }),
    )
    .output(z.object({ batchId: id, created: count, updated: count, unchanged: count, rejected: count })),
  list: query(permitted('exchange.read', 'site')).output(z.object({ batches: z.array(importSummary) })),
  get: query(permitted('exchange.read', 'site'))
    .errors({ BatchNotFound: { message: 'There is no such import.' } })
    .input(z.object({ batchId: id }))
    .output(
      importSummary.extend({
        entryNumber: count,
        mapping: columnMapping,
        rejects: z.array(rejectedRow),
        signatures: z.array(shownSignature),
      }),
    ),
};
