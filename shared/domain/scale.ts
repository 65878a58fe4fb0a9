/** What can be wrong with a scale as a whole. */
export const scaleFaults = ['levelTwice', 'codeTwice', 'qualifyingLevelMissing'] as const;
export type ScaleFault = (typeof scaleFaults)[number];

interface OrderedLevel {
  readonly level: number;
  readonly code: string;
}

/** The first thing wrong with a scale, or null. Codes are told apart without regard to case: people read them aloud. */
export function faultOfScale(levels: readonly OrderedLevel[], qualifyingLevel: number): ScaleFault | null {
  if (new Set(levels.map(({ level }) => level)).size < levels.length) return 'levelTwice';
  if (new Set(levels.map(({ code }) => code.trim().toLowerCase())).size < levels.length) return 'codeTwice';
  return hasLevel(levels, qualifyingLevel) ? null : 'qualifyingLevelMissing';
}

export function hasLevel(levels: readonly { readonly level: number }[], level: number): boolean {
  return levels.some((one) => one.level === level);
}

/** How a scale writes a level; the number itself where the scale no longer has it. */
export function levelCode(levels: readonly OrderedLevel[], level: number): string {
  return levels.find((one) => one.level === level)?.code ?? String(level);
}
