import type { RowDigest } from './row-digest';

/** Hexadecimal digits of a digest. */
export const digestLength = 32;

/**
 * The rows of the last accepted file, found by their digest or their key, each under its place among them. Held in a few arrays and one
 * text: as objects, a hundred thousand of them take longer to make than the file to read.
 */
export type KnownRows = {
  readonly size: number;
  /** -1: none. */
  readonly placeOfDigest: (digest: RowDigest) => number;
  readonly placeOfKey: (key: string) => number;
  readonly keyAt: (place: number) => string;
  readonly digestAt: (place: number) => string;
};

/** Out of the keys, one a line, and the digests one behind the other: as hexadecimal digits, and as the four numbers that they write. */
export function knownRows(keys: string, digests: string, lanes: Uint32Array): KnownRows {
  const size = lanes.length / 4;
  /** Where each key begins, and where one more would. */
  const starts = new Int32Array(size + 1);
  // At most half full, so that few places are tried for each row.
  let slots = 4;
  while (slots < size * 2) slots *= 2;
  const byDigest = new Int32Array(slots).fill(-1);
  const byKey = new Int32Array(slots).fill(-1);
  const startOf = (place: number): number => starts[place] ?? 0;
  const endOf = (place: number): number => (starts[place + 1] ?? 0) - 1;

  for (let place = 0, at = 0; place < size; place += 1) {
    const next = keys.indexOf('\n', at);
    const end = next < 0 ? keys.length : next;
    put(byKey, hashOf(keys, at, end), place);
    put(byDigest, lanes[place * 4] ?? 0, place);
    at = end + 1;
    starts[place + 1] = at;
  }

  return {
    size,
    placeOfDigest: (digest) => {
      for (let slot = (digest[0] ?? 0) & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
        const place = byDigest[slot] ?? -1;
        if (place < 0) return -1;
        const at = place * 4;
        if (lanes[at] === digest[0] && lanes[at + 1] === digest[1] && lanes[at + 2] === digest[2] && lanes[at + 3] === digest[3])
          return place;
      }
    },
    placeOfKey: (key) => {
      for (let slot = hashOf(key, 0, key.length) & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
        const place = byKey[slot] ?? -1;
        if (place < 0) return -1;
        if (endOf(place) - startOf(place) === key.length && keys.startsWith(key, startOf(place))) return place;
      }
    },
    keyAt: (place) => keys.slice(startOf(place), endOf(place)),
    digestAt: (place) => digests.slice(place * digestLength, (place + 1) * digestLength),
  };
}

function put(table: Int32Array, hash: number, place: number): void {
  let slot = hash & (table.length - 1);
  while ((table[slot] ?? -1) >= 0) slot = (slot + 1) & (table.length - 1);
  table[slot] = place;
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1) ^ (hash >>> 15);
  return hash ^ (hash >>> 16);
}
