import { areEqualHashes, foldPeaks, nodeHash, rootOf, type Sha256 } from './merkle';
import { consistencyRanges, half, inclusionRanges, isOdd, type LeafRange } from './merkle-shape';

export type InclusionClaim = {
  /** From 0: the entry number less one. */
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
};

export type ConsistencyClaim = {
  readonly firstSize: number;
  readonly firstRoot: Uint8Array;
  readonly secondSize: number;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** RFC 9162 §2.1.3.1: the hashes beside the way from a leaf to the root. */
export function inclusionProof(sha256: Sha256, leafHashes: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  return inclusionRanges(index, leafHashes.length).map((range) => rangeRoot(sha256, leafHashes, range));
}

/** RFC 9162 §2.1.4.1: the hashes by which the root of the first leaves is found again in that of all. */
export function consistencyProof(sha256: Sha256, leafHashes: readonly Uint8Array[], firstSize: number): readonly Uint8Array[] {
  return consistencyRanges(firstSize, leafHashes.length).map((range) => rangeRoot(sha256, leafHashes, range));
}

/** RFC 9162 §2.1.3.2. */
export function verifyInclusion(sha256: Sha256, { index, size, leafHash, proof, root }: InclusionClaim): boolean {
  if (index < 0 || index >= size) return false;
  let [first, last, hash] = [index, size - 1, leafHash];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(first) || first === last) {
      hash = nodeHash(sha256, sibling, hash);
      [first, last] = skipLoneLevels(first, last);
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    [first, last] = [half(first), half(last)];
  }
  return last === 0 && areEqualHashes(hash, root);
}

/** RFC 9162 §2.1.4.2; an empty tree is a prefix of every tree and needs no proof. */
export function verifyConsistency(sha256: Sha256, claim: ConsistencyClaim): boolean {
  const { firstSize, firstRoot, secondSize, secondRoot, proof } = claim;
  if (firstSize < 0 || firstSize > secondSize) return false;
  if (firstSize === 0) return proof.length === 0 && areEqualHashes(firstRoot, foldPeaks(sha256, []));
  if (firstSize === secondSize) return proof.length === 0 && areEqualHashes(firstRoot, secondRoot);

  let [first, last] = [firstSize - 1, secondSize - 1];
  while (isOdd(first)) [first, last] = [half(first), half(last)];
  // Of a tree of 2^n leaves the old root is itself the first subtree, so the proof leaves it out.
  const [start, ...siblings] = first === 0 ? [firstRoot, ...proof] : proof;
  if (start === undefined) return false;
  let [old, current] = [start, start];
  for (const sibling of siblings) {
    if (last === 0) return false;
    if (isOdd(first) || first === last) {
      old = nodeHash(sha256, sibling, old);
      current = nodeHash(sha256, sibling, current);
      [first, last] = skipLoneLevels(first, last);
    } else {
      current = nodeHash(sha256, current, sibling);
    }
    [first, last] = [half(first), half(last)];
  }
  return last === 0 && areEqualHashes(old, firstRoot) && areEqualHashes(current, secondRoot);
}

/** The last node of an odd level moves up unchanged; this skips to the level where it has a sibling. */
function skipLoneLevels(first: number, last: number): [number, number] {
  while (!isOdd(first) && first !== 0) [first, last] = [half(first), half(last)];
  return [first, last];
}

function rangeRoot(sha256: Sha256, leafHashes: readonly Uint8Array[], { from, to }: LeafRange): Uint8Array {
  return rootOf(sha256, leafHashes.slice(from, to));
}
