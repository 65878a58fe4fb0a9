import type { LevelSufficiency } from '../../contract/sufficiency';
import type { StandingFacts } from '../standing';
import { addDays } from '../calendar';
import { asksNothing, type SufficiencyTerms } from '../sufficiency';
import { linkedTermsOn, type LinkedTo } from './linked-terms';

/** How long results in a competency hold and what has to be shown, from its first version on, and what later versions change of it. */
export type CompetencyTerms = Pick<StandingFacts, 'validityMonths' | 'sufficiency' | 'revisions'>;

/** How long results hold, and what has to be shown, by one version of a competency. */
export interface TermsVersion {
  readonly validFrom: string;
  /** The revision under pilot in whose units alone it holds; empty: everywhere. */
  readonly pilotOf: string;
  readonly validityMonths: number | null;
  readonly levels: readonly LevelSufficiency[];
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
    if (version === undefined) return { from, validityMonths: everywhere.validityMonths, ...asked(everywhere.sufficiency), levels };
    return { from, validityMonths: version.validityMonths, ...asked({ levels: version.levels, ...noLinks }), levels };
  });
  return withLinked({ ...everywhere, revisions }, linked, stays);
}

/** The terms with what clauses and tasks add, as they are linked on each day, to somebody in the units of pilots or nobody in them. */
export function withLinked(terms: CompetencyTerms, linked: LinkedTo | undefined, stays: readonly PilotStay[]): CompetencyTerms {
  const { validityMonths, sufficiency, revisions = [] } = terms;
  const first = { validityMonths, ...asked(sufficiency) };
  if (linked === undefined) return { ...first, ...changesOf(first, revisions) };
  const byDay = new Map(revisions.map((revision) => [revision.from, revision]));
  const days = new Set([...byDay.keys(), ...linked.versions.map(({ validFrom }) => validFrom)]);
  for (const { from, to } of stays) {
    days.add(from);
    if (to !== null) days.add(addDays(to, 1));
  }
  let own: Pick<CompetencyTerms, 'validityMonths' | 'sufficiency'> = first;
  const all = [...days].toSorted().map((from): Revision => {
    const revision = byDay.get(from);
    if (revision !== undefined) own = revision;
    const said = linkedTermsOn(linked, from, therePilots(stays, from));
    return {
      from,
      validityMonths: own.validityMonths,
      ...asked({ levels: own.sufficiency?.levels ?? [], ...said }),
      levels: revision?.levels ?? null,
    };
  });
  return { ...first, ...changesOf(first, all) };
}

const noLinks = { notSole: [], isCovered: false } as const;

const therePilots =
  (stays: readonly PilotStay[], day: string) =>
  (pilotOf: string): boolean =>
    pilotOf === '' || stays.some((stay) => stay.pilotOf === pilotOf && stay.from <= day && (stay.to === null || day <= stay.to));

const asked = (terms: SufficiencyTerms | undefined): Pick<Revision, 'sufficiency'> =>
  terms === undefined || asksNothing(terms) ? {} : { sufficiency: terms };

/** Those of the revisions that make a difference to what was before them. */
function changesOf(
  first: Pick<CompetencyTerms, 'validityMonths' | 'sufficiency'>,
  revisions: readonly Revision[],
): Pick<CompetencyTerms, 'revisions'> {
  let before = first;
  const changes = revisions.filter((revision) => {
    const isSame = revision.validityMonths === before.validityMonths && isAlike(revision.sufficiency, before.sufficiency);
    before = revision;
    return !isSame || revision.levels !== null;
  });
  return changes.length === 0 ? {} : { revisions: changes };
}

export function isAlike(one: SufficiencyTerms | undefined, other: SufficiencyTerms | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
