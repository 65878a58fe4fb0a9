const gap = 1000;

/**
 * Places for siblings in the order of a file. Those that the library has keep theirs as long as the order stays the same, so
 * that one more among them does not make all the others look moved.
 */
export function placesFor(known: readonly (number | null)[]): number[] {
  /** For each place, the next sibling at or after it that has one already. */
  const nextKnown: number[] = [];
  for (let at = known.length - 1, next = known.length; at >= 0; at -= 1) {
    if (known[at] !== null) next = at;
    nextKnown[at] = next;
  }
  const places: number[] = [];
  for (const [at, own] of known.entries()) {
    const last = places.at(-1) ?? 0;
    const next = nextKnown[at] ?? known.length;
    const upTo = known[next] ?? null;
    if (own !== null && (at === 0 || own >= last)) places.push(own);
    else if (upTo === null || upTo < last) places.push(last + gap);
    else places.push(last + Math.max(1, Math.floor((upTo - last) / (next - at + 1))));
  }
  return places;
}
