import { basename } from 'node:path';
import type { BadEntry, ClockNotice } from '../db/audit-fault';
import { emptyRootHex } from '../db/audit-quick-hash';
import { verifyRange, type RangeVerification } from '../db/audit-verify-range';
import { readExtent } from '../db/audit-verify-tree';
import { pageFault } from '../db/check-pages';
import { checkAttachments, type AttachmentFinding } from '../db/integrity-evidence';
import { schemaFault } from '../db/integrity-schema';
import { checkLiveRows, partsOfNone, standingRows, untoldRows, type ToldCounts } from '../db/live-rows';
import { checkBeside, checkKeysAndNodes } from '../db/live-rows-beside';
import { checkDerived } from '../db/live-rows-derived';
import { checkPast } from '../db/live-rows-past';
import type { RowFinding } from '../db/live-rows-finding';
import { checkSignatures } from '../db/live-rows-signatures';
import { recordAsItIs } from '../db/open';
import { checkPack } from '../readiness/check-pack';
import { isDamage } from '../vault/storage-fault';
import type { Sqlite } from '../vault/open';
import type { JobProgress } from './job-messages';
import { hasHelped, sharesOfLog, takeNoMore, tellSize, verifyShares, type PartOfLog } from './verify-shares';

export interface RecordVerification {
  /** Entries of the log when the verification began, and its root in hex: null unless the whole log is intact. */
  readonly entries: number;
  readonly root: string | null;
  /** A file of which a page cannot be read or does not hold together; nothing else was then looked at. */
  readonly badFile: { readonly file: string; readonly what: string } | null;
  /** A table, an index or a guard that is not the application's own. */
  readonly badSchema: string | null;
  readonly firstBad: BadEntry | null;
  /** Rows that are not as the log tells them, the first of each kind of check. */
  readonly rows: readonly (RowFinding | AttachmentFinding)[];
  readonly clockNotices: readonly ClockNotice[];
  readonly valuesErased: number;
  readonly signatures: number;
  readonly files: number;
  readonly orphans: number;
}

export interface RangeWithRows {
  readonly range: RangeVerification;
  readonly counts: ToldCounts;
  readonly findings: readonly RowFinding[];
}

export interface VerifyOptions {
  readonly nativeBinding?: string | undefined;
  /** Another thread that takes shares of the log as well. Asked for first of all, so that it has started when they are there to be taken. */
  readonly helper?: (shares: SharedArrayBuffer) => Promise<PartOfLog>;
  /** The file beside the databases that readiness is counted from, and the key it is sealed under. */
  readonly pack?: { readonly file: string; readonly key: Uint8Array };
}

const rowsShown = 20;
/** Pages of a file whose log, of some 20,000 entries, is worth the start of a second thread. */
const enoughForTwo = 8_000;

/**
 * Verifies an opened record as a whole, as it stands when it begins: every page, the schema, the log, every row against
 * the log, what is derived, the columns that readiness is counted from, every signature, every attachment. For a worker
 * thread: it computes for as long as it takes.
 */
export async function verifyRecord(
  { site, evidence }: { readonly site: Sqlite; readonly evidence: Sqlite },
  tell: (progress: JobProgress) => void,
  { nativeBinding, helper, pack }: VerifyOptions = {},
): Promise<RecordVerification> {
  const shares = sharesOfLog();
  const second = Number(site.pragma('page_count', { simple: true })) < enoughForTwo ? undefined : helper?.(shares);
  second?.catch(() => undefined); // thrown where it is awaited: nobody listens while this thread reads pages
  try {
    const badFile = badPages(site, evidence, tell);
    if (badFile !== null) return unread({ badFile });
    const fault = await schemaFault({ site, evidence }, nativeBinding);
    const badSchema = fault?.what ?? null;
    if (fault?.isUnreadable === true) return unread({ badSchema });
    return await verifySound({ site, evidence }, badSchema, { shares, second, pack }, tell);
  } finally {
    takeNoMore(shares);
  }
}

interface Shared extends Pick<VerifyOptions, 'pack'> {
  readonly shares: SharedArrayBuffer;
  readonly second: Promise<PartOfLog> | undefined;
}

