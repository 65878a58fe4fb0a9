import type { JsonObject } from './audit-json';

/** What the leaf of an entry covers. Hashes and commitments are lower-case hex. */
export type AuditLeaf = {
  readonly v: 1;
  readonly n: number;
  readonly recordedAt: string;
  readonly zone: string;
  readonly user: string | null;
  readonly role: string;
  readonly station: string;
  readonly app: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly person: string | null;
  readonly reason: string | null;
  readonly validFrom: string | null;
  readonly changes: { readonly count: number; readonly root: string };
};

/** What the leaf of a change covers, in the entry's own small tree of changes. */
export type AuditChangeLeaf = {
  readonly seq: number;
  readonly entity: string;
  readonly id: string;
  readonly person: string | null;
  readonly old: string | null;
  readonly new: string | null;
};

/** The entry as its columns tell it; of the reason and the changes only the leaf knows. */
export type EntryColumns = {
  readonly entryNumber: number;
  readonly recordedAt: string;
  readonly zone: string;
  readonly userId: string | null;
  readonly role: string;
  readonly station: string;
  readonly appVersion: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly personId: string | null;
  readonly validFrom: string | null;
};

/** The leaf of an entry: its columns, with the commitments of its reason and changes in the place of their values. */
export function leafOf(columns: EntryColumns, reason: string | null, changes: AuditLeaf['changes']): AuditLeaf {
  return {
    v: 1,
    n: columns.entryNumber,
    recordedAt: columns.recordedAt,
    zone: columns.zone,
    user: columns.userId,
    role: columns.role,
    station: columns.station,
    app: columns.appVersion,
    action: columns.action,
    entity: columns.entity,
    entityId: columns.entityId,
    person: columns.personId,
    reason,
    validFrom: columns.validFrom,
    changes,
  };
}

/** The names of the leaf's fields that differ from what is expected; empty when the leaf is right. */
export function leafDifferences(leaf: JsonObject, expected: AuditLeaf): readonly string[] {
  const plain: JsonObject = { ...expected, changes: undefined };
  const fields = new Set([...Object.keys(leaf), ...Object.keys(plain)]);
  fields.delete('changes');
  return [...fields].filter((field) => leaf[field] !== plain[field]);
}
