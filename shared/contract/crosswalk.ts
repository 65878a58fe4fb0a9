import { z } from 'zod';
import { cannotWriteReasons } from './exchange';
import { contents, itemKind } from './framework-item';
import { command, permitted, query } from './procedure';
import { fileHandle, id, isoDate, reason } from './values';

const { match, framework, reference, uri, title } = contents.mapping.shape;
const chosen = { asOf: isoDate.optional(), frameworkId: id.optional(), match: match.optional(), framework: framework.optional() };

export const mappingRow = z.object({
  mappingId: id,
  itemId: id,
  kind: itemKind,
  code: z.string(),
  title: z.string(),
  libraryName: z.string(),
  match,
  framework,
  reference,
  uri,
  externalTitle: title,
});

/** What answers to what in frameworks outside, on a day. */
export const crosswalk = query(permitted('framework.read', 'site'))
  .input(z.object(chosen).default({}))
  .output(z.object({ mappings: z.array(mappingRow), frameworks: z.array(z.string()) }));

/** Asks where to write the file; null when the person cancels. */
export const chooseCrosswalkFile = query(permitted('framework.edit', 'site'))
  .input(z.object({ suggestedName: z.string().min(1).max(120) }))
  .output(z.object({ handle: fileHandle, fileName: z.string() }).nullable());

/** Writes the same rows as CSV. */
export const exportCrosswalk = command(permitted('framework.edit', 'site'))
  .errors({
    HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
    CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
  })
  .input(z.object({ ...chosen, target: fileHandle, reason }))
  .output(z.object({ fileName: z.string(), rows: z.number().int() }));
