import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { completionStatuses } from '../domain/completions/completion-record';
import { dateOrders } from '../domain/hris/dates';
import { shownSignature } from './assessments';
import { previewErrors, previewEvent, previewGone, previewSource } from './file-preview';
import { command, permitted, query, signatureInput, signedCommand, vault } from './procedure';
import { fileHandle, id, instant, isoDate, level, name, reason, sha256 } from './values';

/** Of each list of a preview or a batch at most this many lines are shown; totals count all of them. */
export const completionsShown = 500;

/** The columns that a person can name in a table of a system that is not known here. */
export const mappableFields = [
  'learnerId',
  'courseId',
  'courseTitle',
  'status',
  'completedOn',
  'startedOn',
  'expiresOn',
  'score',
  'recordKey',
  'revoked',
] as const;

/** Characters of a word that says how far somebody is with a course. */
export const longestStatusWord = 200;

/** How a file of completions is read. */
export const completionReading = z.object({
  /** `xapi`, a known format, or `mapped`: by the columns below. */
  format: z.string().min(1).max(40),
  /** The learning system, as the map of courses names it. */
  system: name,
  /** Of dates that can be read in two ways; null: nobody had to say. */
  dateOrder: z.enum([...dateOrders, 'epoch']).nullable(),
  columns: z.partialRecord(z.enum(mappableFields), z.string().min(1).max(300)),
  /** The best score that a bare number is out of; null: unknown. */
  bestScore: z.number().positive().max(100_000).nullable(),
  /** What words of this source mean beside those that its format knows, as they are written. */
  statuses: z.record(z.string().min(1).max(longestStatusWord), z.enum(completionStatuses)).default({}),
});

const count = z.number().int();
const person = z.object({ personId: id, name: z.string(), employeeNumber: z.string() });
const shownReject = z.object({ rowNumber: count, code: z.string(), reason: z.string(), value: z.string().nullable() });

const plannedCompletion = z.object({
  rowNumber: count,
  learnerId: z.string(),
  person: person.nullable(),
  learner: z.enum(['found', 'nobody', 'several']),
  courseId: z.string(),
  courseTitle: z.string(),
  status: z.enum(completionStatuses),
  completedOn: isoDate.nullable(),
  score: z.number().nullable(),
  /** It says something else of a record that is here, whose place it takes. */
  replaces: z.boolean(),
  outcome: z.enum(['evidence', 'unmapped', 'noEvidence', 'failed', 'withdrawn']),
});

const dryRun = z.object({
  rows: z.array(plannedCompletion),
  rejects: z.array(shownReject),
  courses: z.array(z.object({ courseId: z.string(), courseTitle: z.string(), completions: count })),
  learners: z.array(z.object({ learnerId: z.string(), because: z.enum(['nobody', 'several']), completions: count })),
  /** Statements of other things than completions, by verb. */
  others: z.array(z.object({ verb: z.string(), statements: count })),
  totals: z.object({
    rows: count,
    added: count,
    replaced: count,
    known: count,
    duplicates: count,
    rejected: count,
    takenBack: count,
    nothingToTakeBack: count,
    /** Statements of this file that are taken back by it or were taken back before. */
    voidedHere: count,
    /** Statements that the file takes back: kept in mind, whether they are here or come later. */
    noted: count,
    unknownLearners: count,
    unmapped: count,
    /** What would stand beside assessments at once. */
    evidence: count,
    others: count,
  }),
});

export const completionPreview = z.object({
  previewId: id,
  fileName: z.string(),
  sha256,
  formats: z.array(z.object({ key: z.string(), name: z.string(), isDetected: z.boolean() })),
  systems: z.array(z.string()),
  reading: completionReading.nullable(),
  /** Read as a file with these columns was read before. */
  isAsBefore: z.boolean(),
  headers: z.array(z.string()),
  notices: z.array(z.string()),
  /** Words of statuses that nobody has explained, each with how many rows say it; the first of them. */
  unknownStatuses: z.array(z.object({ word: z.string(), rows: count })),
  /** What must be chosen before the file can be read; then there is no dry run yet. */
  problems: z.array(
    z.object({ code: z.enum(['ChooseFormat', 'MissingColumns', 'DateOrderNeeded', 'ColumnsNeeded']), message: z.string() }),
  ),
  dryRun: dryRun.nullable(),
});

const receive = permitted('exchange.receive', 'site');