/** What is left when the pages hold together and the tables are there. */
async function verifySound(
  { site, evidence }: { readonly site: Sqlite; readonly evidence: Sqlite },
  badSchema: string | null,
  shared: Shared,
  tell: (progress: JobProgress) => void,
): Promise<RecordVerification> {
  // One moment for everything: what is committed meanwhile is of no concern.
  site.exec('BEGIN');
  evidence.exec('BEGIN');
  try {
    const db = recordAsItIs(site);
    const { size, lastKnown } = await readExtent(db);
    tell({ label: 'entries', done: 0, total: size });
    tellSize(shared.shares, size);
    // What does not follow from the log is looked at while the other thread has already begun with it.
    const standing = standingRows(site, size);
    const keysAndNodes = checkKeysAndNodes(site, size);
    const log = await wholeLog(site, size, shared, tell);
    const tail = lastKnown > size ? { entryNumber: size + 1, faults: [{ kind: 'tailMissing', lastKnown } as const] } : null;
    const firstBad = log.firstBad ?? tail;
    // Rows are held against the log: one that was altered has nothing to say about them.
    const untold = firstBad === null ? untoldRows(site, standing, log.counts) : [];
    const beside = firstBad === null ? [...(await checkBeside(site, db, size)), ...keysAndNodes, ...partsOfNone(site)] : [];
    // From rows that are not the record's own nothing can be derived that would mean anything.
    const isSound = firstBad === null && log.findings.length === 0 && untold.length === 0;
    const derived = isSound ? await checkDerived(db, (done, total) => tell({ label: 'derived', done, total })) : [];
    const past = isSound && derived.length === 0 ? await checkPast(db) : [];
    const { pack } = shared;
    // Held against standings that follow from the records themselves.
    const counted = pack !== undefined && isSound && derived.length === 0 ? checkPack(site, pack.file, pack.key) : [];
    const signatures = await checkSignatures(db, size, (done, total) => tell({ label: 'signatures', done, total }));
    const attachments = checkAttachments(site, evidence, (done, total) => tell({ label: 'evidence', done, total }));
    const parts = [log.findings, untold, beside, derived, past, counted, signatures.findings, attachments.findings];
    return {
      entries: size,
      root: firstBad === null ? log.root : null,
      badFile: null,
      badSchema,
      firstBad,
      rows: parts.flatMap((findings) => findings.slice(0, rowsShown)),
      clockNotices: log.clockNotices,
      valuesErased: log.valuesErased,
      signatures: signatures.checked,
      files: attachments.files,
      orphans: attachments.orphans,
    };
  } catch (error) {
    if (isDamage(error)) return unread({ badFile: { file: basename(site.name), what: 'unreadable' }, badSchema });
    throw error;
  } finally {
    if (site.inTransaction) site.exec('ROLLBACK');
    if (evidence.inTransaction) evidence.exec('ROLLBACK');
  }
}

/** What is told of a record that cannot be read. */
export function unread(why: Partial<Pick<RecordVerification, 'badFile' | 'badSchema'>>): RecordVerification {
  const nothing = {
    entries: 0,
    root: null,
    firstBad: null,
    rows: [],
    clockNotices: [],
    valuesErased: 0,
    signatures: 0,
    files: 0,
    orphans: 0,
  };
  return { badFile: null, badSchema: null, ...nothing, ...why };
}

/** A part of the log with the rows it tells of, on a connection of its own. */
export async function verifyPart(
  site: Sqlite,
  range: { readonly from: number; readonly to: number },
  onProgress: (entries: number) => void,
): Promise<RangeWithRows> {
  const rows = checkLiveRows(site);
  const verified = await verifyRange({ site, db: recordAsItIs(site) }, range, rows, onProgress);
  return { range: verified, counts: rows.counts(), findings: rows.findings };
}

interface WholeLog {
  readonly root: string | null;
  readonly firstBad: BadEntry | null;
  readonly findings: readonly RowFinding[];
  readonly counts: readonly ToldCounts[];
  readonly clockNotices: readonly ClockNotice[];
  readonly valuesErased: number;
}

async function wholeLog(site: Sqlite, size: number, { shares, second }: Shared, tell: (progress: JobProgress) => void): Promise<WholeLog> {
  const first = await verifyShares(site, shares, (done) => tell({ label: 'entries', done, total: size }));
  const parts = second !== undefined && hasHelped(shares) ? [first, await second] : [first];
  const ranges = parts
    .flatMap((part) => part.shares)
    .toSorted((a, b) => a.from - b.from)
    .map(({ range }) => range);
  return {
    root: size === 0 ? emptyRootHex : (ranges.at(-1)?.root ?? null),
    firstBad: ranges.find(({ firstBad }) => firstBad !== null)?.firstBad ?? null,
    findings: parts.flatMap(({ findings }) => findings),
    counts: parts.map(({ counts }) => counts),
    clockNotices: ranges.flatMap(({ clockNotices }) => clockNotices),
    valuesErased: ranges.reduce((sum, range) => sum + range.valuesErased, 0),
  };
}

function badPages(site: Sqlite, evidence: Sqlite, tell: (progress: JobProgress) => void): RecordVerification['badFile'] {
  for (const [index, sqlite] of [site, evidence].entries()) {
    tell({ label: 'pages', done: index, total: 2 });
    const file = basename(sqlite.name);
    try {
      const what = pageFault(sqlite);
      if (what !== null) return { file, what };
    } catch (error) {
      if (isDamage(error)) return { file, what: 'unreadable' };
      throw error;
    }
  }
  return null;
}
