import { z } from 'zod';
import { gapGroupings } from '../domain/gap-summary';
import { heatmapColumns, heatmapModes } from '../domain/heatmap';
import { cannotWriteReasons } from './exchange';
import { expertsAsked, expertsFailures } from './experts';
import { listedKey } from './figures';
import { competencyType } from './framework-item';
import { gapFilter } from './gaps';
import { command, permitted, query } from './procedure';
import { readinessFilter } from './readiness-filter';
import { printedFile } from './reports';
import { fileHandle, isoDate, reason, sha256, state } from './values';

const count = z.number().int();

/** Any view of readiness, narrowed as it is on the screen. */
export const readinessView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heatmap'),
    filter: readinessFilter,
    by: z.enum(heatmapColumns),
    mode: z.enum(heatmapModes).default('state'),
  }),
  /** Every standing of the matrix, person by person; the people and competencies that its own filters leave. */
  z.object({
    kind: z.literal('matrix'),
    filter: readinessFilter,
    person: z.string().max(200),
    competency: z.string().max(200),
    states: z.array(state).nullable(),
    type: competencyType.nullable(),
  }),
  z.object({ kind: z.literal('standings'), filter: readinessFilter, states: z.array(state).nullable(), lapsesBy: isoDate.nullable() }),
  z.object({ kind: z.literal('gaps'), filter: gapFilter }),
  z.object({ kind: z.literal('gapSummary'), filter: gapFilter, by: z.enum(gapGroupings) }),
  z.object({ kind: z.literal('figures'), filter: readinessFilter }),
  z.object({ kind: z.literal('figure'), filter: readinessFilter, key: listedKey }),
  /** Who can do something on a day, as the page that finds them is narrowed. */
  z.object({ kind: z.literal('experts'), asked: expertsAsked }),
]);
export type ReadinessView = z.infer<typeof readinessView>;

const TooMany = {
  message: 'This view has more lines than such a file takes. Narrow it, or choose another format.',
  data: z.object({ lines: count, most: count }),
};

export const readinessViews = {
  /** The view as PDF/A: with its filters, its day, the number of its lines and the digest of what it tells. */
  print: query(permitted('readiness.read', 'visible'))
    .errors({ TooMany, ...expertsFailures })
    .input(z.object({ view: readinessView }))
    .output(printedFile),
  /** Reads the view and asks where to write it; null when the person cancels. */
  chooseTarget: query(permitted('readiness.read', 'visible'))
    .errors({ TooMany, ...expertsFailures })
    .input(z.object({ format: z.enum(['xlsx', 'csv']), view: readinessView }))
    .output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Writes what was read when the place was chosen, as a workbook or as CSV. The file has its name only when it is whole and on disk. */
  write: command(permitted('readiness.read', 'visible'))
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
    })
    .input(z.object({ target: fileHandle, reason }))
    .output(z.object({ fileName: z.string(), lines: count, sha256, digest: sha256 })),
};
