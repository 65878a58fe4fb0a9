import { hash } from 'node:crypto';
import { half, isOdd } from '../../../shared/domain/merkle-shape';

/*
 * The same hashes as merkle.ts and audit-hash.ts, for millions of entries in a row: digests stay byte strings ('latin1')
 * and what is hashed is put together in buffers that are used again, because making buffers costs more than hashing.
 */

export const digestLength = 32;

const node = Buffer.alloc(65);
node[0] = 0x01;
const outer = Buffer.alloc(96, 0x5c);
const innerPad = 0x36;
const outerPad = 0x5c;
let inner = Buffer.alloc(64 + 4096, innerPad);
/** The beginning of `inner` by its length. */
let innerViews: Buffer[] = [];
const empty = hash('sha256', '', 'binary');
export const emptyRootHex = hexOf(empty);

/** SHA-256 of a text as UTF-8, as 32 characters of one byte each. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'binary');
}

/** HMAC-SHA-256 (RFC 2104) under the 32 bytes at `key`, of the bytes from `from` to `to`; both lie in `bytes`. */
export function commitmentOf(bytes: Buffer, key: number, from: number, to: number): string {
  const length = 64 + to - from;
  if (inner.length < length) {
    inner = Buffer.alloc(2 * length, innerPad);
    innerViews = [];
  }
  for (let index = 0; index < 32; index++) {
    const byte = bytes[key + index] ?? 0;
    inner[index] = byte ^ innerPad;
    outer[index] = byte ^ outerPad;
  }
  bytes.copy(inner, 64, from, to);
  writeDigest(outer, 64, hash('sha256', (innerViews[length] ??= inner.subarray(0, length)), 'binary'));
  return hash('sha256', outer, 'binary');
}

/** Adds the leaf at `index` (from 0) to the peaks before it, in place, and hands every node it completes to `completed`. */
export function addQuickLeaf(peaks: string[], index: number, leaf: string, completed: (level: number, hash: string) => void): void {
  completed(0, leaf);
  let current = leaf;
  let level = 0;
  for (let position = index; isOdd(position); position = half(position)) {
    const left = peaks.pop();
    if (left === undefined) throw new Error(`a tree of ${index} leaves needs more peaks`);
    current = nodeOf(left, current);
    completed(++level, current);
  }
  peaks.push(current);
}

/** Root of the complete subtrees that make up a tree, largest first. */
export function foldQuickPeaks(peaks: readonly string[]): string {
  const smallest = peaks.at(-1);
  if (peaks.length <= 1) return smallest ?? empty;
  return peaks.slice(0, -1).reduceRight((right, left) => nodeOf(left, right), smallest ?? empty);
}

export function hexOf(digest: string): string {
  return Buffer.from(digest, 'latin1').toString('hex');
}

/** Many at once, at hardly more than the cost of one. */
export function hexesOf(digests: readonly string[]): readonly string[] {
  const all = hexOf(digests.join(''));
  return digests.map((_, index) => all.slice(2 * digestLength * index, 2 * digestLength * (index + 1)));
}

function nodeOf(left: string, right: string): string {
  writeDigest(node, 1, left);
  writeDigest(node, 33, right);
  return hash('sha256', node, 'binary');
}

/** Character by character: a call out of JavaScript takes longer. */
function writeDigest(bytes: Buffer, at: number, digest: string): void {
  for (let index = 0; index < digestLength; index++) bytes[at + index] = digest.charCodeAt(index);
}
