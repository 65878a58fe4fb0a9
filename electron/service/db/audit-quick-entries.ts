import type { Sqlite } from '../vault/open';
import { openSealed, quickChanges, type ClearCount, type KeyOf, type ToldChange } from './audit-quick-changes';
import { addQuickLeaf, commitmentOf, digestLength, digestOf, foldQuickPeaks, hexesOf } from './audit-quick-hash';
import { numbersOf, textsOf } from './audit-quick-list';

/** A batch of entries that are all as they were written. */
export interface QuickBatch {
  readonly changes: number;
  readonly valuesErased: number;
  readonly erasedPersonIds: ReadonlySet<string>;
  readonly recordedAt: readonly string[];
  readonly clear: ReadonlyMap<string, ClearCount>;
}

type Pack = readonly [
  count: number,
  columns: string | null,
  leaves: string | null,
  personIds: string,
  keyLengths: string,
  reasonLengths: string,
  reasons: Buffer | null,
  hashes: Buffer | null,
];

/*
 * The leaf as its columns tell it, without what only the leaf knows: the root over the changes and the commitment to the
 * reason, which are computed here and stand before two of the names. In a JSON text no value holds a name with its quotes.
 * One text for a whole batch, as with the changes. Names stand in the canonical order.
 */
const afterChanges = ',"entity":';
const afterReason = ',"recordedAt":"';
/** How long a moment is, is fixed by the table. */
const momentLength = '2026-01-31T09:30:00.000Z'.length;
const packSql = `SELECT count(*), group_concat(json_object('action', action, 'app', appVersion, 'entity', entity, 'entityId', entityId,
    'n', entryNumber, 'person', personId, 'recordedAt', recordedAt, 'role', role, 'station', station, 'user', userId, 'v', 1,
    'validFrom', validFrom, 'zone', zone), x'01'),
  group_concat(x'00' || leaf, ''),
  json_group_array(personId), json_group_array(octet_length(reasonKey)), json_group_array(octet_length(reason)),
  CAST(group_concat(concat(reasonKey, reason), '') AS BLOB), CAST(group_concat(leafHash, '') AS BLOB)
  FROM audit_entry WHERE entryNumber BETWEEN ? AND ?`;
const nodesSql = `SELECT CAST(group_concat(hash, '') AS BLOB) FROM merkle_node WHERE level = ? AND position BETWEEN ? AND ?`;

/**
 * Checks entries, their changes and the nodes they complete, a batch at a time and without naming what is wrong: null
 * means that verifyLog must look at this batch entry by entry. `checkpointFits` is asked at every entry.
 */
