import type { Sqlite } from '../vault/open';
import { quickChanges, openSealed, type ClearCount, type KeyOf, type ToldChange } from './audit-quick-changes';
import { addQuickLeaf, commitmentOf, digestOf, foldQuickPeaks, hexOf } from './audit-quick-hash';

/** A batch of entries that are all as they were written. */
export interface QuickBatch {
  readonly changes: number;
  readonly valuesErased: number;
  readonly erasedPersonIds: ReadonlySet<string>;
  readonly recordedAt: readonly string[];
  readonly clear: ReadonlyMap<string, ClearCount>;
}

type Pack = readonly [
  columns: string | null,
  recordedAt: string | null,
  personIds: string | null,
  lengths: string | null,
  leaves: Buffer | null,
  reasons: Buffer | null,
  hashes: Buffer | null,
];

const hashLength = 32;

/*
 * The leaf as its columns tell it, in three pieces; what only the leaf knows stands between them: the root over the
 * changes and the commitment to the reason, which are computed here. A JSON text holds no control character, so one
 * separates the pieces.
 */
const separator = '\u0001';
const columns = `'{"action":' || json_quote(action) || ',"app":' || json_quote(appVersion) || ',"changes":{"count":' || x'01'
  || '"},"entity":' || json_quote(entity) || ',"entityId":' || json_quote(entityId) || ',"n":' || entryNumber
  || ',"person":' || json_quote(personId) || ',"reason":' || x'01'
  || ',"recordedAt":' || json_quote(recordedAt) || ',"role":' || json_quote(role) || ',"station":' || json_quote(station)
  || ',"user":' || json_quote(userId) || ',"v":1,"validFrom":' || json_quote(validFrom) || ',"zone":' || json_quote(zone) || '}'`;
const packSql = `SELECT group_concat(${columns}, x'01'), group_concat(recordedAt, x'01'), group_concat(ifnull(personId, ''), x'01'),
  group_concat(entryNumber || ' ' || ifnull(octet_length(reasonKey), '') || ' ' || ifnull(octet_length(reason), ''), x'01'),
  CAST(group_concat(x'00' || leaf, '') AS BLOB),
  CAST(group_concat(ifnull(reasonKey, '') || ifnull(reason, ''), '') AS BLOB),
  CAST(group_concat(CAST(leafHash AS TEXT), '') AS BLOB)
  FROM (SELECT * FROM audit_entry WHERE entryNumber BETWEEN ? AND ? ORDER BY entryNumber)`;
const nodesSql = `SELECT CAST(group_concat(CAST(hash AS TEXT), '') AS BLOB)
  FROM (SELECT hash FROM merkle_node WHERE level = ? AND position BETWEEN ? AND ? ORDER BY position)`;

/**
 * Checks entries, their changes and the nodes they complete, a batch at a time and without naming what is wrong: null
 * means that verifyLog must look at this batch entry by entry. `isCheckpointed` is asked at every entry.
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
    const [texts, moments, persons, numbers, leaves, reasons, hashes] = packOf.get(first, last) ?? [];
    if (changes === null || texts === undefined || leaves === undefined || leaves === null || !reasons || !hashes) return null;
    const pieces = (texts ?? '').split(separator);
    const personIds = (persons ?? '').split(separator);
    const lengths = (numbers ?? '').split(separator);
    const recordedAt = (moments ?? '').split(separator);
    const count = last - first + 1;
    if (lengths.length !== count || pieces.length !== 3 * count || personIds.length !== count || recordedAt.length !== count) return null;

    const completed: string[][] = [];
    const erasedPersonIds = new Set(changes.erasedPersonIds);
    let erased = changes.erased;
    let changesSeen = 0;
    let leafAt = 0;
    let reasonAt = 0;
    const keep = (level: number, hash: string): void => {
      (completed[level] ??= []).push(hash);
    };
    for (let index = 0; index < count; index++) {
      const entryNumber = first + index;
      const [number, keyLength = '', reasonLength = ''] = (lengths[index] ?? '').split(' ');
      if (number !== String(entryNumber)) return null;

      // The commitment to the reason; of an erased person only the leaf still knows it.
      let said = 'null';
      const valueAt = reasonAt + Number(keyLength);
      const end = valueAt + Number(reasonLength);
      const personId = personIds[index] ?? '';
      if (reasonLength === '') {
        if (keyLength !== '') return null;
      } else if (personId === '') {
        if (Number(keyLength) !== hashLength) return null;
        said = `"${hexOf(commitmentOf(reasons, reasonAt, valueAt, end))}"`;
      } else {
        if (keyLength !== '') return null;
        const key = keyOf(personId, entryNumber);
        const opened = key === null ? null : openSealed(reasons, valueAt, end, key, `touchstone/1/audit/${entryNumber}/reason`);
        if (key !== null && opened === null) return null;
        if (opened !== null) said = `"${hexOf(commitmentOf(opened, 0, hashLength, opened.length))}"`;
        else {
          erased++;
          erasedPersonIds.add(personId);
          const committed = leaves.indexOf(',"reason":"', leafAt) + 10;
          said = leaves.toString('latin1', committed, committed + 66);
          if (!/^"[0-9a-f]{64}"$/.test(said)) return null;
        }
      }
      reasonAt = end;

      const changed = changes.countOf.get(entryNumber) ?? 0;
      const root = hexOf(changes.rootOf.get(entryNumber) ?? emptyRoot);
      changesSeen += changed;
      const [head, middle, tail] = [pieces[3 * index] ?? '', pieces[3 * index + 1] ?? '', pieces[3 * index + 2] ?? ''];
      const leaf = `\0${head}${changed},"root":"${root}${middle}${said}${tail}`;
      if (expected.length < 3 * leaf.length) expected = Buffer.alloc(6 * leaf.length);
      const length = expected.write(leaf, 'utf8');
      if (leaves.compare(expected, 0, length, leafAt, leafAt + length) !== 0) return null;
      addQuickLeaf(peaks, entryNumber - 1, digestOf(leaves, leafAt, leafAt + length), keep);
      leafAt += length;
      if (!checkpointFits(entryNumber, () => foldQuickPeaks(peaks))) return null;
    }
    if (leafAt !== leaves.length || reasonAt !== reasons.length || changesSeen !== sum(changes.countOf.values())) return null;
    if (Buffer.compare(Buffer.from((completed[0] ?? []).join(''), 'latin1'), hashes) !== 0) return null;
    for (const [level, nodes] of completed.entries()) {
      const from = Math.ceil(first / 2 ** level) - 1;
      const stored = nodesOf.get(level, from, Math.floor(last / 2 ** level) - 1);
      if (Buffer.compare(Buffer.from(nodes.join(''), 'latin1'), stored ?? Buffer.alloc(0)) !== 0) return null;
    }
    return { changes: changesSeen, valuesErased: erased, erasedPersonIds, recordedAt, clear: changes.clear };
  };
}

const emptyRoot = foldQuickPeaks([]);
let expected = Buffer.alloc(8192);

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
