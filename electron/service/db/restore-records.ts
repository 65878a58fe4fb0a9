import type { JsonObject } from '../../../shared/domain/audit-json';
import type { AuditChange } from './audit-append';
import type { VersionedRows } from './core-schema';
import type { Tx } from './schema';
import { keysOf } from './sql/versions';
import { type PlainRow, writeManyRows } from './write-many-versions';

/** Makes records again what they were before some changes; those that there were not are no more. `tell` hears how far it is. */
export async function restoreRecords(
  tx: Tx,
  entry: number,
  changes: readonly AuditChange[],
  tell?: (done: number, total: number) => void,
): Promise<AuditChange[]> {
  const byTable = new Map<keyof VersionedRows, AuditChange[]>();
  for (const change of changes) {
    const table = tableOf(change.entity);
    const others = byTable.get(table);
    if (others === undefined) byTable.set(table, [change]);
    else others.push(change);
  }
  const restored: AuditChange[] = [];
  for (const [table, ofTable] of byTable) {
    tell?.(restored.length, changes.length);
    const next = ofTable.flatMap(({ old }) => (old === null ? [] : [rowOf(old)]));
    const ended = ofTable.flatMap(({ old, new: last }) => {
      if (old !== null || last === null) return [];
      const row = rowOf(last);
      return [keysOf[table].map((key) => String(row[key]))];
    });
    restored.push(...(await writeManyRows(tx, entry, table, next, ended)));
  }
  return restored;
}

function tableOf(entity: string): keyof VersionedRows {
  if (isVersioned(entity)) return entity;
  throw new Error(`${entity} is no versioned record`);
}

const isVersioned = (entity: string): entity is keyof VersionedRows => entity in keysOf;

/** A record of the log as the row that it was. */
function rowOf(record: JsonObject): PlainRow {
  return Object.fromEntries(
    Object.entries(record).map(([column, value]) => {
      if (value === null || typeof value === 'string' || typeof value === 'number') return [column, value];
      throw new Error(`${column} is no column of a row`);
    }),
  );
}
