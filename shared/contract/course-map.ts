import { z } from 'zod';
import { courseEvidenceKinds } from '../domain/completions/course-map';
import { cannotWriteReasons } from './exchange';
import { command, permitted, query, signatureInput, signedCommand } from './procedure';
import { fileHandle, id, instant, level, name, reason, sha256 } from './values';

const count = z.number().int();

/** What a course is evidence of. */
const lineContent = z.object({
  system: name,
  courseId: z.string().trim().min(1).max(2000),
  competencyId: id,
  /** The level that the course speaks to: what it supports, not what it gives. */
  level,
  evidenceKind: z.enum(courseEvidenceKinds),
  /** Of the scaled score, 0 to 1; null: none is asked for. */
  minimumScore: z.number().min(0).max(1).nullable(),
  /** How long it counts after the day of completion; null: until the source says otherwise. */
  validityMonths: z.number().int().min(1).max(120).nullable(),
  isRetired: z.boolean(),
});

export const courseMap = {
  list: query(permitted('framework.read', 'site')).output(
    z.object({
      revision: count,
      lines: z.array(
        lineContent.extend({
          lineId: id,
          revision: count,
          courseTitle: z.string(),
          competencyCode: z.string(),
          competencyTitle: z.string(),
          levelCode: z.string(),
          completions: count,
        }),
      ),
      revisions: z.array(
        z.object({ revision: count, note: z.string(), changes: count, preparedBy: name, approvedBy: name, approvedAt: instant }),
      ),
      systems: z.array(z.string()),
    }),
  ),
  /** Reads a table of the map and shows what it would change; nothing is written, and lines that it does not name stay. */
  preview: query(permitted('framework.edit', 'site'))
    .errors({
      FileUnreadable: { message: 'This file cannot be read as a map of courses.', data: z.object({ why: z.string() }) },
      MissingColumns: { message: 'The file lacks columns of the map.', data: z.object({ columns: z.array(z.string()) }) },
      TooManyLines: { message: 'The file changes more lines than can be approved at once.', data: z.object({ limit: count }) },
    })
    .input(z.object({ file: z.instanceof(Blob), fileName: z.string().min(1).max(255) }))
    .output(
      z.object({
        fileName: z.string(),
        sha256,
        /** The revision that it was held against. */
        basis: count,
        /** Lines that are new or changed, as they are to be saved. */
        lines: z.array(
          z.object({
            rowNumber: count,
            outcome: z.enum(['new', 'changed']),
            competencyCode: z.string(),
            competencyTitle: z.string(),
            levelCode: z.string(),
            line: lineContent.extend({ lineId: id.nullable() }),
          }),
        ),
        rejects: z.array(z.object({ rowNumber: count, code: z.string(), value: z.string() })),
        totals: z.object({ new: count, changed: count, unchanged: count, rejected: count }),
      }),
    ),
  /** Asks where to write the map; null when the person cancels. */
  chooseTarget: query(permitted('framework.edit', 'site')).output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Writes the map as CSV. The file has its name only when it is whole and on disk. */
  write: command(permitted('framework.edit', 'site'))
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
    })
    .input(z.object({ target: fileHandle, reason }))
    .output(z.object({ fileName: z.string(), sha256, lines: count })),
  /**
   * The next revision of the map, prepared by whoever edits the framework and approved in place by a second person. Completions that
   * waited for it become evidence at once; no level moves.
   */
  save: signedCommand(permitted('framework.approve', 'site'), 'second')
    .errors({
      NotEditor: { message: 'Whoever prepares the map must be allowed to edit the framework. Nothing was changed.' },
      MapChanged: { message: 'Somebody else has changed the map meanwhile. Open it again; nothing was changed.' },
      LineNotFound: { message: 'There is no such line of the map.' },
      CompetencyNotFound: { message: 'There is no such competency, or it is retired.' },
      LevelNotOnScale: { message: 'The scale of this competency has no such level.', data: z.object({ levels: z.array(level) }) },
      LineTwice: { message: 'The map says this of the course already.' },
      Unchanged: { message: 'Nothing was changed.' },
    })
    .input(
      z.object({
        /** The revision that was changed; 0 before there is one. */
        basis: z.number().int().min(0),
        /** Lines that are new (lineId null) or changed; all others stay. */
        lines: z
          .array(lineContent.extend({ lineId: id.nullable() }))
          .min(1)
          .max(2000),
        reason,
        signature: signatureInput,
      }),
    )
    .output(z.object({ revision: count, evidence: count })),
};
