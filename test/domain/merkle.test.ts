import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, nodeHash, rootOf } from '../../shared/domain/merkle';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from '../../shared/domain/merkle-proof';
import { completedBy, subtreesOf } from '../../shared/domain/merkle-shape';

const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

// Certificate Transparency's reference leaves and the roots of their first 1, 2, … 8.
const referenceLeaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const referenceRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const reference = referenceLeaves.map((leaf) => leafHash(sha256, Buffer.from(leaf, 'hex')));

describe('the Merkle tree against the reference of Certificate Transparency', () => {
  it('gives the hash of nothing for a tree without leaves', () => {
    expect(hex(rootOf(sha256, []))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it.each(referenceRoots.map((root, index) => [index + 1, root] as const))('gives the root of the first %i leaves', (size, root) => {
    expect(hex(rootOf(sha256, reference.slice(0, size)))).toBe(root);
  });

  it('gives the reference inclusion proofs', () => {
    expect(inclusionProof(sha256, reference, 0).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(inclusionProof(sha256, reference, 5).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('gives the reference consistency proof from six leaves to eight', () => {
    expect(consistencyProof(sha256, reference, 6).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});

const largest = 64;
const hashes = Array.from({ length: largest }, (_, index) => leafHash(sha256, Buffer.from(`leaf ${index}`)));
const sizes = Array.from({ length: largest }, (_, index) => index + 1);

describe('the Merkle tree against the recursive definition of RFC 6962', () => {
  it('has the same root at every size', () => {
    for (const size of sizes) expect(hex(rootOf(sha256, hashes.slice(0, size)))).toBe(hex(naiveRoot(hashes.slice(0, size))));
  });

  it('has the same inclusion proof of every leaf at every size, and it verifies', () => {
    for (const size of sizes) {
      const leaves = hashes.slice(0, size);
      const root = naiveRoot(leaves);
      leaves.forEach((leaf, index) => {
        const proof = inclusionProof(sha256, leaves, index);
        expect(proof.map(hex)).toEqual(naivePath(index, leaves).map(hex));
        expect(verifyInclusion(sha256, { index, size, leafHash: leaf, proof, root })).toBe(true);
      });
    }
  });

  it('has the same consistency proof between every two sizes, and it verifies', () => {
    for (const secondSize of sizes) {
      const leaves = hashes.slice(0, secondSize);
      const secondRoot = naiveRoot(leaves);
      for (let firstSize = 1; firstSize <= secondSize; firstSize++) {
        const proof = consistencyProof(sha256, leaves, firstSize);
        expect(proof.map(hex)).toEqual(naiveSubproof(firstSize, leaves, true).map(hex));
        const firstRoot = naiveRoot(leaves.slice(0, firstSize));
        expect(verifyConsistency(sha256, { firstSize, firstRoot, secondSize, secondRoot, proof })).toBe(true);
      }
    }
  });

  it('stores exactly the subtrees that later decompositions ask for', () => {
    const stored = new Set<string>();
    for (const size of sizes) {
      for (const { level, position } of completedBy(size - 1)) stored.add(`${level}/${position}`);
      const wanted = subtreesOf({ from: 0, to: size }).map(({ level, position }) => `${level}/${position}`);
      expect(wanted.filter((node) => !stored.has(node))).toEqual([]);
    }
    // Never more than two hashes for each leaf.
    expect(stored.size).toBe(2 * largest - 1);
  });
});

describe('a proof that was tampered with', () => {
  it('of inclusion is refused: a changed, missing or added hash, another leaf, place, size or root', () => {
    fc.assert(
      fc.property(treeAndIndex(), fc.nat(), ({ size, index }, pick) => {
        const leaves = hashes.slice(0, size);
        const claim = {
          index,
          size,
          leafHash: leaves[index] ?? new Uint8Array(),
          proof: inclusionProof(sha256, leaves, index),
          root: naiveRoot(leaves),
        };
        const other = leafHash(sha256, Buffer.from('another leaf'));
        const forged = [
          { ...claim, leafHash: other },
          { ...claim, root: other },
          { ...claim, proof: [...claim.proof, other] },
          { ...claim, proof: claim.proof.slice(0, -1) },
          { ...claim, proof: withFlippedBit(claim.proof, pick) },
          { ...claim, index: index === 0 ? size - 1 : index - 1 },
          { ...claim, index: size },
        ];
        expect(forged.filter((forgery) => verifyInclusion(sha256, forgery))).toEqual([]);
      }),
    );
  });

  it('of consistency is refused: a changed, missing or added hash, another root or size', () => {
    fc.assert(
      fc.property(treeAndIndex(), fc.nat(), ({ size, index }, pick) => {
        const firstSize = Math.max(1, index);
        const leaves = hashes.slice(0, size);
        const claim = {
          firstSize,
          firstRoot: naiveRoot(leaves.slice(0, firstSize)),
          secondSize: size,
          secondRoot: naiveRoot(leaves),
          proof: consistencyProof(sha256, leaves, firstSize),
        };
        const other = leafHash(sha256, Buffer.from('another leaf'));
        const forged = [
          { ...claim, firstRoot: other },
          { ...claim, secondRoot: other },
          { ...claim, proof: [...claim.proof, other] },
          { ...claim, proof: claim.proof.slice(0, -1) },
          { ...claim, proof: withFlippedBit(claim.proof, pick) },
          { ...claim, firstSize: size + 1 },
        ];
        expect(forged.filter((forgery) => verifyConsistency(sha256, forgery))).toEqual([]);
      }),
    );
  });

  it('of a rewritten prefix never verifies against the old root', () => {
    const rewritten = hashes.with(2, leafHash(sha256, Buffer.from('rewritten')));
    const claim = { firstSize: 10, secondSize: largest, secondRoot: naiveRoot(rewritten), proof: consistencyProof(sha256, rewritten, 10) };
    expect(verifyConsistency(sha256, { ...claim, firstRoot: naiveRoot(hashes.slice(0, 10)) })).toBe(false);
    expect(verifyConsistency(sha256, { ...claim, firstRoot: naiveRoot(rewritten.slice(0, 10)) })).toBe(true);
  });

  it('takes the empty tree as a prefix of every tree, without a proof', () => {
    const claim = { firstSize: 0, firstRoot: rootOf(sha256, []), secondSize: largest, secondRoot: naiveRoot(hashes), proof: [] };
    expect(verifyConsistency(sha256, claim)).toBe(true);
    expect(verifyConsistency(sha256, { ...claim, firstRoot: naiveRoot(hashes) })).toBe(false);
  });
});

/** At least two leaves, so that every proof has something to tamper with. */
function treeAndIndex() {
  return fc
    .integer({ min: 2, max: largest })
    .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }));
}

function withFlippedBit(proof: readonly Uint8Array[], pick: number): readonly Uint8Array[] {
  const place = pick % proof.length;
  return proof.map((hash, index) => (index === place ? hash.with(pick % 32, (hash[pick % 32] ?? 0) ^ 1) : hash));
}

function split(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return only;
  const k = split(leaves.length);
  return nodeHash(sha256, naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

function naivePath(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...naivePath(index, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(index - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}

function naiveSubproof(size: number, leaves: readonly Uint8Array[], isWhole: boolean): Uint8Array[] {
  if (size === leaves.length) return isWhole ? [] : [naiveRoot(leaves)];
  const k = split(leaves.length);
  return size <= k
    ? [...naiveSubproof(size, leaves.slice(0, k), isWhole), naiveRoot(leaves.slice(k))]
    : [...naiveSubproof(size - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))];
}
