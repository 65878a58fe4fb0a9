import { isOdd, half } from './merkle-shape';

/** SHA-256 of the bytes; passed in because pure code has no crypto of its own. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

// RFC 6962 §2.1: different prefixes, so that a node can never be passed off as a leaf.
const leafPrefix = 0x00;
const nodePrefix = 0x01;
const hashLength = 32;

/** The hash of a leaf. */
export function leafHash(sha256: Sha256, leaf: Uint8Array): Uint8Array {
  const data = new Uint8Array(leaf.length + 1);
  data[0] = leafPrefix;
  data.set(leaf, 1);
  return sha256(data);
}

/** The hash of the node above two others. */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const data = new Uint8Array(1 + 2 * hashLength);
  data[0] = nodePrefix;
  data.set(left, 1);
  data.set(right, 1 + hashLength);
  return sha256(data);
}

/** Root over leaf hashes (not leaves), RFC 6962 §2.1; of no leaves it is the hash of nothing. */
export function rootOf(sha256: Sha256, leafHashes: Iterable<Uint8Array>): Uint8Array {
  const peaks: Uint8Array[] = [];
  let index = 0;
  for (const hash of leafHashes) addLeaf(sha256, peaks, index++, hash);
  return foldPeaks(sha256, peaks);
}

/**
 * Adds the leaf at `index` (from 0) to the peaks of the tree before it, in place.
 * Returns the subtrees this completes, by level; the first is the leaf itself.
 */
export function addLeaf(sha256: Sha256, peaks: Uint8Array[], index: number, hash: Uint8Array): readonly Uint8Array[] {
  const completed = [hash];
  let current = hash;
  for (let position = index; isOdd(position); position = half(position)) {
    const left = peaks.pop();
    if (left === undefined) throw new Error(`a tree of ${index} leaves needs more peaks`);
    current = nodeHash(sha256, left, current);
    completed.push(current);
  }
  peaks.push(current);
  return completed;
}

/** Root of the complete subtrees that make up a tree or a range of it, largest first. */
export function foldPeaks(sha256: Sha256, peaks: readonly Uint8Array[]): Uint8Array {
  const smallest = peaks.at(-1);
  if (smallest === undefined) return sha256(new Uint8Array(0));
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(sha256, left, right), smallest);
}

export function areEqualHashes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
