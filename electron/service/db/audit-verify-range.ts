import { setImmediate } from 'node:timers/promises';
import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Sqlite } from '../vault/open';
import { isSignedByOneOf, parseCheckpoint } from './audit-checkpoint';
import type { BadEntry, ClockNotice } from './audit-fault';
import { loadPersonKeys } from './audit-person-key';
import type { KeyOf, ToldChange, ToldValue } from './audit-quick-changes';
import { quickEntries } from './audit-quick-entries';
import { foldQuickPeaks, hexOf } from './audit-quick-hash';
import { listSiteKeys } from './audit-site-key';
import { peaksAt } from './audit-tree';
import { openValue } from './audit-values';
import { verifyLog } from './audit-verify';
import { personIdsOf, sideOf } from './audit-verify-changes';
import type { LiveRowCheck } from './live-rows';
import type { Db } from './schema';

/** What was found in a range of the log. Where `firstBad` is set, what comes after it was not looked at. */
export interface RangeVerification {
  readonly entries: number;
  readonly changes: number;
  /** Values that cannot be read any more because their person's key was destroyed. */
  readonly valuesErased: number;
  readonly erasedPersonIds: readonly string[];
  readonly clockNotices: readonly ClockNotice[];
  readonly firstBad: BadEntry | null;
  /** Root over the log up to the end of the range, in hex; null unless the range is intact. */
  readonly root: string | null;
}

export interface OpenLog {
  readonly site: Sqlite;
  /** The same connection. */
  readonly db: Db;
}

/** The texts of so many stay below 128 KiB: larger ones take fresh pages from the kernel each time, for which the threads of a process wait on each other. */
const entriesPerBatch = 192;
/** Between two of these the event loop runs. */
const entriesPerTurn = 4 * entriesPerBatch;

type VerifyRange = (
  range: { readonly from: number; readonly to: number },
  rows: Pick<LiveRowCheck, 'hear' | 'fits'> | null,
  onProgress: (entriesChecked: number) => void,
  signal?: AbortSignal,
) => Promise<RangeVerification>;

/** For several ranges of a log: statements and people's keys are made ready once. */
export function rangeVerifier(log: OpenLog): VerifyRange {
  const quick = quickEntries(log.site, personKeysOf(log.site));
  return (...asked) => verify(log, quick, ...asked);
}

/**
 * Recomputes the entries from `from` to `to`, taking those before them as the stored tree has them: two ranges that
 * meet, each intact, make one that is. `rows` is held against every change of an intact batch. Lets the event loop run now and then.
 */
export function verifyRange(log: OpenLog, ...asked: Parameters<VerifyRange>): Promise<RangeVerification> {
  return rangeVerifier(log)(...asked);
}

async function verify(
  { db }: OpenLog,
  quick: ReturnType<typeof quickEntries>,
  ...[{ from, to }, rows, onProgress, signal]: Parameters<VerifyRange>
): Promise<RangeVerification> {
  const fits = await checkpointCheck(db, from, to);
  const seen = { entries: 0, changes: 0, valuesErased: 0, erased: new Set<string>(), clockNotices: new Array<ClockNotice>() };
  let previous = await momentOf(db, from - 1);
  const finish = (firstBad: BadEntry | null, peaks: readonly string[]): RangeVerification => ({
    entries: seen.entries,
    changes: seen.changes,
    valuesErased: seen.valuesErased,
    erasedPersonIds: [...seen.erased].sort(),
    clockNotices: seen.clockNotices,
    firstBad,
    root: firstBad === null ? hexOf(foldQuickPeaks(peaks)) : null,
  });
  let peaks = await storedPeaks(db, from - 1);
  if (!Array.isArray(peaks)) return finish({ entryNumber: from, faults: [peaks] }, []);

  for (let first = from; first <= to; first += entriesPerBatch) {
    signal?.throwIfAborted();
    const last = Math.min(first + entriesPerBatch - 1, to);
    const told: ToldChange[] = [];
    const batch = quick(first, last, peaks, rows === null ? null : (change) => told.push(change), fits);
    if (batch !== null) {
      for (const change of told) rows?.hear(change);
      const unfit = [...batch.clear].flatMap(([entity, count]) => (rows?.fits(entity, first, last, count) === false ? [entity] : []));
      if (rows !== null && unfit.length > 0) await tellSlowly(db, first, last, rows, unfit);
      seen.changes += batch.changes;
      seen.valuesErased += batch.valuesErased;
      for (const personId of batch.erasedPersonIds) seen.erased.add(personId);
      let entryNumber = first;
      for (const recordedAt of batch.recordedAt) {
        if (recordedAt < previous) seen.clockNotices.push({ entryNumber, recordedAt, previousRecordedAt: previous });
        previous = recordedAt;
        entryNumber++;
      }
    } else {
      const found = await verifyLog(db, { from: first, upTo: last }, () => undefined, new AbortController().signal);
      if (found.firstBad !== null) return finish(found.firstBad, []);
      const after = await storedPeaks(db, last);
      if (found.size < last || !Array.isArray(after))
        return finish({ entryNumber: found.size + 1, faults: [{ kind: 'entryMissing' }] }, []);
      peaks = after;
      if (rows !== null) await tellSlowly(db, first, last, rows);
      seen.changes += found.changesChecked;
      seen.valuesErased += found.valuesErased;
      for (const personId of found.erasedPersonIds) seen.erased.add(personId);
      const recordedAt = await momentOf(db, first);
      if (recordedAt < previous) seen.clockNotices.push({ entryNumber: first, recordedAt, previousRecordedAt: previous });
      seen.clockNotices.push(...found.clockNotices);
      previous = await momentOf(db, last);
    }
    seen.entries += last - first + 1;
    onProgress(seen.entries);
    if (seen.entries % entriesPerTurn === 0) await setImmediate();
  }
  return finish(null, peaks);
}

