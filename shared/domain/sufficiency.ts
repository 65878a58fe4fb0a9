import type { LevelSufficiency, NotSoleMethod } from '../contract/sufficiency';
import type { AssessmentKind, AssessmentMethod } from './assessment';
import type { RequirementLine } from './standing';

/** How somebody showed what a result says, as far as a rule asks. */
export interface Shown {
  readonly kind: AssessmentKind;
  /** Kinds that a decision on prior learning stands for beside its own. */
  readonly standsFor: readonly AssessmentKind[];
  /** How it was verified; of two ratings of one performance, how each did. */
  readonly methods: readonly AssessmentMethod[];
  /** Who judged: one, or two who rated independently of each other. */
  readonly assessors: readonly string[];
  readonly isAbnormal: boolean;
}

/** What is asked of results in a competency on a day, by itself and by what it is linked to. */
export interface SufficiencyTerms {
  readonly levels: readonly LevelSufficiency[];
  /** For each clause that says so, what alone is never enough. */
  readonly notSole: readonly (readonly NotSoleMethod[])[];
  /** Whether it belongs to a covered task, for which abnormal conditions must be recognised and reacted to (49 CFR 192.803). */
  readonly isCovered: boolean;
}

/** One thing that has to be there: so many results that fit. */
export interface RulePart {
  /** Null: whatever kind. */
  readonly kinds: readonly AssessmentKind[] | null;
  /** Results of nothing but these do not fit. */
  readonly except: readonly NotSoleMethod[];
  readonly count: number;
  readonly differentAssessors: boolean;
  readonly underAbnormal: number;
  readonly maxAgeMonths: number | null;
}

/** Everything that has to be there for one level; a result may serve several parts. */
export interface LevelRule {
  readonly parts: readonly RulePart[];
  readonly withinMonths: number | null;
  readonly secondAssessor: boolean;
}

const one: RulePart = { kinds: null, except: [], count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: null };

/**
 * What a level asks for: what the competency says of it, what the lines at that level and below add, what clauses and covered
 * tasks add. Null where nobody says anything: then any one competent result will do.
 */
export function ruleFor(
  level: number,
  terms: SufficiencyTerms | undefined,
  lines: readonly Pick<RequirementLine, 'level' | 'mix'>[],
): LevelRule | null {
  const own = terms?.levels.filter((entry) => entry.level === level) ?? [];
  const asked = lines.flatMap((line) => (line.level <= level ? (line.mix ?? []) : []));
  const parts: RulePart[] = [
    ...own.flatMap((entry) => entry.parts.map((part) => ({ ...part, except: [] }))),
    ...asked.map(({ kind, count }) => ({ ...one, kinds: [kind], count })),
    ...(terms?.notSole ?? []).map((except) => ({ ...one, except })),
    ...(terms?.isCovered === true ? [{ ...one, underAbnormal: 1 }] : []),
  ];
  if (parts.length === 0) return null;
  const windows = own.flatMap(({ withinMonths }) => withinMonths ?? []);
  return {
    parts,
    withinMonths: windows.length === 0 ? null : Math.min(...windows),
    secondAssessor: own.some(({ secondAssessor }) => secondAssessor),
  };
}

/** Whether a result is of a part's kinds and more than what alone is never enough. */
export function fits({ kinds, except }: RulePart, { kind, standsFor, methods }: Shown): boolean {
  const isOfKind = kinds === null || kinds.includes(kind) || standsFor.some((other) => kinds.includes(other));
  return isOfKind && !except.includes(kind) && !(except.length > 0 && methods.every((method) => except.includes(method)));
}

/** Whether a failed result takes back what an earlier one adds to a mix: only of its own kind. */
export function isOfKindOf(failed: Shown, earlier: Shown): boolean {
  return failed.kind === earlier.kind || earlier.standsFor.includes(failed.kind);
}

/** What nobody asks anything more of. */
export const nothingAsked: SufficiencyTerms = { levels: [], notSole: [], isCovered: false };

/** Whether terms ask nothing, so that any competent result will do. */
export function asksNothing({ levels, notSole, isCovered }: SufficiencyTerms): boolean {
  return levels.length === 0 && notSole.length === 0 && !isCovered;
}
