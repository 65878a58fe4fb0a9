import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { shownSignature } from './assessments';
import { previewErrors, previewEvent, previewGone, previewSource } from './file-preview';
import { command, permitted, query, signatureInput, signedCommand, vault } from './procedure';
import { fileHandle, id, instant, isoDate, name, reason, sha256, text } from './values';

const whole = z.number().int();
const receive = permitted('exchange.receive', 'site');
const reject = z.object({ rowNumber: whole, reason: z.string(), value: z.string() });

/** So many rows of a file are shown; all of them are counted. */
export const performancesShown = 200;

export const performancePreview = z.object({
  previewId: id,
  fileName: z.string(),
  sha256,
  totals: z.object({ rows: whole, added: whole, people: whole, onRecord: whole, repeated: whole, rejected: whole }),
  added: z.array(
    z.object({ rowNumber: whole, personName: name, taskCode: z.string(), performedOn: isoDate, count: whole, note: z.string() }),
  ),
  rejected: z.array(reject),
});

export const performances = {
  /** When a person last did which task, how often within six and twelve months up to a day, and each record. */
  list: query(permitted('assessments.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id, asOf: isoDate.nullable().default(null) }))
    .output(
      z.object({
        tasks: z.array(
          z.object({ taskId: id, taskCode: z.string(), taskTitle: z.string(), lastOn: isoDate, inSixMonths: whole, inTwelveMonths: whole }),
        ),
        records: z.array(
          z.object({
            performanceId: id,
            taskId: id,
            taskCode: z.string(),
            taskTitle: z.string(),
            performedOn: isoDate,
            count: whole,
            note: z.string(),
            /** The file and row that it came from; null: entered by hand. */
            file: z.object({ fileName: z.string(), rowNumber: whole }).nullable(),
            recordedBy: name,
            voided: z.object({ reason: z.string(), by: name }).nullable(),
          }),
        ),
      }),
    ),
  record: command(permitted('work.log', 'person'))
    .errors({
      PersonNotFound: { message: 'There is no such person.' },
      TaskNotFound: { message: 'There is no such task.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      NotYetPerformed: { message: 'Work cannot be recorded before it was done.' },
      NotEmployedThen: { message: 'The person was not employed on that day.' },
      OwnPerformance: { message: 'Nobody records their own work here: a supervisor, an assessor or the line manager does.' },
      AlreadyRecorded: {
        message: 'This is on record already for that day. Void that record first, or give this one a note of its own.',
      },
    })
    .input(z.object({ personId: id, taskId: id, performedOn: isoDate, count: z.number().int().min(1).max(1000), note: text }))
    .output(z.object({ performanceId: id })),
  /** Says that a record is wrong: it counts for nothing from then on, and stays readable. */
  void: command(permitted('work.log', 'visible'))
    .errors({
      PerformanceNotFound: { message: 'There is no such record.' },
      AlreadyVoid: { message: 'This record is void already.' },
    })
    .input(z.object({ performanceId: id, reason }))
    .output(z.object({})),
  chooseFile: query(receive).output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Reads a table of person number, task code, date, count and note, and shows what it would add; nothing is written. */
  preview: vault(receive)
    .errors(previewErrors)
    .input(
      z.object({
        source: previewSource,
      }),
    )
    .output(eventIterator(previewEvent(performancePreview))),
  /** Records what the preview showed; approved in place by a second person. */
  commit: signedCommand(receive, 'second')
    .errors({
      PreviewExpired: previewGone,
      PreviewOutdated: { message: 'The record changed since this preview. Read the file again; nothing was written.' },
      NothingNew: { message: 'There is nothing in this file that is not on record. Nothing was written.' },
    })
    .input(z.object({ previewId: id, origin: z.string().trim().min(1).max(200), signature: signatureInput }))
    .output(z.object({ batchId: id, added: whole })),
  /** The files that were taken in, newest first. */
  batches: query(permitted('exchange.read', 'site')).output(
    z.object({
      batches: z.array(
        z.object({
          batchId: id,
          fileName: z.string(),
          sha256,
          origin: z.string(),
          rowCount: whole,
          added: whole,
          known: whole,
          rejected: whole,
          rejects: z.array(reject),
          /** Of what it added, how much was voided since. */
          voided: whole,
          preparedBy: name,
          approvedBy: name,
          approvedAt: instant,
          entryNumber: whole,
          signatures: z.array(shownSignature),
        }),
      ),
    }),
  ),
  /** Voids everything that a file added and that still stands; approved in place by a second person. */
  reverse: signedCommand(receive, 'second')
    .errors({
      BatchNotFound: { message: 'There is no such file on record.' },
      NothingStands: { message: 'Everything that this file added is void already.' },
    })
    .input(z.object({ batchId: id, reason, signature: signatureInput }))
    .output(z.object({ voided: whole })),
};
