import type { RowDigest } from './row-digest';

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

/** Out of lines that are in turn a key and its digest; neither holds a line end. */
export function knownRows(lines: string): KnownRows {
  let ends = 0;
  for (let at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) ends += 1;
  const size = (ends + 1) >> 1;
  /** Where each key begins and each digest, and where one more would. */
  const bounds = new Int32Array(size * 2 + 1);
  for (let at = 0, index = 0; index < bounds.length; index += 1) {
    bounds[index] = at;
    const next = lines.indexOf('\n', at);
    at = (next < 0 ? lines.length : next) + 1;
  }
  const lanes = new Uint32Array(size * 4);
  // At most half full, so that few places are tried for each row.
  let slots = 4;
  while (slots < size * 2) slots *= 2;
  const byDigest = new Int32Array(slots).fill(-1);
  const byKey = new Int32Array(slots).fill(-1);
  const startOf = (place: number): number => bounds[place * 2] ?? 0;
  const middleOf = (place: number): number => bounds[place * 2 + 1] ?? 0;
  const endOf = (place: number): number => bounds[place * 2 + 2] ?? 0;

  for (let place = 0; place < size; place += 1) {
    for (let lane = 0; lane < 4; lane += 1) lanes[place * 4 + lane] = laneOf(lines, middleOf(place) + lane * 8);
    put(byDigest, lanes[place * 4] ?? 0, place);
    put(byKey, hashOf(lines, startOf(place), middleOf(place) - 1), place);
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
        if (middleOf(place) - 1 - startOf(place) === key.length && lines.startsWith(key, startOf(place))) return place;
      }
    },
    keyAt: (place) => lines.slice(startOf(place), middleOf(place) - 1),
    digestAt: (place) => lines.slice(middleOf(place), endOf(place) - 1),
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

/** Eight hexadecimal digits, in lower case. */
function laneOf(text: string, start: number): number {
  let lane = 0;
  for (let at = start; at < start + 8; at += 1) {
    const code = text.charCodeAt(at);
    lane = (lane << 4) | (code < 0x3a ? code - 0x30 : code - 0x57);
  }
  return lane;
}
