import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { previewErrors, previewEvent, previewGone, previewSource } from './file-preview';
import { permitted, query, command, signatureInput, signedCommand, vault } from './procedure';
import { fileHandle, id, isoDate, level, name, reason, sha256 } from './values';

const count = z.number().int();
const person = z.object({ personId: id, name: z.string(), employeeNumber: z.string() });

/** What a symbol stands for: a level of whatever scale, by its number, or that there is nothing to claim. */
const meaning = z.union([z.object({ level }), z.enum(['notApplicable', 'notAssessed'])]);

/** How a spreadsheet of people down and competencies across is read. */
export const matrixReading = z.object({
  sheet: z.string().max(100).nullable(),
  /** Rows with headings, from 1. */
  headerRows: z.array(z.number().int().min(1).max(1000)).max(20),
  numberColumn: z.number().int().min(0).max(2000).nullable(),
  nameColumn: z.number().int().min(0).max(2000).nullable(),
  columns: z
    .array(z.object({ index: z.number().int().min(0).max(2000), heading: z.string().max(2000), competencyId: id.nullable() }))
    .max(2000),
  meanings: z.array(z.object({ symbol: z.string().max(200), meaning: meaning.nullable() })).max(500),
  /** The day on which the spreadsheet was right. */
  statedOn: isoDate,
});

const receive = permitted('exchange.receive', 'site');

export const matrixPreview = z.object({
  previewId: id,
  fileName: z.string(),
  sha256,
  sheets: z.array(z.string()),
  reading: matrixReading,
  /** Read as a profile says, which was approved with an earlier file. */
  profile: z.object({ profileId: id, name, revision: count }).nullable(),
  /** The first rows as they stand, to see where the headings are. */
  firstRows: z.array(z.object({ rowNumber: count, cells: z.array(z.string()) })),
  symbols: z.array(z.object({ symbol: z.string(), cells: count, example: z.string(), meaning: meaning.nullable() })),
  competencies: z.array(z.object({ competencyId: id, code: z.string(), title: z.string() })),
  problems: z.array(z.object({ code: z.string(), rowNumber: count.nullable(), value: z.string(), message: z.string() })),
  claims: z.array(z.object({ cell: z.string(), person, competencyCode: z.string(), levelCode: z.string(), symbol: z.string() })),
  totals: z.object({ rows: count, claims: count, known: count, people: count, problems: count }),
});

export const matrix = {
  chooseFile: query(receive).output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Reads a spreadsheet of skills in a thread of its own and shows what it would claim; nothing is written. */
  preview: vault(receive)
    .errors(previewErrors)
    .input(
      z.object({
        source: previewSource,
        /** Null: as it suggests itself, or as a profile says. */
        reading: matrixReading.nullable(),
      }),
    )
    .output(eventIterator(previewEvent(matrixPreview))),
  /** Records the claims that the preview showed, each to be confirmed or declined; approved in place by a second person. */
  commit: signedCommand(receive, 'second')
    .errors({
      PreviewExpired: previewGone,
      PreviewOutdated: { message: 'The record changed since this preview. Read the file again; nothing was written.' },
      NothingNew: { message: 'There is nothing in this file that is not on record. Nothing was written.' },
      SymbolsOpen: { message: 'Some symbols have no meaning yet.', data: z.object({ symbols: z.array(z.string()) }) },
      ProfileNameNeeded: { message: 'A new profile needs a name that no other has.' },
    })
    .input(z.object({ previewId: id, origin: name, profileName: name.nullable(), signature: signatureInput }))
    .output(z.object({ batchId: id, claims: count, profileId: id, profileRevision: count })),
  /** What old spreadsheets claim of people one may see; open ones first. */
  claims: query(permitted('assessments.read', 'visible'))
    .input(z.object({ isOpen: z.boolean() }))
    .output(
      z.object({
        claims: z.array(
          z.object({
            claimId: id,
            person,
            competencyId: id,
            competencyCode: z.string(),
            competencyTitle: z.string(),
            level,
            levelCode: z.string(),
            symbol: z.string(),
            cell: z.string(),
            statedOn: isoDate,
            fileName: z.string(),
            state: z.enum(['open', 'confirmed', 'declined']),
            decision: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
          }),
        ),
        open: count,
      }),
    ),
  /** Confirms claims of one person, which makes them supporting evidence, or declines them. Never a level. */
  decide: command(permitted('assessments.sign', 'person'))
    .errors({
      ClaimNotFound: { message: 'One of these claims is not there, is decided already or was taken back.' },
      OwnClaim: { message: 'Nobody decides on claims of their own skills.' },
    })
    .input(
      z.object({
        personId: id,
        claimIds: z.array(id).min(1).max(500),
        decision: z.enum(['confirmed', 'declined']),
        reason,
      }),
    )
    .output(z.object({ decided: count })),
};
