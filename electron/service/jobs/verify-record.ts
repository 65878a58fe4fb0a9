import { basename } from 'node:path';
import type { BadEntry, ClockNotice } from '../db/audit-fault';
import { verifyRange, type RangeVerification } from '../db/audit-verify-range';
import { readExtent } from '../db/audit-verify-tree';
import { pageFault } from '../db/check-pages';
import { checkAttachments, type AttachmentFinding } from '../db/integrity-evidence';
import { schemaFault } from '../db/integrity-schema';
import { checkLiveRows, untoldRows, type ToldCounts } from '../db/live-rows';
import { checkBeside } from '../db/live-rows-beside';
import { checkDerived } from '../db/live-rows-derived';
import type { RowFinding } from '../db/live-rows-finding';
import { checkSignatures } from '../db/live-rows-signatures';
import { recordAsItIs } from '../db/open';
import { isDamage } from '../vault/storage-fault';
import type { Sqlite } from '../vault/open';
import type { JobProgress } from './job-messages';

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
  /** Takes a part of the log off this thread's hands. Asked for before the rest is begun. */
  readonly helper?: (range: { readonly from: number; readonly to: number }) => Promise<RangeWithRows>;
}

const rowsShown = 20;
const enoughForTwo = 20_000;

/**
 * Verifies an opened record as a whole, as it stands when it begins: every page, the schema, the log, every row against
 * the log, what is derived, every signature, every attachment. For a worker thread: it computes for as long as it takes.
 */
export async function verifyRecord(
  { site, evidence }: { readonly site: Sqlite; readonly evidence: Sqlite },
  tell: (progress: JobProgress) => void,
  { nativeBinding, helper }: VerifyOptions = {},
): Promise<RecordVerification> {
  const badFile = badPages(site, evidence, tell);
  if (badFile !== null) return unread({ badFile });
  const badSchema = await schemaFault(site, nativeBinding);
  if (badSchema !== null && isUnreadable(badSchema)) return unread({ badSchema });

  // One moment for everything: what is committed meanwhile is of no concern.
  site.exec('BEGIN');
  evidence.exec('BEGIN');
  try {
    const db = recordAsItIs(site);
    const { size, lastKnown } = await readExtent(db);
    const log = await wholeLog(site, size, helper, tell);
    const tail = lastKnown > size ? { entryNumber: size + 1, faults: [{ kind: 'tailMissing', lastKnown } as const] } : null;
    const firstBad = log.firstBad ?? tail;
    // Rows are held against the log: one that was altered has nothing to say about them.
    const untold = firstBad === null ? untoldRows(site, log.counts, size) : [];
    const beside = firstBad === null ? await checkBeside(site, db, size) : [];
    // From rows that are not the record's own nothing can be derived that would mean anything.
    const isSound = firstBad === null && log.findings.length === 0 && untold.length === 0;
    const derived = isSound ? await checkDerived(db, (done, total) => tell({ label: 'derived', done, total })) : [];
    const signatures = await checkSignatures(db, size, (done, total) => tell({ label: 'signatures', done, total }));
    const attachments = checkAttachments(site, evidence, (done, total) => tell({ label: 'evidence', done, total }));
    const parts = [log.findings, untold, beside, derived, signatures.findings, attachments.findings];
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

async function wholeLog(
  site: Sqlite,
  size: number,
  helper: VerifyOptions['helper'],
  tell: (progress: JobProgress) => void,
): Promise<WholeLog> {
  tell({ label: 'entries', done: 0, total: size });
  const half = helper === undefined || size < enoughForTwo ? size : Math.floor(size / 2);
  const second = half < size ? helper?.({ from: half + 1, to: size }) : undefined;
  // Both halves go about as fast: this thread's count stands for both.
  const factor = second === undefined ? 1 : 2;
  const first = await verifyPart(site, { from: 1, to: half }, (entries) =>
    tell({ label: 'entries', done: Math.min(entries * factor, size), total: size }),
  );
  const parts = second === undefined ? [first] : [first, await second];
  const ranges = parts.map(({ range }) => range);
  return {
    root: ranges.at(-1)?.root ?? null,
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

/** Without one of its tables a record cannot be read at all. */
function isUnreadable(fault: string): boolean {
  return fault.startsWith('table ');
}
