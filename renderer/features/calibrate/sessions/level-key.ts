interface Coded {
  readonly code: string;
}

/** The key that chooses a level: the digit it is called by where every level of the scale is called by one, else its place from 1. */
export function keyOfLevel(levels: readonly Coded[], index: number): string {
  const code = levels[index]?.code ?? '';
  return levels.every((one) => /^[0-9]$/.test(one.code)) ? code : String(index + 1);
}

/** The level that a key chooses; undefined: it is none of them. */
export function levelOfKey<Level extends Coded>(levels: readonly Level[], key: string): Level | undefined {
  return levels.find((_level, index) => keyOfLevel(levels, index) === key);
}
