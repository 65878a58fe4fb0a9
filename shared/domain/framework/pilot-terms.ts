import type { StandingFacts } from '../standing';
import { addDays } from '../calendar';

/** How long results in a competency hold, from its first version on, and what later versions change of it. */
export type CompetencyTerms = Pick<StandingFacts, 'validityMonths' | 'revisions'>;

/** How long results hold by one version of a competency. */
export interface TermsVersion {
  readonly validFrom: string;
  /** The revision under pilot in whose units alone it holds; empty: everywhere. */
  readonly pilotOf: string;
  readonly validityMonths: number | null;
}

/** Days, both inclusive, on which somebody has a position in the units of a pilot. */
export interface PilotStay {
  readonly pilotOf: string;
  readonly from: string;
  readonly to: string | null;
}

/**
 * The terms for somebody with positions in the units of pilots: on each day the latest version that concerns them there. A pilot
 * never brings another scale, so where levels lie is the same for everybody. `versions` are in the order in which they came.
 */
export function termsUnderPilots(
  everywhere: CompetencyTerms,
  versions: readonly TermsVersion[],
  stays: readonly PilotStay[],
): CompetencyTerms {
  const general = everywhere.revisions ?? [];
  const levelsOn = new Map(general.map(({ from, levels }) => [from, levels]));
  const days = new Set([...general.map(({ from }) => from), ...versions.map(({ validFrom }) => validFrom)]);
  for (const { from, to } of stays) {
    days.add(from);
    if (to !== null) days.add(addDays(to, 1));
  }
  const revisions: Array<NonNullable<StandingFacts['revisions']>[number]> = [];
  let before = everywhere.validityMonths;
  for (const from of [...days].toSorted()) {
    const isThere = (pilotOf: string): boolean =>
      pilotOf === '' || stays.some((stay) => stay.pilotOf === pilotOf && stay.from <= from && (stay.to === null || from <= stay.to));
    const version = versions.findLast(({ validFrom, pilotOf }) => validFrom <= from && isThere(pilotOf));
    const validityMonths = version === undefined ? everywhere.validityMonths : version.validityMonths;
    const levels = levelsOn.get(from) ?? null;
    if (validityMonths === before && levels === null) continue;
    revisions.push({ from, validityMonths, levels });
    before = validityMonths;
  }
  const { validityMonths } = everywhere;
  return revisions.length === 0 ? { validityMonths } : { validityMonths, revisions };
}
