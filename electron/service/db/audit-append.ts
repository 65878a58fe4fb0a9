import { canonicalJson, type JsonObject } from '../../../shared/domain/audit-json';
import { leafOf, type AuditChangeLeaf } from '../../../shared/domain/audit-leaf';
import { addLeaf, foldPeaks, leafHash } from '../../../shared/domain/merkle';
import { sha256, toHex } from './audit-hash';
import { ensurePersonKeys, keyFor, type PersonKeys } from './audit-person-key';
import type { AuditChangeTable } from './audit-schema';
import { logSize } from './audit-size';
import { addToTree } from './audit-tree';
import { storeValue, type StoredValue } from './audit-values';
import { insertRows } from './insert-rows';
import type { Tx } from './schema';
import { giveTurn } from './take-turns';

/** Who writes, when and where: the same for every entry of a session's command. */
export type AuditHeader = {
  /** UTC, `2026-01-31T09:30:00.000Z`. */
  readonly recordedAt: string;
  readonly zone: string;
  /** Null for what time alone changes (system). */
  readonly userId: string | null;
  readonly role: string;
  readonly station: string;
  readonly appVersion: string;
};

export type AuditEntry = {
  /** The number that records of this command were stamped with; another one than the log's next is refused. */
  readonly entryNumber?: number;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly personId?: string | null;
  readonly reason?: string | null;
  readonly validFrom?: string | null;
  readonly changes: readonly AuditChange[];
  /** Hears how many changes are sealed and stored; what it throws ends the command, with nothing written. */
  readonly tell?: (done: number, total: number) => void;
};

export type AuditChange = {
  readonly entity: string;
  readonly entityId: string;
  /** Whose record it is; left out: the entry's person. Null: nobody's, the values are kept in clear. */
  readonly personId?: string | null;
  /** The whole record before; null when the command made it. */
  readonly old: JsonObject | null;
  readonly new: JsonObject | null;
};

/** Appends the one entry of a command with its changes, and returns its number. */
export async function appendEntry(tx: Tx, header: AuditHeader, entry: AuditEntry): Promise<number> {
  const entryNumber = await nextEntryNumber(tx);
  if (entry.entryNumber !== undefined && entry.entryNumber !== entryNumber) {
    throw new Error(`records are stamped ${entry.entryNumber}, but the log's next entry is ${entryNumber}`);
  }
  const entryPersonId = entry.personId ?? null;
  const personIds = entry.changes.map((change) => personOf(change, entryPersonId));
  const keys = await ensurePersonKeys(
    tx,
    [...personIds, entryPersonId].filter((id) => id !== null),
    entryNumber,
  );

  const all = entry.changes.length;
  // To seal a change and to store it take about as long.
  const { changes, root } = await sealed(entryNumber, entry.changes, personIds, keys, (done) => entry.tell?.(Math.floor(done / 2), all));
  const columns = {
    entryNumber,
    recordedAt: header.recordedAt,
    zone: header.zone,
    userId: header.userId,
    role: header.role,
    station: header.station,
    appVersion: header.appVersion,
    action: entry.action,
    entity: entry.entity,
    entityId: entry.entityId,
    personId: entryPersonId,
    validFrom: entry.validFrom ?? null,
  };
  const reason = storeOptional(entry.reason ?? null, keyOf(keys, entryPersonId), entryNumber, 'reason');
  const commitment = reason === null ? null : toHex(reason.commitment);
  const leaf = canonicalJson(leafOf(columns, commitment, { count: changes.length, root: toHex(root) }));
  const hash = leafHash(sha256, Buffer.from(leaf, 'utf8'));

  const row = { ...columns, reason: reason?.value ?? null, reasonKey: reason?.key ?? null, leaf, leafHash: hash };
  await insertRows(tx, 'audit_entry', [row]);
  await insertRows(tx, 'audit_change', changes, (done) => entry.tell?.(Math.floor((all + done) / 2), all));
  entry.tell?.(all, all);
  await addToTree(tx, entryNumber, hash);
  return entryNumber;
}

/** The number the next entry will have, to stamp records with inside the same transaction. */
export async function nextEntryNumber(tx: Tx): Promise<number> {
  return (await logSize(tx)) + 1;
}

/** Leaf hash of a change in its entry's own tree, from the stored columns. */
export function changeLeafHash(row: AuditChangeTable): Uint8Array {
  const leaf: AuditChangeLeaf = {
    seq: row.seq,
    entity: row.entity,
    id: row.entityId,
    person: row.personId,
    old: row.oldCommitment === null ? null : toHex(row.oldCommitment),
    new: row.newCommitment === null ? null : toHex(row.newCommitment),
  };
  return leafHash(sha256, Buffer.from(canonicalJson(leaf), 'utf8'));
}

function personOf(change: AuditChange, entryPersonId: string | null): string | null {
  return change.personId === undefined ? entryPersonId : change.personId;
}

function keyOf(keys: PersonKeys, personId: string | null): Uint8Array | null {
  return personId === null ? null : keyFor(keys, personId).key;
}

const changesAtOnce = 500;

/** The rows of an entry's changes and the root of their tree, in parts: an import may bring half a million. */
async function sealed(
  entryNumber: number,
  all: readonly AuditChange[],
  personIds: readonly (string | null)[],
  keys: PersonKeys,
  tell: (done: number) => void,
) {
  const changes: AuditChangeTable[] = [];
  const peaks: Uint8Array[] = [];
  for (let from = 0; from < all.length; from += changesAtOnce) {
    tell(from);
    if (from > 0) await giveTurn();
    for (const change of all.slice(from, from + changesAtOnce)) {
      const seq = changes.length;
      const row = changeRow(entryNumber, seq, change, personIds[seq] ?? null, keys);
      addLeaf(sha256, peaks, seq, changeLeafHash(row));
      changes.push(row);
    }
  }
  return { changes, root: foldPeaks(sha256, peaks) };
}

function changeRow(entryNumber: number, seq: number, change: AuditChange, personId: string | null, keys: PersonKeys): AuditChangeTable {
  const key = keyOf(keys, personId);
  const before = storeOptional(change.old === null ? null : canonicalJson(change.old), key, entryNumber, `${seq}/old`);
  const after = storeOptional(change.new === null ? null : canonicalJson(change.new), key, entryNumber, `${seq}/new`);
  return {
    entryNumber,
    seq,
    entity: change.entity,
    entityId: change.entityId,
    personId,
    oldValue: before?.value ?? null,
    newValue: after?.value ?? null,
    oldKey: before?.key ?? null,
    newKey: after?.key ?? null,
    oldCommitment: before?.commitment ?? null,
    newCommitment: after?.commitment ?? null,
  };
}

function storeOptional(text: string | null, personKey: Uint8Array | null, entryNumber: number, part: string): StoredValue | null {
  return text === null ? null : storeValue(text, personKey, { entryNumber, part });
}
