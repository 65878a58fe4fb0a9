import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { writeDurably, type ReadOnlyFolder } from './durable-file';

/**
 * A site folder holds:
 *   site.json                 public facts that never change; written last at creation, so its presence makes a folder a site
 *   slots.json                key slots; its `generation` is the one pointer to the database pair in force
 *   attempts.json             failed attempts to unlock
 *   site.lock                 empty; held by the operating system's lock while the site is open
 *   site-<generation>.db      the records, encrypted; with -wal and -shm while open
 *   evidence-<generation>.db  the attachments, encrypted under the same key
 *   readiness-<generation>.pack  columns of standings, sealed under that key; made from the records, and again whenever it is gone
 *   restored.json             after a restore, until the next unlock has entered it in the log
 * A backup is a folder with site.json, slots.json, the pair and backup.json, which says that it is one.
 * A change of the data key builds the pair of the next generation and then replaces slots.json: sealed data keys and
 * pointer switch in one rename.
 */
export function siteFiles(folder: string) {
  return {
    site: join(folder, 'site.json'),
    slots: join(folder, 'slots.json'),
    attempts: join(folder, 'attempts.json'),
    lock: join(folder, 'site.lock'),
  };
}

export function databaseFiles(folder: string, generation: number) {
  return { site: join(folder, `site-${generation}.db`), evidence: join(folder, `evidence-${generation}.db`) };
}

export const packFileOf = (folder: string, generation: number): string => join(folder, `readiness-${generation}.pack`);

/**
 * The format of a site and of a backup, as site.json, slots.json and backup.json say it. Until the first release, every
 * change of what they lead to that no migration makes raises it, and what a development version made before is refused in
 * words. From then on it rises only together with a conversion of what the releases before have written.
 */
export const siteFormat = 4;

export type OtherFormat = Failure<'NewerFormat', undefined> | Failure<'OlderFormat', undefined>;

/** Which other version wrote what says this format; null: this one, or it cannot be told. */
export function otherVersion(format: number | undefined): 'newer' | 'older' | null {
  if (format === undefined || format < 1 || format === siteFormat) return null;
  return format > siteFormat ? 'newer' : 'older';
}

/** What anybody may know of a site without opening it. The name is public by design; no person is named here. */
export const siteFacts = z.strictObject({
  formatVersion: z.literal(siteFormat),
  siteId: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  cipher: z.enum(['aegis', 'sqlcipher']),
  createdAt: z.string(),
});
export type SiteFacts = z.infer<typeof siteFacts>;

export type SiteDamaged = Failure<'SiteDamaged', { readonly file: string }>;
export type SiteUnreadable = SiteDamaged | Failure<'NotASite', { readonly folder: string }> | OtherFormat;

export function readSiteFacts(folder: string): Result<SiteFacts, SiteUnreadable> {
  const text = readTextIfThere(siteFiles(folder).site);
  if (text === undefined)
    return existsSync(siteFiles(folder).slots) ? fail('SiteDamaged', { file: 'site.json' }) : fail('NotASite', { folder });
  const json = parseJson(text);
  const other = otherVersion(z.object({ formatVersion: z.int() }).safeParse(json).data?.formatVersion);
  if (other !== null) return fail(other === 'newer' ? 'NewerFormat' : 'OlderFormat');
  const facts = siteFacts.safeParse(json);
  return facts.success ? ok(facts.data) : fail('SiteDamaged', { file: 'site.json' });
}

export function writeSiteFacts(folder: string, facts: SiteFacts): Result<void, ReadOnlyFolder> {
  return writeDurably(siteFiles(folder).site, `${JSON.stringify(facts, null, 2)}\n`);
}

/** More than any of these files comes to: what is longer, or no file at all, was put there to be choked on. */
const mostBytes = 64 * 2 ** 20;

/** undefined when the file, or its folder, is not there; no text at all of what cannot be one of these files. */
export function readTextIfThere(file: string): string | undefined {
  try {
    const found = statSync(file);
    if (!found.isFile() || found.size > mostBytes) return '';
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** undefined, which no JSON text means, when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
