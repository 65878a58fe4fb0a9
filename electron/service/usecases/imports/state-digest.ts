import { createHash } from 'node:crypto';
import { canonicalJson, type JsonObject } from '../../../../shared/domain/audit-json';
import type { AuditChange } from '../../db/audit-append';
import { giveTurn } from '../../db/take-turns';

/**
 * SHA-256 over every record that a batch touched, as they were before it or as they were after it. Records are in the order of their
 * names, so that a batch that takes another one back ends with the digest with which that one began.
 */
export async function stateDigest(changes: readonly AuditChange[], side: 'old' | 'new'): Promise<string> {
  const hash = createHash('sha256');
  const named = changes.map((change) => ({ name: `${change.entity}/${change.entityId}`, change })).toSorted(byName);
  for (let from = 0; from < named.length; from += recordsAtOnce) {
    await giveTurn();
    for (const { change } of named.slice(from, from + recordsAtOnce)) {
      const row: JsonObject = { entity: change.entity, id: change.entityId, row: change[side] };
      hash.update(canonicalJson(row)).update('\n');
    }
  }
  return hash.digest('hex');
}

const recordsAtOnce = 500;

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
