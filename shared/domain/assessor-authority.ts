import type { AssessmentKind } from './assessment';
import { addDays } from './calendar';

/** An authorisation to assess, from one day to another, both inclusive. */
export interface AuthorityFact {
  readonly scope: 'all' | 'library' | 'competencies';
  readonly scopeIds: readonly string[];
  /** Null: any level. */
  readonly highestLevel: number | null;
  readonly kinds: readonly AssessmentKind[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly trainedOn: string | null;
  readonly trainedUntil: string | null;
  readonly calibratedOn: string | null;
  readonly calibratedUntil: string | null;
  readonly suspendedFrom: string | null;
}

/** What a site asks of assessors. */
export interface AuthorityRule {
  readonly requiresAuthority: boolean;
  readonly requiresTraining: boolean;
  readonly requiresCalibration: boolean;
  readonly requiresQualified: boolean;
}

/** What is about to be assessed. */
export interface AuthorityAsked {
  readonly competencyId: string;
  /** The library that the competency belongs to. */
  readonly libraryId: string;
  readonly level: number;
  readonly kind: AssessmentKind;
  readonly day: string;
}

/** One thing that an assessor lacks; `since`: the first day without it, where it is known. */
export interface AuthorityGap {
  readonly item: 'authority' | 'level' | 'kind' | 'suspended' | 'training' | 'calibration' | 'qualification';
  readonly since: string | null;
  /** The highest level authorised, or held. */
  readonly level: number | null;
}

/**
 * What an assessor lacks on a day for one assessment, by the rule of the site; nothing: they may make it. Of several
 * authorisations the one that lacks least speaks. `heldLevel`: what the assessor holds of the competency then.
 */
export function authorityGaps(
  rule: AuthorityRule,
  authorities: readonly AuthorityFact[],
  heldLevel: number | null,
  asked: AuthorityAsked,
): readonly AuthorityGap[] {
  const needsAuthority = rule.requiresAuthority || rule.requiresTraining || rule.requiresCalibration;
  const [best] = needsAuthority
    ? authorities
        .filter((authority) => covers(authority, asked))
        .map((authority) => gapsOf(rule, authority, asked))
        .toSorted((a, b) => a.length - b.length)
    : [[]];
  const qualification: AuthorityGap[] =
    rule.requiresQualified && (heldLevel ?? -1) < asked.level ? [{ item: 'qualification', since: null, level: heldLevel }] : [];
  return [...(best ?? [{ item: 'authority', since: null, level: null } as const]), ...qualification];
}

/** What one gap says, with levels as the scale calls them. */
export function gapText(gap: AuthorityGap, asked: { readonly level: string; readonly kind: string; readonly held: string | null }): string {
  const since = gap.since === null ? '' : ` since ${gap.since}`;
  switch (gap.item) {
    case 'authority':
      return gap.since === null ? 'not authorised for this competency' : `the authorisation has not been in force${since}`;
    case 'level':
      return `not authorised for level ${asked.level}`;
    case 'kind':
      return `not authorised for ${asked.kind}`;
    case 'suspended':
      return `the authorisation is suspended${since}`;
    case 'training':
      return gap.since === null ? 'no assessor training is on record' : `assessor training lapsed: none${since}`;
    case 'calibration':
      return gap.since === null ? 'no calibration is on record' : `calibration lapsed: none${since}`;
    case 'qualification':
      return asked.held === null
        ? `does not hold the competency; level ${asked.level} is needed`
        : `holds level ${asked.held} of the competency; level ${asked.level} is needed`;
  }
}

function covers({ scope, scopeIds }: AuthorityFact, asked: AuthorityAsked): boolean {
  return scope === 'all' || scopeIds.includes(scope === 'library' ? asked.libraryId : asked.competencyId);
}

function gapsOf(rule: AuthorityRule, authority: AuthorityFact, { day, level, kind }: AuthorityAsked): AuthorityGap[] {
  const gap = (item: AuthorityGap['item'], since: string | null = null): AuthorityGap => ({ item, since, level: authority.highestLevel });
  const gaps: AuthorityGap[] = [];
  if (rule.requiresAuthority) {
    if (day < authority.validFrom) gaps.push(gap('authority'));
    if (authority.validTo !== null && day > authority.validTo) gaps.push(gap('authority', addDays(authority.validTo, 1)));
    if (authority.suspendedFrom !== null && day >= authority.suspendedFrom) gaps.push(gap('suspended', authority.suspendedFrom));
    if (authority.highestLevel !== null && level > authority.highestLevel) gaps.push(gap('level'));
    if (!authority.kinds.includes(kind)) gaps.push(gap('kind'));
  }
  if (rule.requiresTraining) gaps.push(...lapsed('training', authority.trainedOn, authority.trainedUntil));
  if (rule.requiresCalibration) gaps.push(...lapsed('calibration', authority.calibratedOn, authority.calibratedUntil));
  return gaps;

  function lapsed(item: 'training' | 'calibration', on: string | null, until: string | null): AuthorityGap[] {
    if (on === null || day < on) return [gap(item)];
    return until !== null && day > until ? [gap(item, addDays(until, 1))] : [];
  }
}
