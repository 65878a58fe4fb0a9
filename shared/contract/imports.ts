import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { profileFields } from '../domain/hris/fields';
import { fieldOutcomes } from '../domain/intake/compare-three-ways';
import { shownSignature } from './assessments';
import { profileColumn, profileContent } from './intake-profiles';
import { permitted, query, signatureInput, signedCommand, vault } from './procedure';
import { signatureRefusals } from './sender-signature';
import { fileHandle, id, instant, name, progress, reason, sha256, text } from './values';

/** Of each list of a preview at most this many lines are shown; its totals count all of them. */
export const previewLimit = 500;
/** The same of rows that are only read, not decided on: what changes from one month to the next is all of it in view. */
export const previewRowsLimit = 5_000;

export const previewColumn = z.object({
  column: z.string(),
  /** The first values of the column; never of one that cannot be kept. */
  samples: z.array(z.string()),
  /** Why the column can never be kept (salary, race, health, …); null when it may. */
  protectedWhy: z.string().nullable(),
});

export const rejectedRow = z.object({ rowNumber: z.number().int(), code: z.string(), reason: z.string(), value: z.string().nullable() });
const value = z.string().nullable();
const fact = z.object({ field: z.string(), old: value, new: value });
export const plannedRow = z.object({
  /** Null: a row that says what it said before, changed because its manager is known by now. */
  rowNumber: z.number().int().nullable(),
  action: z.enum(['create', 'update', 'unchanged']),
  employeeNumber: z.string(),
  name: z.string(),
  jobTitle: value,
  department: value,
  changes: z.array(fact),
});
const count = z.number().int();
/** What there is to know of some rows, once for all that it is said of; no row: it concerns the file as a whole. */
const importWarning = z.object({
  code: z.string(),
  message: z.string(),
  count,
  rows: z.array(z.object({ rowNumber: count, employeeNumber: value })),
});
const plannedName = z.object({ name: z.string(), isNew: z.boolean(), people: count });

/** A field in which the file, the file before it and the record differ; `key` names the row for a decision. */
export const threeWays = z.object({
  key: z.string(),
  rowNumber: count,
  name: z.string(),
  field: z.string(),
  outcome: z.enum(fieldOutcomes),
  last: value,
  file: value,
  record: value,
  after: value,
  /** A correction stands on the field. */
  isCorrected: z.boolean(),
});

/** A row that nobody can be assigned to before a person has decided. */
const identityQuestion = z.object({
  key: z.string(),
  rowNumber: count,
  name: z.string(),
  employeeNumber: z.string(),
  reason: z.string(),
  candidates: z.array(z.object({ personId: id, name: z.string(), employeeNumber: z.string() })),
});

export const importDecisions = z.object({
  /** Whose value stands where both sides changed. */
  fields: z.array(z.object({ key: z.string().max(500), field: z.string().max(100), take: z.enum(['file', 'record']) })).max(10_000),
  /** Who a row is about; null: somebody new. */
  identities: z.array(z.object({ key: z.string().max(500), personId: id.nullable() })).max(10_000),
});

/** What committing the file would do. */
export const importDryRun = z.object({
  rows: z.array(plannedRow),
  rejects: z.array(rejectedRow),
  warnings: z.array(importWarning),
  departments: z.array(plannedName),
  jobTitles: z.array(plannedName),
  /** Local corrections that the file does not know of, and what both sides changed. */
  kept: z.array(threeWays),
  conflicts: z.array(threeWays),
  identities: z.array(identityQuestion),
  /** New people who may be on record already, or twice in the file; they go to the queue of possible duplicates. */
  duplicates: z.array(
    z.object({
      rowNumber: count,
      name: z.string(),
      otherName: z.string(),
      otherNumber: z.string(),
      score: z.number(),
      reasons: z.array(z.string()),
    }),
  ),
  totals: z.object({
    rows: count,
    create: count,
    update: count,
    unchanged: count,
    reject: count,
    warnings: count,
    absent: count,
    terminations: count,
    rehires: count,
    kept: count,
    conflicts: count,
    identities: count,
    duplicates: count,
    endedPositions: count,
    /** Rows of other kinds, which this profile does not take. */
    passedOver: count,
  }),
  /** Signs of a wrong file: each needs a reason before the file can be committed. */
  tripwires: z.array(z.object({ code: z.string(), text: z.string() })),
});

