/** What a symbol in a matrix stands for: a level by its rank from 0, or one of two things that are not the same. */
export type SymbolMeaning = { readonly level: number } | 'notApplicable' | 'notAssessed';

/** What a symbol usually means among the others of its matrix; null where plants differ and a person must say. */
export function meaningOfSymbol(symbol: string, all: readonly string[]): SymbolMeaning | null {
  if (symbol === '') return 'notAssessed';
  if (/^(?:n\/?a|n\.a\.|not applicable|-|–|—|entfällt)$/i.test(symbol)) return 'notApplicable';
  if (/^\?$|^(?:tbd|not assessed)$/i.test(symbol)) return 'notAssessed';
  if (/^\d$/.test(symbol)) return { level: Number(symbol) };
  const quarters = [...'○◔◑◕●'].indexOf(symbol);
  if (quarters >= 0) return { level: quarters };
  // ILUO: the four strokes of a square; O alone might be a circle for "no".
  const isIluo =
    ['I', 'L', 'U'].filter((letter) => all.includes(letter)).length >= 2 &&
    all.every((other) => other.length !== 1 || /[ILUO\d?–—-]/.test(other));
  const stroke = [...'ILUO'].indexOf(symbol);
  return isIluo && stroke >= 0 ? { level: stroke + 1 } : null;
}

/** The beginning of a line that explains a symbol: "X = trained", "U: works alone". */
export function isLegendSymbol(text: string): boolean {
  return /^(?:legend|key|legende)\b|^\S{1,3}\s*[=:–-]\s*\S/i.test(text);
}
