import { createHash } from 'node:crypto';
import { canonicalJson, type JsonObject } from '../../../../shared/domain/audit-json';
import type { AuditChange } from '../../db/audit-append';
import { giveTurn } from '../../db/take-turns';

/**
 * SHA-256 over every record that a batch touched, as they were before it and as they were after it. Records are in the order of their
 * names, so that a batch that takes another one back ends with the digest with which that one began. `tell` hears how far it is.
 */
export async function stateDigests(
  changes: readonly AuditChange[],
  tell?: (done: number, total: number) => void,
): Promise<{ readonly before: string; readonly after: string }> {
  const [before, after] = [createHash('sha256'), createHash('sha256')];
  const named = changes.map((change) => ({ name: `${change.entity}/${change.entityId}`, change })).toSorted(byName);
  for (let from = 0; from < named.length; from += recordsAtOnce) {
    tell?.(from, named.length);
    await giveTurn();
    for (const { change } of named.slice(from, from + recordsAtOnce)) {
      before.update(lineOf(change, change.old));
      after.update(lineOf(change, change.new));
    }
  }
  return { before: before.digest('hex'), after: after.digest('hex') };
}

const recordsAtOnce = 500;

function lineOf({ entity, entityId }: AuditChange, row: JsonObject | null): string {
  // The record { entity, id, row } in canonical JSON, put together: its names are in order, and a row is most of it.
  return `{"entity":${canonicalJson(entity)},"id":${canonicalJson(entityId)},"row":${row === null ? 'null' : canonicalJson(row)}}\n`;
}

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
