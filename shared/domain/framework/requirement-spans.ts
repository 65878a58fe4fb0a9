import { addDays } from '../calendar';

/** One version of a requirement: what is required from a day on; nothing any more where it is retired. */
export interface RequirementVersion {
  readonly itemId: string;
  readonly validFrom: string;
  /** The revision under pilot in whose units alone it holds; empty: everywhere. */
  readonly pilotOf: string;
  /** When it became known: of two for one day the later one. */
  readonly recordedFrom: number;
  readonly isRetired: boolean;
}

/** A stretch of days on which a requirement says one thing. */
export interface Span<V extends RequirementVersion> {
  readonly version: V;
  readonly from: string;
  /** The last day; null while no end is known. */
  readonly to: string | null;
}

/**
 * The stretches that the versions of one requirement make for somebody in the units of the given pilots: on each day the
 * latest version that concerns them holds, of two for one day the one that was recorded later.
 */
export function requirementSpans<V extends RequirementVersion>(versions: readonly V[], pilots: ReadonlySet<string>): Span<V>[] {
  const concerned = versions
    .filter((version) => version.pilotOf === '' || pilots.has(version.pilotOf))
    .toSorted((a, b) => (a.validFrom === b.validFrom ? a.recordedFrom - b.recordedFrom : a.validFrom < b.validFrom ? -1 : 1));
  return concerned.flatMap((version, index) => {
    const next = concerned[index + 1];
    if (version.isRetired || next?.validFrom === version.validFrom) return [];
    return [{ version, from: version.validFrom, to: next === undefined ? null : addDays(next.validFrom, -1) }];
  });
}