export function quickEntries(site: Sqlite, keyOf: KeyOf) {
  const packOf = site.prepare<[number, number], Pack>(packSql).raw();
  const nodesOf = site.prepare<[number, number, number], Buffer | null>(nodesSql).pluck();
  const changesOf = quickChanges(site, keyOf);

  return (
    first: number,
    last: number,
    peaks: string[],
    tell: ((change: ToldChange) => void) | null,
    checkpointFits: (size: number, root: () => string) => boolean,
  ): QuickBatch | null => {
    const changes = changesOf(first, last, tell);
    const pack = packOf.get(first, last);
    if (changes === null || pack === undefined) return null;
    const [count, columns, leaves, , , , , hashes] = pack;
    if (count !== last - first + 1 || columns === null || leaves === null || hashes === null) return null;
    const reasons = reasonsOf(pack, first, keyOf);
    if (reasons === null) return null;

    // Put together for the whole batch and held against it at once: a comparison for every leaf costs several times as much.
    const ends: number[] = [];
    const recordedAt: string[] = [];
    let expected = '';
    let at = 0;
    for (let index = 0; index < count; index++) {
      const middle = columns.indexOf(afterChanges, at);
      const tail = columns.indexOf(afterReason, middle);
      const next = columns.indexOf('\u0001', tail);
      const end = next === -1 ? columns.length : next;
      const committed = reasons.committed[index] ?? committedIn(leaves, expected.length);
      const changed = `,"changes":{"count":${changes.counts[index]},"root":"${changes.roots[index]}"}`;
      expected += `\0${columns.slice(at, middle)}${changed}${columns.slice(middle, tail)},"reason":${committed}${columns.slice(tail, end)}`;
      ends.push(expected.length);
      const moment = tail + afterReason.length;
      recordedAt.push(columns.slice(moment, moment + momentLength));
      at = end + 1;
    }
    if (expected !== leaves) return null;

    const completed: string[][] = [];
    const keep = (level: number, hash: string): void => {
      (completed[level] ??= []).push(hash);
    };
    for (let index = 0; index < count; index++) {
      addQuickLeaf(peaks, first - 1 + index, digestOf(leaves.slice(ends[index - 1] ?? 0, ends[index])), keep);
      if (!checkpointFits(first + index, () => foldQuickPeaks(peaks))) return null;
    }
    if (!areSame(completed[0] ?? [], hashes)) return null;
    for (const [level, nodes] of completed.entries()) {
      const from = Math.ceil(first / 2 ** level) - 1;
      if (!areSame(nodes, nodesOf.get(level, from, Math.floor(last / 2 ** level) - 1) ?? null)) return null;
    }
    return {
      changes: changes.changes,
      valuesErased: changes.erased + reasons.erasedPersonIds.length,
      erasedPersonIds: new Set([...changes.erasedPersonIds, ...reasons.erasedPersonIds]),
      recordedAt,
      clear: changes.clear,
    };
  };
}

interface Reasons {
  /** As the leaf has the commitment: in quotes, or null where there is no reason. Undefined: erased, so that only the leaf still knows it. */
  readonly committed: ReadonlyArray<string | undefined>;
  /** One for each erased reason. */
  readonly erasedPersonIds: readonly string[];
}

/** The commitments to the reasons; null when one cannot be what was committed to. */
function reasonsOf([count, , , personList, keyList, reasonList, reasons]: Pack, first: number, keyOf: KeyOf): Reasons | null {
  const personIds = textsOf(personList);
  const [keyLengths, reasonLengths] = [numbersOf(keyList), numbersOf(reasonList)];
  const places: number[] = [];
  const digests: string[] = [];
  const committed = personIds.map((): string | undefined => 'null');
  const erasedPersonIds: string[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    const [personId, keyLength, length] = [personIds[index] ?? null, keyLengths[index] ?? null, reasonLengths[index] ?? null];
    if (length === null) {
      if (keyLength !== null) return null;
      continue;
    }
    if (reasons === null || keyLength !== (personId === null ? digestLength : null)) return null;
    const valueAt = at + (keyLength ?? 0);
    const end = valueAt + length;
    if (personId === null) {
      digests.push(commitmentOf(reasons, at, valueAt, end));
      places.push(index);
    } else {
      const entryNumber = first + index;
      const key = keyOf(personId, entryNumber);
      const opened = key === null ? null : openSealed(reasons, valueAt, end, key, `touchstone/1/audit/${entryNumber}/reason`);
      if (key !== null && opened === null) return null;
      if (opened === null) {
        committed[index] = undefined;
        erasedPersonIds.push(personId);
      } else {
        digests.push(commitmentOf(opened, 0, digestLength, opened.length));
        places.push(index);
      }
    }
    at = end;
  }
  if (at !== (reasons?.length ?? 0)) return null;
  for (const [index, hex] of hexesOf(digests).entries()) committed[places[index] ?? 0] = `"${hex}"`;
  return { committed, erasedPersonIds };
}

/** What the leaf that begins there says of its reason; nothing that fits where it is no commitment. */
function committedIn(leaves: string, begin: number): string {
  const from = leaves.indexOf(',"reason":"', begin) + 10;
  const said = leaves.slice(from, from + 2 + 2 * digestLength);
  return /^"[0-9a-f]{64}"$/.test(said) ? said : '';
}

function areSame(digests: readonly string[], stored: Buffer | null): boolean {
  return digests.join('') === (stored?.toString('latin1') ?? '');
}
