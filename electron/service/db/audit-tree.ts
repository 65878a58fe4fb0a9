import { foldPeaks, nodeHash } from '../../../shared/domain/merkle';
import {
  completedBy,
  consistencyRanges,
  inclusionRanges,
  subtreesOf,
  type LeafRange,
  type Subtree,
} from '../../../shared/domain/merkle-shape';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { sha256 } from './audit-hash';
import { insertRows } from './insert-rows';
import { prepared, type Given } from './prepared-query';
import type { Reader, Tx } from './schema';

/** A node that the tree should hold is not stored: the log is damaged. */
export type NodeMissing = Failure<'NodeMissing', Subtree>;

/** Adds an entry's leaf hash to the tree, with every subtree that it completes: two hashes on average. */
export async function addToTree(tx: Tx, entryNumber: number, leafHash: Uint8Array): Promise<void> {
  const [leaf, ...parents] = completedBy(entryNumber - 1);
  if (leaf === undefined) throw new Error('a leaf completes at least itself');
  const nodes = [{ ...leaf, hash: leafHash }];
  let hash = leafHash;
  for (const { level, position } of parents) {
    const left = await readNode(tx, { level: level - 1, position: position * 2 });
    if (left === undefined) throw new Error(`the log's tree has no node ${level - 1}/${position * 2}`);
    hash = nodeHash(sha256, left, hash);
    nodes.push({ level, position, hash });
  }
  await insertRows(tx, 'merkle_node', nodes);
}

/** Root of the log's first `size` entries, from the stored nodes. */
export async function rootAt(db: Reader, size: number): Promise<Result<Uint8Array, NodeMissing>> {
  return rangeRoot(db, { from: 0, to: size });
}

/** The complete subtrees that make up the first `size` entries, largest first. */
export async function peaksAt(db: Reader, size: number): Promise<Result<Uint8Array[], NodeMissing>> {
  return readNodes(db, subtreesOf({ from: 0, to: size }));
}

/** Proof that an entry is in the tree of the first `size` entries. */
export async function inclusionProofOf(db: Reader, entryNumber: number, size: number): Promise<Result<readonly Uint8Array[], NodeMissing>> {
  return rangeRoots(db, inclusionRanges(entryNumber - 1, size));
}

/** Proof that the first `before` entries still begin the log as it is at `size`. */
export async function consistencyProofOf(db: Reader, before: number, size: number): Promise<Result<readonly Uint8Array[], NodeMissing>> {
  return rangeRoots(db, consistencyRanges(before, size));
}

async function rangeRoots(db: Reader, ranges: readonly LeafRange[]): Promise<Result<readonly Uint8Array[], NodeMissing>> {
  const roots: Uint8Array[] = [];
  for (const range of ranges) {
    const root = await rangeRoot(db, range);
    if (!root.ok) return root;
    roots.push(root.value);
  }
  return ok(roots);
}

async function rangeRoot(db: Reader, range: LeafRange): Promise<Result<Uint8Array, NodeMissing>> {
  const nodes = await readNodes(db, subtreesOf(range));
  return nodes.ok ? ok(foldPeaks(sha256, nodes.value)) : nodes;
}

async function readNodes(db: Reader, subtrees: readonly Subtree[]): Promise<Result<Uint8Array[], NodeMissing>> {
  const hashes: Uint8Array[] = [];
  for (const subtree of subtrees) {
    const hash = await readNode(db, subtree);
    if (hash === undefined) return fail('NodeMissing', subtree);
    hashes.push(hash);
  }
  return ok(hashes);
}

async function readNode(db: Reader, { level, position }: Subtree): Promise<Uint8Array | undefined> {
  const [node] = await nodeAt(db, { level, position });
  return node?.hash;
}

const nodeAt = prepared((db, given: Given<{ level: number; position: number }>) =>
  db.selectFrom('merkle_node').select('hash').where('level', '=', given('level')).where('position', '=', given('position')),
);