export const importPreview = z.object({
  previewId: id,
  fileName: z.string(),
  sha256,
  /** Whose good signature lay beside the file; null: nobody signed it. */
  sender: z.object({ partnerId: id, name, keyId: z.string(), trustedComment: z.string() }).nullable(),
  kind: z.enum(['delimited', 'workbook', 'scim']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  rowCount: count,
  columns: z.array(previewColumn),
  /** What is odd about the file as a whole: an assumed encoding, ragged rows, renamed headers. */
  notices: z.array(z.string()),
  /** The approved profile that the file is read by; null: a new one, which is approved with the import. */
  profile: z.object({ profileId: id, name, revision: count }).nullable(),
  /** Whether the content is not that of the approved revision: then the import approves the next one. */
  isProfileNew: z.boolean(),
  layoutName: z.string().nullable(),
  /** Sentences on the layout that the suggestion comes from. */
  layoutNotes: z.array(z.string()),
  content: profileContent,
  /** What must still be chosen before the file can be read; then there is no dry run yet. */
  problems: z.array(z.object({ column: z.string().nullable(), message: z.string() })),
  /** Dates and words whose meaning must be chosen; their rows are rejected until then. */
  choices: z.array(
    z.object({
      code: z.enum(['DateAmbiguous', 'WordUnknown']),
      field: z.enum(profileFields),
      value: z.string(),
      rows: count,
      message: z.string(),
    }),
  ),
  dryRun: importDryRun.nullable(),
});

export const importKinds = ['people', 'directory', 'completions', 'matrix', 'reversal', 'roster'] as const;

const importSummary = z.object({
  batchId: id,
  kind: z.enum(importKinds),
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
  profileId: id.nullable(),
  profileRevision: count.nullable(),
  profileName: z.string().nullable(),
  reversesBatchId: id.nullable(),
  /** The batch that took this one back. */
  reversedBy: id.nullable(),
});

const previewGone = { message: 'This preview is no longer at hand. Preview the file again; nothing was written.' };

export const imports = {
  /** Asks for a file in the shell's dialog; null when the person cancels. */
  chooseFile: query(permitted('people.import', 'site')).output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /**
   * Reads a chosen or dropped file, or the one of an earlier preview anew with other choices, and shows what committing it
   * would do; nothing is written. A signature beside it must be good, whatever the profile asks. Tells how far it is. The session
   * keeps the newest preview only.
   */
  preview: vault(permitted('people.import', 'site'))
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      PreviewExpired: { message: 'This preview is no longer at hand. Choose the file again.' },
      ProfileNotFound: { message: 'There is no such profile, or it is retired.' },
      FileUnreadable: { message: 'This file cannot be read as a table.', data: z.object({ why: z.string() }) },
      ...signatureRefusals,
    })
    .input(
      z.object({
        source: z.union([
          z.object({ handle: fileHandle }),
          /** Dropped, with the signature that was dropped beside it. */
          z.object({ file: z.instanceof(Blob), fileName: z.string().min(1).max(255), signature: z.instanceof(Blob).optional() }),
          z.object({ previewId: id }),
        ]),
        /** Null: the approved profile that fits the file, else a suggestion. profileId null: a new one. content null: as approved, or as suggested. */
        profile: z.object({ profileId: id.nullable(), content: profileContent.nullable() }).nullable(),
        decisions: importDecisions,
      }),
    )
    .output(eventIterator(z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), preview: importPreview })]))),
  /**
   * Commits exactly what the preview showed, and the profile with it where it is new, approved in place by a second person. Whose
   * caller gives up before the log is written ends it: nothing is written then.
   */
  commit: signedCommand(permitted('people.import', 'site'), 'second')
    .errors({
      PreviewExpired: previewGone,
      PreviewOutdated: { message: 'The record changed since this preview. Preview the file again; nothing was written.' },
      FileChanged: {
        message: 'The file is not the one that was previewed: it was changed or taken away. Preview it again; nothing was written.',
      },
      MappingIncomplete: { message: 'The mapping is not complete.', data: z.object({ missing: z.array(z.string()) }) },
      RowsRejected: {
        message: 'This profile takes whole files only, and rows of this one are rejected. Nothing was written.',
        data: z.object({ rejected: count }),
      },
      SignatureNeeded: { message: 'This profile takes signed files only, and this one has no signature. Nothing was written.' },
      OriginNeeded: { message: 'Nobody signed this file. Say where it came from.' },
      ...signatureRefusals,
      ProfileNameNeeded: { message: 'A new profile needs a name that no other has.' },
      TripwireNotAccepted: { message: 'This file trips a guard and needs a reason.', data: z.object({ codes: z.array(z.string()) }) },
    })
    .input(
      z.object({
        previewId: id,
        /** Where an unsigned file came from, as attested by who carried it; of a signed one its sender is the origin. */
        origin: name.nullable(),
        tripwireReason: text.nullable(),
        /** Of a new profile; null where there is one. */
        profileName: name.nullable(),
        signature: signatureInput,
      }),
    )
    .output(
      z.object({ batchId: id, created: count, updated: count, unchanged: count, rejected: count, profileId: id, profileRevision: count }),
    ),
  /** How far committing a preview is that this session has under way; goes on until the caller ends it. To be asked for before. */
  commitProgress: query(permitted('people.import', 'site'))
    .input(z.object({ previewId: id }))
    .output(eventIterator(progress)),
  /** Takes a batch back by a compensating one: everything it wrote is again as it was. Approved in place by a second person. */
  reverse: signedCommand(permitted('people.import', 'site'), 'second')
    .errors({
      BatchNotFound: { message: 'There is no such import.' },
      NotReversible: { message: 'Imports of this kind are not taken back here.' },
      AlreadyReversed: { message: 'This import has been taken back already.', data: z.object({ batchId: id }) },
      ChangedSince: {
        message: 'Records of this import were changed since, or others rest on them. It cannot be taken back; nothing was written.',
        data: z.object({ records: z.array(z.object({ what: z.string(), name: z.string(), entryNumber: count.nullable() })), all: count }),
      },
      ValuesErased: { message: 'Values of this import have been erased. It cannot be taken back; nothing was written.' },
    })
    .input(z.object({ batchId: id, reason, signature: signatureInput }))
    .output(z.object({ batchId: id, records: count })),
  list: query(permitted('exchange.read', 'site')).output(z.object({ batches: z.array(importSummary) })),
  get: query(permitted('exchange.read', 'site'))
    .errors({ BatchNotFound: { message: 'There is no such import.' } })
    .input(z.object({ batchId: id }))
    .output(
      importSummary.extend({
        entryNumber: count,
        /** The package it came in, whose acceptance was signed; null: a file. */
        packageInId: id.nullable(),
        /** Who signed the file; null: nobody, or it came in a package. */
        sender: z.object({ partnerId: id, name, keyId: z.string() }).nullable(),
        columns: z.array(profileColumn),
        stateBefore: sha256.nullable(),
        stateAfter: sha256.nullable(),
        rejects: z.array(rejectedRow),
        signatures: z.array(shownSignature),
      }),
    ),
};
