/** Numbers in [0, 1), the same for the same seed (an integer): mulberry32 by Tommy Ettinger (public domain). For resampling and sampling lists; never for secrets. */
export function seededRandom(seed: number): () => number {
  let state = Math.imul(seed | 0, 0x85ebca6b);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
