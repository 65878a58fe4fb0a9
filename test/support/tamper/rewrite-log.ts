import { canonicalJson, parseJsonObject, type JsonObject } from '../../../shared/domain/audit-json';
import { leafOf } from '../../../shared/domain/audit-leaf';
import { leafHash, rootOf } from '../../../shared/domain/merkle';
import { changeLeafHash } from '../../../electron/service/db/audit-append';
import { signedCheckpoint } from '../../../electron/service/db/audit-checkpoint';
import { sha256, toHex } from '../../../electron/service/db/audit-hash';
import { keyFor, loadPersonKeys } from '../../../electron/service/db/audit-person-key';
import type { AuditChangeTable } from '../../../electron/service/db/audit-schema';
import { addToTree } from '../../../electron/service/db/audit-tree';
import { openValue, storeValue } from '../../../electron/service/db/audit-values';
import { recordAsItIs } from '../../../electron/service/db/open';
import type { Tx } from '../../../electron/service/db/schema';
import type { Sqlite } from '../../../electron/service/vault/open';

/** The value that is to stand in a change's place; the same one leaves it as it is. */
export type Edit = (change: { readonly entity: string; readonly entityId: string; readonly value: JsonObject }) => JsonObject;

/**
 * Writes the whole log anew with values edited, as somebody could who has the data key and with it the site's keys: values
 * and commitments, leaves, tree and checkpoints all fit each other again, every guard is back in its place.
 */
export async function rewriteLog(sqlite: Sqlite, siteId: string, edit: Edit): Promise<void> {
  await withoutGuards(sqlite, () =>
    recordAsItIs(sqlite)
      .transaction()
      .execute(async (tx) => {
        await tx.deleteFrom('merkle_node').execute();
        const entries = await tx.selectFrom('audit_entry').select('entryNumber').orderBy('entryNumber').execute();
        for (const { entryNumber } of entries) await rewriteEntry(tx, siteId, entryNumber, edit);
      }),
  );
}

/** Runs what no guard would let through, with references unchecked, and puts every guard back. */
export async function withoutGuards(sqlite: Sqlite, run: () => void | Promise<void>): Promise<void> {
  const guards = sqlite.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  sqlite.pragma('foreign_keys = OFF');
  await run();
  sqlite.pragma('foreign_keys = ON');
  for (const { sql } of guards) sqlite.exec(sql);
}

async function rewriteEntry(tx: Tx, siteId: string, entryNumber: number, edit: Edit): Promise<void> {
  const rows = await tx.selectFrom('audit_change').selectAll().where('entryNumber', '=', entryNumber).orderBy('seq').execute();
  const changes: AuditChangeTable[] = [];
  for (const row of rows) {
    const before = await editedColumns(tx, siteId, row, 'old', edit);
    const after = await editedColumns(tx, siteId, row, 'new', edit);
    const change = { ...row, ...before, ...after };
    changes.push(change);
    await tx.updateTable('audit_change').set(change).where('entryNumber', '=', entryNumber).where('seq', '=', row.seq).execute();
  }
  const entry = await tx.selectFrom('audit_entry').selectAll().where('entryNumber', '=', entryNumber).executeTakeFirstOrThrow();
  const root = toHex(rootOf(sha256, changes.map(changeLeafHash)));
  const reason = parseJsonObject(entry.leaf)?.['reason'];
  const leaf = canonicalJson(leafOf(entry, typeof reason === 'string' ? reason : null, { count: changes.length, root }));
  const hash = leafHash(sha256, Buffer.from(leaf, 'utf8'));
  await tx.updateTable('audit_entry').set({ leaf, leafHash: hash }).where('entryNumber', '=', entryNumber).execute();
  await addToTree(tx, entryNumber, hash);
  await tx
    .updateTable('audit_checkpoint')
    .set({ note: await signedCheckpoint(tx, siteId, entryNumber) })
    .where('treeSize', '=', entryNumber)
    .execute();
}

async function editedColumns(
  tx: Tx,
  siteId: string,
  row: AuditChangeTable,
  side: 'old' | 'new',
  edit: Edit,
): Promise<Partial<AuditChangeTable>> {
  const { entryNumber, seq, personId, entity, entityId } = row;
  const keys = await loadPersonKeys(tx, personId === null ? [] : [personId]);
  const place = { entryNumber, part: `${seq}/${side}` };
  const opened = openValue(
    { value: row[`${side}Value`], key: row[`${side}Key`], commitment: row[`${side}Commitment`], personId },
    keys,
    place,
  );
  if (opened.state !== 'open') return {};
  const value = parseJsonObject(opened.text) ?? {};
  const edited = canonicalJson(entity === 'audit_checkpoint' ? await signedAnew(tx, siteId, value) : edit({ entity, entityId, value }));
  if (edited === opened.text) return {};
  const stored = storeValue(edited, personId === null ? null : keyFor(keys, personId).key, place);
  return side === 'old'
    ? { oldValue: stored.value, oldKey: stored.key, oldCommitment: stored.commitment }
    : { newValue: stored.value, newKey: stored.key, newCommitment: stored.commitment };
}

/** The log tells of its checkpoints, too. */
async function signedAnew(tx: Tx, siteId: string, value: JsonObject): Promise<JsonObject> {
  const { treeSize } = value;
  return typeof treeSize === 'number' ? { ...value, note: await signedCheckpoint(tx, siteId, treeSize) } : value;
}
