import { areEqualHashes } from '../../../shared/domain/merkle';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import type { AuditChange } from './audit-append';
import { decodeBase64, isNoteSignedBy, parseNote, signNote, type SignedNote } from './audit-note';
import { listSiteKeys } from './audit-site-key';
import { logSize } from './audit-size';
import { rootAt } from './audit-tree';
import type { Reader, Tx } from './schema';

/** What a C2SP tlog-checkpoint says (c2sp.org/tlog-checkpoint): the log had this root when it had this many entries. */
export type Checkpoint = {
  readonly origin: string;
  readonly treeSize: number;
  readonly root: Uint8Array;
  readonly note: SignedNote;
};

export type FiledCheckpointOutcome =
  /** Today's log begins with exactly the entries that the checkpoint covers. */
  | { readonly outcome: 'consistent'; readonly treeSize: number; readonly logSize: number }
  /** The log is shorter than when the checkpoint was made: an older copy was put back, or entries were cut off. */
  | { readonly outcome: 'rolledBack'; readonly treeSize: number; readonly logSize: number }
  /** An entry that the checkpoint covers was changed, or the stored tree is damaged there. */
  | { readonly outcome: 'rewritten'; readonly treeSize: number; readonly logSize: number }
  /** It is another site's checkpoint. */
  | { readonly outcome: 'notOurs'; readonly origin: string }
  /** No signature of a checkpoint key of this site, or a wrong one. */
  | { readonly outcome: 'badSignature' }
  /** It is no checkpoint. */
  | { readonly outcome: 'malformed' };

const rootLength = 32;

/** Signs a checkpoint of the log as it stands, keeps it and returns its note; the kept one when there is one for this size. */
export async function makeCheckpoint(tx: Tx, siteId: string, recordedAt: string): Promise<string> {
  const treeSize = await logSize(tx);
  const kept = await tx.selectFrom('audit_checkpoint').select('note').where('treeSize', '=', treeSize).executeTakeFirst();
  if (kept !== undefined) return kept.note;
  const note = await signedCheckpoint(tx, siteId, treeSize);
  await tx.insertInto('audit_checkpoint').values({ treeSize, note, recordedAt }).execute();
  return note;
}

/** A checkpoint of the log's first entries, signed and kept nowhere. */
export async function signedCheckpoint(db: Reader, siteId: string, treeSize: number): Promise<string> {
  const [key] = await listSiteKeys(db, 'checkpoint');
  if (key === undefined) throw new Error('the site has no checkpoint key');
  const root = await rootAt(db, treeSize);
  if (!root.ok) throw new Error(`the log's tree has no node ${root.failure.data.level}/${root.failure.data.position}`);
  const origin = originOf(siteId);
  const text = `${origin}\n${treeSize}\n${Buffer.from(root.value).toString('base64')}\n`;
  return signNote(text, { name: origin, publicKey: key.publicKey }, key.privateKey);
}

/** The checkpoints kept that no entry tells of yet, for the log: from then on none of them can be taken away unnoticed. */
export async function untoldCheckpoints(tx: Tx): Promise<AuditChange[]> {
  const told = tx.selectFrom('audit_change').select('entityId').where('entity', '=', 'audit_checkpoint');
  const rows = await tx
    .selectFrom('audit_checkpoint')
    .selectAll()
    .where((eb) => eb.cast<string>(eb.ref('treeSize'), 'text'), 'not in', told)
    .orderBy('treeSize')
    .execute();
  return rows.map((row) => ({ entity: 'audit_checkpoint', entityId: String(row.treeSize), personId: null, old: null, new: { ...row } }));
}

/** The newest checkpoint kept in the site: what a station remembers outside the site folder. */
export async function newestCheckpoint(db: Reader): Promise<string | undefined> {
  const newest = await db.selectFrom('audit_checkpoint').select('note').orderBy('treeSize', 'desc').limit(1).executeTakeFirst();
  return newest?.note;
}

/**
 * Whether today's log continues the one that a checkpoint, filed earlier outside the site, was made of. It trusts the
 * stored tree: verifyLog tells whether the tree is that of the entries.
 */
export async function checkFiledCheckpoint(db: Reader, siteId: string, noteText: string): Promise<FiledCheckpointOutcome> {
  const parsed = parseCheckpoint(noteText);
  if (!parsed.ok) return { outcome: 'malformed' };
  const { origin, treeSize, root } = parsed.value;
  if (origin !== originOf(siteId)) return { outcome: 'notOurs', origin };
  if (!(await isSignedByTheSite(db, parsed.value))) return { outcome: 'badSignature' };

  const sizes = { treeSize, logSize: await logSize(db) };
  if (treeSize > sizes.logSize) return { outcome: 'rolledBack', ...sizes };
  const ours = await rootAt(db, treeSize);
  if (!ours.ok || !areEqualHashes(ours.value, root)) return { outcome: 'rewritten', ...sizes };
  return { outcome: 'consistent', ...sizes };
}

/** Reads a checkpoint note without checking its signature. */
export function parseCheckpoint(noteText: string): Result<Checkpoint, Failure<'NoteMalformed', undefined>> {
  const note = parseNote(noteText);
  if (!note.ok) return note;
  const [origin = '', size = '', encodedRoot = ''] = note.value.text.split('\n');
  const root = decodeBase64(encodedRoot);
  const treeSize = Number(size);
  const isSize = /^(0|[1-9][0-9]*)$/.test(size) && Number.isSafeInteger(treeSize);
  if (origin === '' || !isSize || root?.length !== rootLength) return fail('NoteMalformed');
  return ok({ origin, treeSize, root, note: note.value });
}

/** Whether one of the site's checkpoint keys, the present or an earlier one, signed it under the origin's name. */
export async function isSignedByTheSite(db: Reader, checkpoint: Checkpoint): Promise<boolean> {
  return isSignedByOneOf(await listSiteKeys(db, 'checkpoint'), checkpoint);
}

export function isSignedByOneOf(keys: readonly { readonly publicKey: Uint8Array }[], { origin, note }: Checkpoint): boolean {
  return keys.some(({ publicKey }) => isNoteSignedBy(note, { name: origin, publicKey }));
}

function originOf(siteId: string): string {
  return `touchstone/${siteId}`;
}
