import { createDecipheriv, type KeyObject } from 'node:crypto';
import type { Sqlite } from '../vault/open';
import { addQuickLeaf, commitmentOf, digestOf, foldQuickPeaks } from './audit-quick-hash';

/** A change as the log tells it, its records opened. */
export interface ToldChange {
  readonly entryNumber: number;
  readonly entity: string;
  readonly entityId: string;
  readonly old: ToldValue;
  readonly new: ToldValue;
}
/** Canonical JSON; null where there is no record, 'erased' where its person's key was destroyed. */
export type ToldValue = { readonly text: string } | null | 'erased';

/** What the changes of a batch of entries amount to, by entry: how many, and the root over them. */
export interface ChangeRoots {
  readonly countOf: ReadonlyMap<number, number>;
  readonly rootOf: ReadonlyMap<number, string>;
  readonly erased: number;
  readonly erasedPersonIds: ReadonlySet<string>;
  /** How many records in clear were written and how many ended, by entity. */
  readonly clear: ReadonlyMap<string, ClearCount>;
}
export interface ClearCount {
  written: number;
  ended: number;
}

/** The key that seals a person's values of an entry; null when it was destroyed. */
export type KeyOf = (personId: string, entryNumber: number) => KeyObject | null;

type Row = [
  entryNumber: number,
  seq: number,
  entity: string,
  entityId: string,
  personId: string | null,
  oldLength: number | null,
  newLength: number | null,
  oldKeyLength: number | null,
  newKeyLength: number | null,
  isOldCommitted: number,
  isNewCommitted: number,
];

const changesPerPage = 2000;
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

// One text a page holds every leaf and every value: a buffer for each of them would cost more than checking it.
const within = `(entryNumber, seq) > (?, ?) AND entryNumber <= ?`;
const rowsSql = `SELECT entryNumber, seq, entity, entityId, personId, octet_length(oldValue), octet_length(newValue),
  octet_length(oldKey), octet_length(newKey), oldCommitment IS NOT NULL, newCommitment IS NOT NULL
  FROM audit_change WHERE ${within} ORDER BY entryNumber, seq LIMIT ?`;
const packSql = `SELECT CAST(group_concat(
    x'00' || '{"entity":' || json_quote(entity) || ',"id":' || json_quote(entityId)
    || ',"new":' || iif(newCommitment IS NULL, 'null', '"' || lower(hex(newCommitment)) || '"') || ',"old":' || iif(oldCommitment IS NULL, 'null', '"' || lower(hex(oldCommitment)) || '"')
    || ',"person":' || json_quote(personId) || ',"seq":' || seq || '}' || x'0a'
    || ifnull(oldKey, '') || ifnull(oldValue, '') || ifnull(oldCommitment, '')
    || ifnull(newKey, '') || ifnull(newValue, '') || ifnull(newCommitment, ''), '') AS BLOB)
  FROM (SELECT * FROM audit_change WHERE ${within} ORDER BY entryNumber, seq LIMIT ?)`;

/**
 * Checks the changes of many entries at a time; null where something is not as it should be, or cannot be told this way.
 * `tell` hears of changes that were sealed, which nobody else can read; those in clear are counted.
 */
