import { sql } from 'kysely';
import { areEqualHashes } from '../../../shared/domain/merkle';
import { completedBy, type Subtree } from '../../../shared/domain/merkle-shape';
import { isSignedByTheSite, parseCheckpoint } from './audit-checkpoint';
import type { AuditFault } from './audit-fault';
import type { Reader } from './schema';

/** How far the log reaches, and how far everything else that is stored says it reached. */
export type LogExtent = { readonly size: number; readonly lastKnown: number };

/** The stored nodes that a batch of entries completed, and the checkpoints kept in it. */
export type StoredTree = {
  readonly hashByNode: ReadonlyMap<string, Uint8Array>;
  readonly noteBySize: ReadonlyMap<number, string>;
};

/** One statement, so that an entry appended meanwhile cannot come between. */
export async function readExtent(db: Reader): Promise<LogExtent> {
  const { rows } = await sql<{ size: number; lastKnown: number }>`
    WITH RECURSIVE height(level) AS (VALUES (0) UNION ALL SELECT level + 1 FROM height WHERE level < 52),
    reach(last) AS (
      SELECT ((SELECT max(position) FROM merkle_node n WHERE n.level = height.level) + 1) * (1 << level) FROM height
      UNION ALL SELECT max(treeSize) FROM audit_checkpoint
      UNION ALL SELECT max(entryNumber) FROM audit_change
      UNION ALL SELECT max(entryNumber) FROM audit_entry
    )
    SELECT ifnull((SELECT max(entryNumber) FROM audit_entry), 0) AS size, ifnull(max(last), 0) AS lastKnown FROM reach`.execute(db);
  return rows[0] ?? { size: 0, lastKnown: 0 };
}

/** What is stored of the tree for the entries from `first` to `last`. */
export async function readStoredTree(db: Reader, first: number, last: number): Promise<StoredTree> {
  const hashByNode = new Map<string, Uint8Array>();
  for (let level = 0; 2 ** level <= last; level++) {
    // A node is completed by the last leaf under it.
    const from = Math.ceil(first / 2 ** level) - 1;
    const to = Math.floor(last / 2 ** level) - 1;
    const nodes = await db
      .selectFrom('merkle_node')
      .select(['position', 'hash'])
      .where('level', '=', level)
      .where('position', '>=', from)
      .where('position', '<=', to)
      .execute();
    for (const { position, hash } of nodes) hashByNode.set(nodeName({ level, position }), hash);
  }
  const checkpoints = await db
    .selectFrom('audit_checkpoint')
    .select(['treeSize', 'note'])
    .where('treeSize', '>=', first)
    .where('treeSize', '<=', last)
    .execute();
  return { hashByNode, noteBySize: new Map(checkpoints.map(({ treeSize, note }) => [treeSize, note])) };
}

/** Holds the stored nodes against those that the entry really completes, the leaf first. */
export function checkNodes(entryNumber: number, completed: readonly Uint8Array[], stored: StoredTree): readonly AuditFault[] {
  return completedBy(entryNumber - 1).flatMap((subtree): readonly AuditFault[] => {
    const hash = completed[subtree.level];
    const kept = stored.hashByNode.get(nodeName(subtree));
    if (kept === undefined) return [{ kind: 'nodeMissing', ...subtree }];
    return hash !== undefined && areEqualHashes(hash, kept) ? [] : [{ kind: 'nodeAltered', ...subtree }];
  });
}

/** Holds the checkpoint kept at this size, if any, against the root computed from the entries. */
export async function checkCheckpoint(db: Reader, treeSize: number, root: Uint8Array, stored: StoredTree): Promise<readonly AuditFault[]> {
  const note = stored.noteBySize.get(treeSize);
  if (note === undefined) return [];
  const checkpoint = parseCheckpoint(note);
  if (!checkpoint.ok || !(await isSignedByTheSite(db, checkpoint.value))) return [{ kind: 'checkpointUnsigned' }];
  const isSame = checkpoint.value.treeSize === treeSize && areEqualHashes(checkpoint.value.root, root);
  return isSame ? [] : [{ kind: 'checkpointDiffers' }];
}

function nodeName({ level, position }: Subtree): string {
  return `${level}/${position}`;
}