/** One thing that supports a level and is none. */
export const supportingEvidence = z.object({
  supportId: id,
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  level,
  levelCode: z.string(),
  kind: z.enum(['completion', 'knowledge', 'legacy', 'recognition']),
  /** The course, or the cell of the matrix. */
  what: z.string(),
  /** The system or the file that says so. */
  from: z.string(),
  batchId: id.nullable(),
  achievedOn: isoDate,
  expiresOn: isoDate.nullable(),
  /** counts; expired; takenBack by its source; mapChanged: the map says otherwise today; notTheirs: it is another person's. */
  state: z.enum(['counts', 'expired', 'takenBack', 'mapChanged', 'notTheirs']),
  stateReason: z.string().nullable(),
});

export const completions = {
  chooseFile: query(receive).output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Reads a file in a thread of its own and shows what importing it would bring; nothing is written. */
  preview: vault(receive)
    .errors(previewErrors)
    .input(
      z.object({
        source: previewSource,
        /** Null: as the file suggests. */
        reading: completionReading.nullable(),
      }),
    )
    .output(eventIterator(previewEvent(completionPreview))),
  /** Records exactly what the preview showed, approved in place by a second person. No level moves. */
  commit: signedCommand(receive, 'second')
    .errors({
      PreviewExpired: previewGone,
      PreviewOutdated: { message: 'The record changed since this preview. Read the file again; nothing was written.' },
      NotReadYet: { message: 'The file could not be read yet: something must be chosen first. Nothing was written.' },
      NothingNew: { message: 'There is nothing in this file that is not on record. Nothing was written.' },
    })
    .input(z.object({ previewId: id, origin: name, signature: signatureInput }))
    .output(z.object({ batchId: id, added: count, evidence: count, takenBack: count })),
  /** An import of completions as it was committed, and what it brought. */
  batch: query(permitted('exchange.read', 'site'))
    .errors({ BatchNotFound: { message: 'There is no such import.' } })
    .input(z.object({ batchId: id }))
    .output(
      z.object({
        batchId: id,
        kind: z.enum(['completions', 'matrix']),
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
        entryNumber: count,
        /** The package it came in, whose acceptance was signed; null: a file. */
        packageInId: id.nullable(),
        reading: completionReading.nullable(),
        reversedBy: z.object({ batchId: id, reason: z.string(), at: instant, by: name }).nullable(),
        completions: z.array(
          z.object({
            completionId: id,
            rowNumber: count,
            learnerId: z.string(),
            person: person.nullable(),
            courseId: z.string(),
            courseTitle: z.string(),
            status: z.enum(completionStatuses),
            completedOn: isoDate.nullable(),
            isVoided: z.boolean(),
          }),
        ),
        claims: z.array(
          z.object({
            claimId: id,
            person: person.nullable(),
            competencyCode: z.string(),
            levelCode: z.string(),
            cell: z.string(),
            state: z.enum(['open', 'confirmed', 'declined']),
          }),
        ),
        takenBack: count,
        rejects: z.array(shownReject),
        signatures: z.array(shownSignature),
      }),
    ),
  /** Takes an import of completions or of a matrix back; what it had taken the place of stands again. */
  reverse: signedCommand(receive, 'second')
    .errors({
      BatchNotFound: { message: 'There is no such import.' },
      AlreadyReversed: { message: 'This import has been taken back already.' },
      ChangedSince: {
        message: 'A later file or a decision rests on this import. It cannot be taken back; nothing was written.',
        data: z.object({ records: count }),
      },
    })
    .input(z.object({ batchId: id, reason, signature: signatureInput }))
    .output(z.object({ batchId: id, takenBack: count, restored: count })),
  /** Courses with completions of which nobody has said what they are evidence of. */
  unmapped: query(permitted('framework.read', 'site')).output(
    z.object({
      courses: z.array(
        z.object({
          system: z.string(),
          courseId: z.string(),
          courseTitle: z.string(),
          completions: count,
          people: count,
          newestOn: isoDate.nullable(),
        }),
      ),
    }),
  ),
  /** Learners of whom nobody knows who they are, and those whom somebody has named. */
  learners: query(receive).output(
    z.object({
      learners: z.array(
        z.object({
          system: z.string(),
          learnerId: z.string(),
          completions: count,
          courses: count,
          newestOn: isoDate.nullable(),
          person: person.nullable(),
        }),
      ),
    }),
  ),
  /** Says who a learner is: their completions become this person's, and evidence where the map knows the course. */
  match: command(receive)
    .errors({
      PersonNotFound: { message: 'There is no such person.' },
      LearnerNotFound: { message: 'No completion that stands is of this learner.' },
      Unchanged: { message: 'This is who it is already.' },
    })
    .input(z.object({ system: name, learnerId: z.string().min(1).max(2000), personId: id, reason }))
    .output(z.object({ completions: count, evidence: count })),
  /** What supports somebody's levels without being one. */
  ofPerson: query(permitted('assessments.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id }))
    .output(z.object({ evidence: z.array(supportingEvidence) })),
};
