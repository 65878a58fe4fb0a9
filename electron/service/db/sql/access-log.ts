import type { AuditChange } from '../audit-append';
import { sha256, toHex } from '../audit-hash';
import type { AccessLogRow } from '../core-schema';
import type { Db, Reader, Tx } from '../schema';
import { transact } from '../transact';

const hashLength = 32;

/** How many readings an access log holds, and the hash that covers all of them. */
export interface AccessHead {
  readonly size: number;
  readonly hash: Uint8Array;
}

/**
 * Notes that a person's record was read: by whom, in which role, through which procedure; chained to what was noted
 * before. Answers with the head that this makes.
 */
export async function recordAccess(db: Db, row: AccessLogRow): Promise<AccessHead> {
  return transact(db, async (tx) => {
    const before = await accessHead(tx);
    const head = { size: before.size + 1, hash: chainHash(before.hash, row) };
    await tx.insertInto('access_log').values(row).execute();
    await tx.insertInto('access_chain').values({ position: head.size, accessId: row.accessId, hash: head.hash }).execute();
    return head;
  });
}

export async function accessHead(db: Reader): Promise<AccessHead> {
  const newest = await db.selectFrom('access_chain').select(['position', 'hash']).orderBy('position', 'desc').limit(1).executeTakeFirst();
  return newest === undefined ? { size: 0, hash: new Uint8Array(hashLength) } : { size: newest.position, hash: newest.hash };
}

/** The head of the access log for the log of changes, so that a shortened access log is noticed too. */
export async function accessHeadChange(tx: Tx): Promise<AuditChange> {
  const { size, hash } = await accessHead(tx);
  return { entity: accessHeadEntity, entityId: String(size), personId: null, old: null, new: { size, hash: toHex(hash) } };
}

export const accessHeadEntity = 'access_head';

/** SHA-256 of the hash before and the row as JSON, in the order of its columns. */
export function chainHash(before: Uint8Array, { accessId, at, userId, role, personId, procedure }: AccessLogRow): Buffer {
  return sha256(Buffer.concat([before, Buffer.from(JSON.stringify([accessId, at, userId, role, personId, procedure]), 'utf8')]));
}
