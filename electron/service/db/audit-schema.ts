/** One row per command. */
export interface AuditEntryTable {
  /** From 1 without a gap: the recorded axis of every bitemporal table. */
  entryNumber: number;
  /** UTC, `2026-01-31T09:30:00.000Z`. */
  recordedAt: string;
  /** IANA name of the zone the site was in. */
  zone: string;
  /** Null when time alone did it (system). */
  userId: string | null;
  role: string;
  station: string;
  appVersion: string;
  action: string;
  entity: string;
  entityId: string;
  /** Whose record this is about; its reason is then sealed under that person's key. */
  personId: string | null;
  reason: Uint8Array | null;
  reasonKey: Uint8Array | null;
  /** Site-local date from which the command's facts are true. */
  validFrom: string | null;
  /** Canonical JSON, exactly the bytes that were hashed. */
  leaf: string;
  leafHash: Uint8Array;
}

/** One row per record that a command made, changed or closed. */
export interface AuditChangeTable {
  entryNumber: number;
  /** From 0 within the entry. */
  seq: number;
  entity: string;
  entityId: string;
  personId: string | null;
  /** Canonical JSON as UTF-8; of a person: sealed, with the commitment key inside. Null: there was no record. */
  oldValue: Uint8Array | null;
  newValue: Uint8Array | null;
  /** Commitment keys; null where the value is sealed. */
  oldKey: Uint8Array | null;
  newKey: Uint8Array | null;
  /** What the leaf covers; kept here because a shredded value cannot give it again. */
  oldCommitment: Uint8Array | null;
  newCommitment: Uint8Array | null;
}

/** A complete subtree: at `level` it covers 2^level leaves from leaf `position` × 2^level on. */
export interface MerkleNodeTable {
  level: number;
  position: number;
  hash: Uint8Array;
}

export interface AuditCheckpointTable {
  treeSize: number;
  note: string;
  recordedAt: string;
}

/** Deleting a row shreds everything the log holds about that person up to then. */
export interface PersonKeyTable {
  personId: string;
  key: Uint8Array;
  /** Values of earlier entries were under a key that has been destroyed. */
  createdEntry: number;
}

/**
 * Raw 32-byte public and private key. Ed25519: the newest of a purpose signs, all of them verify. X25519 for `exchange`: others encrypt
 * to the newest, all of them open.
 */
export interface SiteKeyTable {
  purpose: SiteKeyPurpose;
  keyId: string;
  publicKey: Uint8Array;
  privateKey: Uint8Array;
  createdAt: string;
  createdEntry: number;
}

export type SiteKeyPurpose = 'checkpoint' | 'package' | 'exchange';

export interface AuditTables {
  audit_entry: AuditEntryTable;
  audit_change: AuditChangeTable;
  merkle_node: MerkleNodeTable;
  audit_checkpoint: AuditCheckpointTable;
  person_key: PersonKeyTable;
  site_key: SiteKeyTable;
}
