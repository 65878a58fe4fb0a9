import type { LevelSufficiency } from '../../contract/sufficiency';
import type { ValidityTerms } from '../../contract/validity';
import type { StandingFacts } from '../standing';
import { addDays } from '../calendar';
import { asksNothing, type SufficiencyTerms } from '../sufficiency';
import { linkedTermsOn, type LinkedTo } from './linked-terms';
import type { Prerequisite } from './prerequisites';
import { noClauses, underClauses } from './validity-terms';

/** How long results in a competency hold and what has to be shown, from its first version on, and what later versions change of it. */
export type CompetencyTerms = Pick<StandingFacts, 'validityMonths' | 'sufficiency' | 'validity' | 'prerequisites' | 'revisions'>;
type TermsOnDay = Omit<CompetencyTerms, 'revisions'>;

/** How long results hold, and what has to be shown, by one version of a competency. */
export interface TermsVersion {
  readonly validFrom: string;
  /** The revision under pilot in whose units alone it holds; empty: everywhere. */
  readonly pilotOf: string;
  readonly validityMonths: number | null;
  readonly levels: readonly LevelSufficiency[];
  /** As the competency itself says; left out: nothing. */
  readonly validity?: ValidityTerms;
  /** What must be held before its levels; left out: nothing. */
  readonly prerequisites?: readonly Prerequisite[];
}

/** A competency of which a pilot makes something else for its units, or of what it is linked to. */
export interface PilotedTerms {
  /** As they are everywhere, without what it is linked to. */
  readonly everywhere: CompetencyTerms;
  /** In the order in which they came. */
  readonly versions: readonly TermsVersion[];
  readonly linked: LinkedTo | undefined;
}

/** Days, both inclusive, on which somebody has a position in the units of a pilot. */
export interface PilotStay {
  readonly pilotOf: string;
  readonly from: string;
  readonly to: string | null;
}

type Revision = NonNullable<StandingFacts['revisions']>[number];

/**
 * The terms for somebody with positions in the units of pilots: on each day the latest version that concerns them there. A pilot
 * never brings another scale, so where levels lie is the same for everybody.
 */
export function termsUnderPilots({ everywhere, versions, linked }: PilotedTerms, stays: readonly PilotStay[]): CompetencyTerms {
  const general = everywhere.revisions ?? [];
  const levelsOn = new Map(general.map(({ from, levels }) => [from, levels]));
  const days = new Set([...general.map(({ from }) => from), ...versions.map(({ validFrom }) => validFrom)]);
  for (const { from, to } of stays) {
    days.add(from);
    if (to !== null) days.add(addDays(to, 1));
  }
  const revisions = [...days].toSorted().map((from): Revision => {
    const isThere = therePilots(stays, from);
    const version = versions.findLast(({ validFrom, pilotOf }) => validFrom <= from && isThere(pilotOf));
    const levels = levelsOn.get(from) ?? null;
    if (version === undefined) return { from, ...onDay(everywhere, everywhere.sufficiency, everywhere.validity), levels };
    return { from, ...onDay(version, { levels: version.levels, ...noLinks }, version.validity), levels };
  });
  return withLinked({ ...everywhere, revisions }, linked, stays);
}

/** The terms with what clauses and tasks add, as they are linked on each day, to somebody in the units of pilots or nobody in them. */
export function withLinked(terms: CompetencyTerms, linked: LinkedTo | undefined, stays: readonly PilotStay[]): CompetencyTerms {
  const { revisions = [] } = terms;
  const first = onDay(terms, terms.sufficiency, underClauses(terms.validity, noClauses));
  if (linked === undefined) {
    const all = revisions.map((revision): Revision => {
      const { from, levels, sufficiency, validity } = revision;
      return { from, ...onDay(revision, sufficiency, underClauses(validity, noClauses)), levels };
    });
    return { ...first, ...changesOf(first, all) };
  }
  const byDay = new Map(revisions.map((revision) => [revision.from, revision]));
  const days = new Set([...byDay.keys(), ...linked.versions.map(({ validFrom }) => validFrom)]);
  for (const { from, to } of stays) {
    days.add(from);
    if (to !== null) days.add(addDays(to, 1));
  }
  let own: TermsOnDay = terms;
  const all = [...days].toSorted().map((from): Revision => {
    const revision = byDay.get(from);
    if (revision !== undefined) own = revision;
    const { asked, clauses } = linkedTermsOn(linked, from, therePilots(stays, from));
    const sufficiency = { levels: own.sufficiency?.levels ?? [], ...asked };
    return { from, ...onDay(own, sufficiency, underClauses(own.validity, clauses)), levels: revision?.levels ?? null };
  });
  return { ...first, ...changesOf(first, all) };
}

const noLinks = { notSole: [], isCovered: false } as const;

const therePilots =
  (stays: readonly PilotStay[], day: string) =>
  (pilotOf: string): boolean =>
    pilotOf === '' || stays.some((stay) => stay.pilotOf === pilotOf && stay.from <= day && (stay.to === null || day <= stay.to));

/** What says nothing is left out. */
function onDay(
  { validityMonths, prerequisites }: Pick<TermsOnDay, 'validityMonths' | 'prerequisites'>,
  sufficiency: SufficiencyTerms | undefined,
  validity: ValidityTerms | undefined,
): TermsOnDay {
  return {
    validityMonths,
    ...(sufficiency === undefined || asksNothing(sufficiency) ? {} : { sufficiency }),
    ...(validity === undefined ? {} : { validity }),
    ...(prerequisites === undefined ? {} : { prerequisites }),
  };
}

/** Those of the revisions that make a difference to what was before them. */
function changesOf(first: TermsOnDay, revisions: readonly Revision[]): Pick<CompetencyTerms, 'revisions'> {
  let before = first;
  const changes = revisions.filter((revision) => {
    const isSame =
      revision.validityMonths === before.validityMonths &&
      isAlike(revision.sufficiency, before.sufficiency) &&
      isAlike(revision.validity, before.validity) &&
      isAlike(revision.prerequisites, before.prerequisites);
    before = revision;
    return !isSame || revision.levels !== null;
  });
  return changes.length === 0 ? {} : { revisions: changes };
}

/** Whether two terms say the same; undefined: nothing is said. */
export function isAlike<T extends object>(one: T | undefined, other: T | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
