import { z } from 'zod';
import { localDate } from '../../../../shared/domain/calendar';
import { parseJsonObject } from '../../../../shared/domain/audit-json';
import { openValue } from '../audit-values';
import type { SiteRow } from '../core-schema';
import { prepared } from '../prepared-query';
import type { Reader } from '../schema';

/** The site as the log has it, so that a row that was altered, which is told of by an alarm, decides nothing. Its row counts where the log says nothing. */
export async function siteFacts(db: Reader): Promise<SiteRow> {
  const facts = (await siteAsTold(db))?.facts ?? (await knownSite(db, {}))[0];
  if (facts === undefined) throw new Error('the record has no site');
  return facts;
}

/**
 * By what a site can be opened: what the log says of it, be its own row altered, ended or gone. Where the log says nothing that is
 * as it was committed to, the row counts; null where that is none that anybody could go by.
 */
export async function siteToOpen(db: Reader): Promise<SiteToOpen | null> {
  const rows = await knownSite(db, {});
  const [row] = rows;
  const told = await siteAsTold(db);
  if (told === null) {
    const usable = siteRecord.safeParse(row);
    return usable.success ? { facts: usable.data, altered: 'log' } : null;
  }
  const isAsTold =
    row !== undefined &&
    rows.length === 1 &&
    row.recordedFrom === told.entryNumber &&
    fields.every((field) => row[field] === told.facts[field]);
  return { facts: told.facts, altered: isAsTold ? null : 'row' };
}

export interface SiteToOpen {
  readonly facts: SiteRow;
  /** Which of the two is not as it was written: the row, or what the log says of it. */
  readonly altered: 'row' | 'log' | null;
}

/** What the newest entry that tells of the site says of it; null where none says anything that is as it was committed to. */
export async function siteAsTold(db: Reader): Promise<{ readonly facts: SiteRow; readonly entryNumber: number } | null> {
  const [newest] = await newestTold(db, {});
  if (newest === undefined) return null;
  const { entryNumber, seq, personId, newValue: value, newKey: key, newCommitment: commitment } = newest;
  const opened = openValue({ value, key, commitment, personId }, new Map(), { entryNumber, part: `${seq}/new` });
  const facts = siteRecord.safeParse(opened.state === 'open' ? parseJsonObject(opened.text) : null);
  return facts.success ? { facts: facts.data, entryNumber } : null;
}

const siteRecord = z.object({
  siteId: z.string(),
  name: z.string(),
  zone: z.string().refine(isZone),
  idleMinutes: z.number().int().min(1),
  expiringDays: z.number().int().min(1),
  isSample: z.literal([0, 1]),
}) satisfies z.ZodType<SiteRow>;
const fields = siteRecord.keyof().options;

function isZone(zone: string): boolean {
  try {
    return localDate(new Date(0), zone) !== '';
  } catch {
    return false;
  }
}

const knownSite = prepared((db) =>
  db
    .selectFrom('site')
    .select(['siteId', 'name', 'zone', 'idleMinutes', 'expiringDays', 'isSample', 'recordedFrom'])
    .where('recordedTo', 'is', null),
);

const newestTold = prepared((db) =>
  db
    .selectFrom('audit_change')
    .select(['entryNumber', 'seq', 'personId', 'newValue', 'newKey', 'newCommitment'])
    .where('entity', '=', 'site')
    .where('newValue', 'is not', null)
    .orderBy('entryNumber', 'desc')
    .limit(1),
);
