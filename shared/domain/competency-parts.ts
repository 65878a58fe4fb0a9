export interface IdentifiedPart<P> {
  readonly id: string;
  /** 1-based, in the order given. */
  readonly ordinal: number;
  readonly part: P;
}

/**
 * Tells which indicators (or steps) of a competency stay, are new, or are gone. An id that is not one of `known`, or
 * that comes a second time, is answered with a fresh one, so that no part of another competency can be taken over.
 */
export function identify<P>(
  parts: readonly P[],
  idOf: (part: P) => string | undefined,
  known: readonly string[],
  makeId: () => string,
): { readonly kept: readonly IdentifiedPart<P>[]; readonly removed: readonly string[] } {
  const free = new Set(known);
  const kept = parts.map((part, index) => {
    const given = idOf(part);
    const id = given !== undefined && free.delete(given) ? given : makeId();
    return { id, ordinal: index + 1, part };
  });
  return { kept, removed: [...free] };
}
