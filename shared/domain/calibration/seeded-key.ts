/**
 * A number in (0, 1) that a seed and a name always give, whatever else is drawn: each candidate has its own, so that one more or one less moves no other.
 * FNV-1a with the finaliser of MurmurHash3, twice, for 52 bits. For sampling lists; never for secrets.
 */
export function seededKey(seed: number, name: string): number {
  const high = hashOf(`${seed}/high/${name}`) >>> 6;
  const low = hashOf(`${seed}/low/${name}`) >>> 6;
  return (high * 2 ** 26 + low + 0.5) / 2 ** 52;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
