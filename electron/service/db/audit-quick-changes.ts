import { createDecipheriv, type KeyObject } from 'node:crypto';
import type { Sqlite } from '../vault/open';
import { addQuickLeaf, commitmentOf, digestLength, digestOf, emptyRootHex, foldQuickPeaks, hexesOf } from './audit-quick-hash';
import { numbersOf, textsOf } from './audit-quick-list';

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

/** What the changes of a batch of entries amount to. */
export interface ChangeRoots {
  /** By an entry's place in the batch: how many changes it has, and the root over them in hex. */
  readonly counts: readonly number[];
  readonly roots: readonly string[];
  readonly changes: number;
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

type Page = readonly [
  malformed: number,
  entryNumbers: string,
  seqs: string,
  entities: string,
  sealedIds: string,
  personIds: string,
  oldLengths: string,
  newLengths: string,
  leaves: string | null,
  values: Buffer | null,
  commitments: Buffer | null,
];

const changesPerPage = 2000;
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** A side has all of its columns or none; a key of its own where it is in clear, and none where it is sealed. */
const isWhole = (side: 'old' | 'new'): string =>
  `iif(${side}Value IS NULL, ${side}Key IS NULL AND ${side}Commitment IS NULL, octet_length(${side}Commitment) IS 32
    AND iif(personId IS NULL, octet_length(${side}Key) IS 32, ${side}Key IS NULL))`;
const hexOrNull = (column: string): string => `iif(${column} IS NULL, NULL, lower(hex(${column})))`;

/*
 * A page is a handful of texts that hold all of its rows: fetching rows, and quoting column by column, costs more than
 * hashing them. json_object gives canonical JSON because its names stand in order. Rows come in the order of their key;
 * were they not to, the page would be found unfit and looked at slowly.
 */
const isAfter = `(entryNumber, seq) > (?, ?)`;
const endSql = `SELECT entryNumber, seq FROM audit_change WHERE ${isAfter} AND entryNumber <= ?
  ORDER BY entryNumber, seq LIMIT 1 OFFSET ${changesPerPage - 1}`;
/** NOTE: its end is its only upper bound. Of two, SQLite searches by the entry alone: every page of a large one would be read to the entry's end. */
export const pageSql = `SELECT total(NOT (${isWhole('old')} AND ${isWhole('new')})),
  json_group_array(entryNumber), json_group_array(seq), json_group_array(entity),
  json_group_array(iif(personId IS NULL, NULL, entityId)), json_group_array(personId),
  json_group_array(octet_length(oldValue)), json_group_array(octet_length(newValue)),
  group_concat(x'00' || json_object('entity', entity, 'id', entityId, 'new', ${hexOrNull('newCommitment')},
    'old', ${hexOrNull('oldCommitment')}, 'person', personId, 'seq', seq), ''),
  CAST(group_concat(concat(oldKey, oldValue, newKey, newValue), '') AS BLOB),
  CAST(group_concat(concat(oldCommitment, newCommitment), '') AS BLOB)
  FROM audit_change WHERE ${isAfter} AND (entryNumber, seq) <= (?, ?)`;

/**
 * Checks the changes of many entries at a time; null where something is not as it should be, or cannot be told this way.
 * `tell` hears of changes that were sealed, which nobody else can read; those in clear are counted.
 */
export function quickChanges(site: Sqlite, keyOf: KeyOf) {
  const endOf = site.prepare<[number, number, number], [number, number]>(endSql).raw();
  const pageOf = site.prepare<[number, number, number, number], Page>(pageSql).raw();

  return (first: number, last: number, tell: ((change: ToldChange) => void) | null): ChangeRoots | null => {
    const counts = Array.from({ length: last - first + 1 }, () => 0);
    const told: Told = { keyOf, tell, erased: 0, erasedPersonIds: new Set(), clear: new Map() };
    const changed: number[] = [];
    const digests: string[] = [];
    let peaks: string[] = [];
    let changes = 0;
    let after: readonly [number, number] = [first - 1, Number.MAX_SAFE_INTEGER];
    for (let isMore = true; isMore;) {
      const end = endOf.get(...after, last);
      isMore = end !== undefined;
      const page = pageOf.get(...after, ...(end ?? [last, Number.MAX_SAFE_INTEGER]));
      if (page === undefined) return null;
      const [malformed, entryNumberList, seqList, , , , , , leaves] = page;
      if (malformed !== 0 || !areAsCommitted(page, told)) return null;
      const entryNumbers = numbersOf(entryNumberList);
      const seqs = numbersOf(seqList);
      let at = 0;
      for (let index = 0; index < entryNumbers.length; index++) {
        const entryNumber = entryNumbers[index] ?? 0;
        const place = entryNumber - first;
        const seq = counts[place] ?? 0;
        if (entryNumber < after[0] || seqs[index] !== seq || leaves === null) return null;
        if (changed.at(-1) !== place) {
          if (peaks.length > 0) digests.push(foldQuickPeaks(peaks));
          peaks = [];
          changed.push(place);
        }
        // No JSON text holds the character that begins a leaf.
        const next = leaves.indexOf('\0', at + 1);
        const leafEnd = next === -1 ? leaves.length : next;
        addQuickLeaf(peaks, seq, digestOf(leaves.slice(at, leafEnd)), ignore);
        at = leafEnd;
        counts[place] = seq + 1;
        after = [entryNumber, seq];
      }
      changes += entryNumbers.length;
    }
    if (peaks.length > 0) digests.push(foldQuickPeaks(peaks));
    const roots = counts.map(() => emptyRootHex);
    for (const [index, root] of hexesOf(digests).entries()) roots[changed[index] ?? 0] = root;
    const { erased, erasedPersonIds, clear } = told;
    return { counts, roots, changes, erased, erasedPersonIds, clear };
  };
}

interface Told {
  readonly keyOf: KeyOf;
  readonly tell: ((change: ToldChange) => void) | null;
  erased: number;
  readonly erasedPersonIds: Set<string>;
  readonly clear: Map<string, ClearCount>;
}

/** Holds every value of a page against the commitment to it, and tells what was said. */
function areAsCommitted(
  [, numberList, seqList, entityList, idList, personList, oldList, newList, , values, stored]: Page,
  told: Told,
): boolean {
  const entryNumbers = numbersOf(numberList);
  if (entryNumbers.length === 0) return true;
  if (values === null || stored === null) return false;
  const [seqs, entities, ids] = [numbersOf(seqList), textsOf(entityList), textsOf(idList)];
  const [personIds, oldLengths, newLengths] = [textsOf(personList), numbersOf(oldList), numbersOf(newList)];
  const computed: string[] = [];
  let at = 0;
  let counted: ClearCount = { written: 0, ended: 0 };
  let countedEntity: string | null = null;
  for (let index = 0; index < entryNumbers.length; index++) {
    const entryNumber = entryNumbers[index] ?? 0;
    const [oldLength, newLength] = [oldLengths[index] ?? null, newLengths[index] ?? null];
    const personId = personIds[index] ?? null;
    const entity = entities[index] ?? '';
    if (personId === null) {
      for (const length of [oldLength, newLength]) {
        if (length === null) continue;
        computed.push(commitmentOf(values, at, at + keyLength, at + keyLength + length));
        at += keyLength + length;
      }
      if (entity !== countedEntity) {
        counted = countOf(told.clear, entity);
        countedEntity = entity;
      }
      if (oldLength !== null) counted.ended++;
      if (newLength !== null) counted.written++;
      continue;
    }
    const key = told.keyOf(personId, entryNumber);
    const sides: ToldValue[] = [];
    for (const [side, length] of [
      ['old', oldLength],
      ['new', newLength],
    ] as const) {
      if (length === null) {
        sides.push(null);
        continue;
      }
      const opened =
        key === null ? null : openSealed(values, at, at + length, key, `touchstone/1/audit/${entryNumber}/${seqs[index]}/${side}`);
      at += length;
      if (key !== null && opened === null) return false;
      if (opened === null) {
        // Only the commitment itself is left of it.
        const place = computed.length * digestLength;
        computed.push(stored.toString('latin1', place, place + digestLength));
        told.erased++;
        told.erasedPersonIds.add(personId);
        sides.push('erased');
      } else {
        computed.push(commitmentOf(opened, 0, keyLength, opened.length));
        sides.push({ text: opened.toString('utf8', keyLength) });
      }
    }
    told.tell?.({ entryNumber, entity, entityId: ids[index] ?? '', old: sides[0] ?? null, new: sides[1] ?? null });
  }
  return at === values.length && computed.join('') === stored.toString('latin1');
}

const ignore = (): void => undefined;

function countOf(clear: Map<string, ClearCount>, entity: string): ClearCount {
  const known = clear.get(entity);
  if (known !== undefined) return known;
  const count = { written: 0, ended: 0 };
  clear.set(entity, count);
  return count;
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