export function quickChanges(site: Sqlite, keyOf: KeyOf) {
  const rowsOf = site.prepare<[number, number, number, number], Row>(rowsSql).raw();
  const packOf = site.prepare<[number, number, number, number], Buffer | null>(packSql).pluck();

  return (first: number, last: number, tell: ((change: ToldChange) => void) | null): ChangeRoots | null => {
    const countOf = new Map<number, number>();
    const rootOf = new Map<number, string>();
    const erasedPersonIds = new Set<string>();
    const clear = new Map<string, ClearCount>();
    let erased = 0;
    let peaks: string[] = [];
    let after: readonly [number, number] = [first - 1, Number.MAX_SAFE_INTEGER];
    for (;;) {
      const rows = rowsOf.all(...after, last, changesPerPage);
      const pack = rows.length === 0 ? null : packOf.get(...after, last, changesPerPage);
      if (pack === undefined || (pack === null && rows.length > 0)) return null;
      let at = 0;
      for (const [entryNumber, seq, entity, entityId, personId, oldLength, newLength, oldKey, newKey, hasOld, hasNew] of rows) {
        if (pack === null) return null;
        const leafEnd = pack.indexOf(0x0a, at);
        const leaf = digestOf(pack, at, leafEnd);
        if (entryNumber !== after[0]) {
          if (peaks.length > 0) rootOf.set(after[0], foldQuickPeaks(peaks));
          peaks = [];
          after = [entryNumber, -1];
        }
        if (seq !== (countOf.get(entryNumber) ?? 0)) return null;
        addQuickLeaf(peaks, seq, leaf, ignore);
        countOf.set(entryNumber, seq + 1);
        after = [entryNumber, seq];

        const key = personId === null ? null : keyOf(personId, entryNumber);
        const old = openPart(pack, leafEnd + 1, oldLength, oldKey, hasOld, personId, key, entryNumber, seq, 'old');
        if (old === null) return null;
        const next = openPart(pack, old.end, newLength, newKey, hasNew, personId, key, entryNumber, seq, 'new');
        if (next === null) return null;
        at = next.end;
        if (personId === null) {
          countIn(clear, entity, hasOld, hasNew);
          continue;
        }
        if (old.value === 'erased' || next.value === 'erased') {
          erased += (old.value === 'erased' ? 1 : 0) + (next.value === 'erased' ? 1 : 0);
          erasedPersonIds.add(personId);
        }
        tell?.({ entryNumber, entity, entityId, old: old.value, new: next.value });
      }
      if (pack !== null && at !== pack.length) return null;
      if (rows.length < changesPerPage) break;
    }
    if (peaks.length > 0) rootOf.set(after[0], foldQuickPeaks(peaks));
    return { countOf, rootOf, erased, erasedPersonIds, clear };
  };
}

const ignore = (): void => undefined;

function countIn(clear: Map<string, ClearCount>, entity: string, hasOld: number, hasNew: number): void {
  const count = clear.get(entity);
  if (count === undefined) clear.set(entity, { written: hasNew, ended: hasOld });
  else {
    count.written += hasNew;
    count.ended += hasOld;
  }
}

const inClear: ToldValue = { text: '' };

/** One side of a change, which stands in the pack as key, value, commitment; null when it is not the one committed to. */
function openPart(
  pack: Buffer,
  start: number,
  length: number | null,
  ownKeyLength: number | null,
  isCommitted: number,
  personId: string | null,
  key: KeyObject | null,
  entryNumber: number,
  seq: number,
  side: 'old' | 'new',
): { readonly value: ToldValue; readonly end: number } | null {
  const from = start + (ownKeyLength ?? 0);
  const to = from + (length ?? 0);
  const end = to + (isCommitted === 1 ? keyLength : 0);
  if (length === null || isCommitted === 0) {
    return length === null && isCommitted === 0 && ownKeyLength === null ? { value: null, end } : null;
  }
  const commitment = pack.toString('latin1', to, end);
  if (personId === null) {
    if (ownKeyLength !== keyLength || commitmentOf(pack, start, from, to) !== commitment) return null;
    return { value: inClear, end };
  }
  if (ownKeyLength !== null) return null;
  if (key === null) return { value: 'erased', end };
  const opened = openSealed(pack, from, to, key, `touchstone/1/audit/${entryNumber}/${seq}/${side}`);
  if (opened === null || commitmentOf(opened, 0, keyLength, opened.length) !== commitment) return null;
  return { value: { text: opened.toString('utf8', keyLength) }, end };
}

/** AES-256-GCM as vault/aes-gcm.ts has it, with a key that need not be set up for every value. */
export function openSealed(bytes: Buffer, from: number, to: number, key: KeyObject, context: string): Buffer | null {
  const textFrom = from + nonceLength;
  const textTo = to - tagLength;
  if (textTo < textFrom + keyLength) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(from, textFrom), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(bytes.subarray(textTo, to));
  const opened = decipher.update(bytes.subarray(textFrom, textTo));
  try {
    decipher.final();
    return opened;
  } catch {
    return null; // final() throws for a wrong tag, and for nothing else
  }
}
