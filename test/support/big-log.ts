import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../shared/domain/audit-json';
import { leafOf } from '../../shared/domain/audit-leaf';
import { addLeaf, leafHash } from '../../shared/domain/merkle';
import { hmacSha256, sha256, toHex } from '../../electron/service/db/audit-hash';
import type { Sqlite } from '../../electron/service/vault/open';

const perTransaction = 20_000;

/**
 * Fills an empty record with so many entries, each with a reason and one new job role, as the log's own code would have
 * written them but without its checks. Answers with how many bytes each hash call covers, in the order of the calls.
 */
export function fillLog(site: Sqlite, entries: number): void {
  const entry = site.prepare(`INSERT INTO audit_entry VALUES (${Array.from({ length: 16 }, () => '?').join(', ')})`);
  const change = site.prepare(`INSERT INTO audit_change VALUES (${Array.from({ length: 11 }, () => '?').join(', ')})`);
  const node = site.prepare('INSERT INTO merkle_node VALUES (?, ?, ?)');
  const role = site.prepare('INSERT INTO job_role (roleId, name, description, recordedFrom) VALUES (?, ?, ?, ?)');
  const triggers = site.prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger'").pluck().all();
  for (const name of site.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all())
    site.exec(`DROP TRIGGER ${String(name)}`);
  const peaks: Uint8Array[] = [];
  const columns = {
    recordedAt: '2026-03-01T08:00:00.000Z',
    zone: 'Europe/Berlin',
    userId: '0199c0de-0000-7000-8000-00000000000a',
    role: 'administrator',
    station: 'BAY-3',
    appVersion: '0.1.0',
    action: 'jobRoles.save',
    entity: 'job_role',
    personId: null,
    validFrom: null,
  };
  for (let first = 1; first <= entries; first += perTransaction) {
    site.exec('BEGIN');
    for (let n = first; n < Math.min(first + perTransaction, entries + 1); n++) {
      const entityId = `0199c0de-${String(n).padStart(12, '0')}`;
      const value = Buffer.from(canonicalJson({ description: '', name: `Role ${n}`, roleId: entityId, sourceBatchId: null }));
      const reason = Buffer.from(`why it was done ${n}`);
      const [valueKey, reasonKey] = [randomBytes(32), randomBytes(32)];
      const [committed, reasonCommitted] = [hmacSha256(valueKey, value), hmacSha256(reasonKey, reason)];
      const changeLeaf = { seq: 0, entity: 'job_role', id: entityId, person: null, old: null, new: toHex(committed) };
      const root = leafHash(sha256, Buffer.from(canonicalJson(changeLeaf)));
      const told = leafOf({ ...columns, entryNumber: n, entityId }, toHex(reasonCommitted), { count: 1, root: toHex(root) });
      const leaf = canonicalJson(told);
      const hash = leafHash(sha256, Buffer.from(leaf));
      const { recordedAt, zone, userId, role: as, station, appVersion, action, entity } = columns;
      entry.run(n, recordedAt, zone, userId, as, station, appVersion, action, entity, entityId, null, reason, reasonKey, null, leaf, hash);
      change.run(n, 0, entity, entityId, null, null, value, null, valueKey, null, committed);
      role.run(entityId, `Role ${n}`, '', n);
      for (const [level, one] of addLeaf(sha256, peaks, n - 1, hash).entries())
        node.run(level, (n - 1 - ((n - 1) % 2 ** level)) / 2 ** level, one);
    }
    site.exec('COMMIT');
  }
  for (const sql of triggers) site.exec(String(sql));
}