/** When an entry was recorded; empty, which is before every moment, where there is none. */
async function momentOf(db: Db, entryNumber: number): Promise<string> {
  const entry = await db.selectFrom('audit_entry').select('recordedAt').where('entryNumber', '=', entryNumber).executeTakeFirst();
  return entry?.recordedAt ?? '';
}

async function storedPeaks(db: Db, size: number) {
  const peaks = await peaksAt(db, size);
  if (!peaks.ok) return { kind: 'nodeMissing', ...peaks.failure.data } as const;
  return peaks.value.map((hash) => Buffer.from(hash).toString('latin1'));
}

/** Keys are set up once: a large site's log holds thousands of values of each person. */
function personKeysOf(site: Sqlite): KeyOf {
  const keyRow = site.prepare<[string], { key: Buffer; createdEntry: number }>(
    'SELECT key, createdEntry FROM person_key WHERE personId = ?',
  );
  const known = new Map<string, { readonly key: KeyObject; readonly createdEntry: number } | null>();
  return (personId, entryNumber) => {
    let found = known.get(personId);
    if (found === undefined) {
      const row = keyRow.get(personId);
      found = row === undefined ? null : { key: createSecretKey(row.key), createdEntry: row.createdEntry };
      known.set(personId, found);
    }
    // A key made after the entry is a second one: the first has been destroyed.
    return found === null || found.createdEntry > entryNumber ? null : found.key;
  };
}

/** Whether the checkpoint kept at a size, where there is one, is signed by the site and has this root. */
async function checkpointCheck(db: Db, from: number, to: number): Promise<(size: number, root: () => string) => boolean> {
  const kept = await db
    .selectFrom('audit_checkpoint')
    .select(['treeSize', 'note'])
    .where('treeSize', '>=', from)
    .where('treeSize', '<=', to)
    .execute();
  const noteBySize = new Map(kept.map(({ treeSize, note }) => [treeSize, note]));
  const keys = await listSiteKeys(db, 'checkpoint');
  return (size, root) => {
    const note = noteBySize.get(size);
    if (note === undefined) return true;
    const checkpoint = parseCheckpoint(note);
    if (!checkpoint.ok || !isSignedByOneOf(keys, checkpoint.value)) return false;
    return checkpoint.value.treeSize === size && Buffer.from(checkpoint.value.root).toString('latin1') === root();
  };
}

/** Change by change; `only` these entities, and of them what is in clear. */
async function tellSlowly(
  db: Db,
  first: number,
  last: number,
  { hear }: Pick<LiveRowCheck, 'hear'>,
  only?: readonly string[],
): Promise<void> {
  const query = db
    .selectFrom('audit_change')
    .selectAll()
    .where('entryNumber', '>=', first)
    .where('entryNumber', '<=', last)
    .orderBy('entryNumber')
    .orderBy('seq');
  const rows = await (only === undefined ? query : query.where('entity', 'in', only).where('personId', 'is', null)).execute();
  const keys = await loadPersonKeys(db, personIdsOf(rows));
  for (const row of rows) {
    const valueOf = (side: 'old' | 'new'): ToldValue => {
      const opened = openValue(sideOf(row, side), keys, { entryNumber: row.entryNumber, part: `${row.seq}/${side}` });
      if (opened.state === 'altered') throw new Error('a value of an intact entry cannot be read');
      if (opened.state === 'erased') return 'erased';
      return opened.state === 'absent' ? null : { text: opened.text };
    };
    hear({ entryNumber: row.entryNumber, entity: row.entity, entityId: row.entityId, old: valueOf('old'), new: valueOf('new') });
  }
}
