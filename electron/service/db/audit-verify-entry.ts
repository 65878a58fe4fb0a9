import { isJsonObject, parseJsonObject, type JsonObject } from '../../../shared/domain/audit-json';
import { leafDifferences, leafOf, type AuditLeaf } from '../../../shared/domain/audit-leaf';
import { areEqualHashes, leafHash } from '../../../shared/domain/merkle';
import type { AuditFault } from './audit-fault';
import { sha256 } from './audit-hash';
import type { PersonKeys } from './audit-person-key';
import type { AuditEntryTable } from './audit-schema';
import { openValue, type OpenedValue } from './audit-values';
import { changesRoot, type CheckedChanges } from './audit-verify-changes';

export type CheckedEntry = {
  /** Computed from the stored leaf. */
  readonly hash: Uint8Array;
  readonly faults: readonly AuditFault[];
  readonly isReasonErased: boolean;
};

/** Holds an entry's leaf against its hash, its columns, its reason and its changes. */
export function checkEntry(row: AuditEntryTable, changes: CheckedChanges | undefined, keys: PersonKeys): CheckedEntry {
  const hash = leafHash(sha256, Buffer.from(row.leaf, 'utf8'));
  const leaf = parseJsonObject(row.leaf);
  const faults: AuditFault[] = [];
  if (leaf === undefined || !areEqualHashes(hash, row.leafHash)) faults.push({ kind: 'leafAltered' });
  const reason = openReason(row, leaf, keys);
  if (reason.state === 'altered') faults.push({ kind: 'reasonAltered' });
  if (leaf !== undefined) faults.push(...columnFaults(row, leaf), ...changesFaults(leaf, changes));
  faults.push(...(changes?.faults ?? []));
  return { hash, faults, isReasonErased: reason.state === 'erased' };
}

/** The reason, checked against the commitment in the entry's own leaf. */
export function openReason(row: AuditEntryTable, leaf: JsonObject | undefined, keys: PersonKeys): OpenedValue {
  const committed = leaf?.['reason'];
  const commitment = typeof committed === 'string' ? Buffer.from(committed, 'hex') : null;
  const stored = { value: row.reason, key: row.reasonKey, commitment, personId: row.personId };
  return openValue(stored, keys, { entryNumber: row.entryNumber, part: 'reason' });
}

function columnFaults(row: AuditEntryTable, leaf: JsonObject): readonly AuditFault[] {
  // The reason is held against its commitment instead, the changes against their root.
  const expected: AuditLeaf = leafOf(row, null, { count: 0, root: '' });
  return leafDifferences({ ...leaf, reason: null }, expected).map((field) => ({ kind: 'fieldAltered', field }));
}

function changesFaults(leaf: JsonObject, changes: CheckedChanges | undefined): readonly AuditFault[] {
  const said = leaf['changes'];
  const isAsSaid = isJsonObject(said) && said['count'] === (changes?.count ?? 0) && said['root'] === changesRoot(changes);
  return isAsSaid ? [] : [{ kind: 'changesAltered' }];
}
