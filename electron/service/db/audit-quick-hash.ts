import { hash } from 'node:crypto';
import { half, isOdd } from '../../../shared/domain/merkle-shape';

/*
 * The same hashes as merkle.ts and audit-hash.ts, for millions of entries in a row: digests stay byte strings ('latin1')
 * and what is hashed is put together in buffers that are used again, because making buffers costs more than hashing.
 */

const node = Buffer.alloc(65);
node[0] = 0x01;
const outer = Buffer.alloc(96, 0x5c);
let inner = Buffer.alloc(64 + 4096, 0x36);
const innerPad = 0x36;
const outerPad = 0x5c;
const empty = hash('sha256', '', 'binary');

/** SHA-256 of a part of a buffer, as 32 characters of one byte each. */
export function digestOf(bytes: Buffer, from: number, to: number): string {
  return hash('sha256', bytes.subarray(from, to), 'binary');
}

/** HMAC-SHA-256 (RFC 2104) under the 32 bytes at `key`, of the bytes from `from` to `to`; both lie in `bytes`. */
export function commitmentOf(bytes: Buffer, key: number, from: number, to: number): string {
  const length = to - from;
  if (inner.length < 64 + length) inner = Buffer.alloc(64 + 2 * length, innerPad);
  for (let index = 0; index < 32; index++) {
    const byte = bytes[key + index] ?? 0;
    inner[index] = byte ^ innerPad;
    outer[index] = byte ^ outerPad;
  }
  bytes.copy(inner, 64, from, to);
  outer.write(hash('sha256', inner.subarray(0, 64 + length), 'binary'), 64, 'latin1');
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
  return smallest === undefined ? empty : peaks.slice(0, -1).reduceRight((right, left) => nodeOf(left, right), smallest);
}

export function hexOf(digest: string): string {
  return Buffer.from(digest, 'latin1').toString('hex');
}

function nodeOf(left: string, right: string): string {
  node.write(left, 1, 'latin1');
  node.write(right, 33, 'latin1');
  return hash('sha256', node, 'binary');
}
