import { createHash } from 'node:crypto';
import { canonicalJson, type JsonObject } from '../../../../shared/domain/audit-json';
import type { AuditChange } from '../../db/audit-append';

/**
 * SHA-256 over every record that a batch touched, as they were before it or as they were after it. Records are in the order of their
 * names, so that a batch that takes another one back ends with the digest with which that one began.
 */
export function stateDigest(changes: readonly AuditChange[], side: 'old' | 'new'): string {
  const hash = createHash('sha256');
  for (const change of changes.toSorted(byName)) {
    const row: JsonObject = { entity: change.entity, id: change.entityId, row: change[side] };
    hash.update(canonicalJson(row)).update('\n');
  }
  return hash.digest('hex');
}

function byName(one: AuditChange, other: AuditChange): number {
  const [a, b] = [`${one.entity}/${one.entityId}`, `${other.entity}/${other.entityId}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
