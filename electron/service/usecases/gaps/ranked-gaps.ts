import { gapCause, gapSteps, type GapCause } from '../../../../shared/domain/gap';
import { byRisk, riskOf, type Risk, type RiskBand, type RiskFacts } from '../../../../shared/domain/risk';
import { standingStates } from '../../../../shared/domain/state';
import { recordAt } from '../../db/as-known-at';
import type { Reader } from '../../db/schema';
import { takenBackResults, type GapGroupRow } from '../../db/sql/gap-groups';
import type { Looked } from '../../db/sql/placed';
import { riskRuleOn, type RiskRuleOnDay } from '../../db/sql/risk-rules';
import { riskTerms, type RiskTerms } from '../../db/sql/risk-terms';
import { allScales, type Scale } from '../../db/sql/scales';
import { readinessOf } from '../../readiness/engine';
import { gapWidth, isTakenBackIn, type AskedGaps, type CountedGaps } from '../../readiness/gap-tallies';
import { heldIn, isByPrerequisiteIn, requiredIn, stateIn } from '../../readiness/timelines';
import { peopleLeft, seenBy } from './people-left';

/** Gaps of which every one has this cause and this risk. */
export interface GapKind {
  readonly terms: RiskTerms;
  readonly cause: GapCause;
  readonly facts: RiskFacts;
  readonly risk: Risk;
  people: number;
}

/** Every gap of those looked at, in kinds: what differs in unit or in name alone is ranked when it is listed. */
export interface RankedGaps {
  /** What was counted, to ask further by. */
  readonly asked: AskedGaps;
  readonly rule: RiskRuleOnDay;
  readonly levelsByScale: ReadonlyMap<string, Scale['levels']>;
  readonly terms: ReadonlyMap<string, RiskTerms>;
  readonly counted: CountedGaps;
  /** The greatest risk first, with the people of all parts together, each once. */
  readonly kinds: readonly GapKind[];
  /** Of each counted group its kind, whichever part it is of. */
  readonly kindOf: readonly GapKind[];
  readonly left: (unitId: string, competencyId: string) => number;
}

/** More people than this do not make a risk less. */
const manyLeft = 5;

const undivided = { by: 'all', branchOf: null, withMembers: false } as const;

/** Counts the gaps, each with its cause and its risk by the rule of the day; of parts too, where they are asked for. */
export async function rankedGaps(
  db: Reader,
  looked: Looked,
  parted: Pick<AskedGaps, 'by' | 'branchOf' | 'withMembers'> = undivided,
): Promise<RankedGaps> {
  const { day, knownAt, unitIds, roleId, mandatoryOnly, personId, competencyId } = looked;
  const record = recordAt(db, knownAt);
  const rule = await riskRuleOn(record, day);
  const terms = await riskTerms(record, day);
  const levelsByScale = new Map((await allScales(record, day)).map((scale) => [scale.scaleId, scale.levels]));
  const takenBack = await takenBackResults(record, day);
  const asked = { day, knownAt, unitIds, seen: seenBy(looked), roleId, mandatoryOnly, personId, competencyId, takenBack, ...parted };
  const counted = await readinessOf(db).gaps(asked);
  const units = [...new Set(columnOf(counted, 0))].map((unit) => counted.unitIds[unit] ?? '');
  const ready = await peopleLeft(db, looked, units);
  const left = (unitId: string, competency: string): number => ready.get(unitId)?.get(competency) ?? 0;
  const readyIn = counted.unitIds.map((unitId) => ready.get(unitId));

  const kindByKey = new Map<number, GapKind>();
  const kindOf: GapKind[] = [];
  const { groups } = counted;
  const ofAll = (counted.parts[0]?.end ?? 0) * gapWidth;
  for (let at = 0; at < groups.length; at += gapWidth) {
    const unit = groups[at] ?? 0;
    const competency = groups[at + 1] ?? 0;
    const code = groups[at + 2] ?? 0;
    const people = groups[at + 3] ?? 0;
    const id = counted.competencyIds[competency] ?? '';
    const others = Math.min(manyLeft, readyIn[unit]?.get(id) ?? 0);
    const key = (competency * 0x8000 + code) * (manyLeft + 1) + others;
    let kind = kindByKey.get(key);
    if (kind === undefined) {
      const known = terms.get(id);
      if (known === undefined) throw new Error('a requirement has lost its competency');
      const levels = (levelsByScale.get(known.scaleId) ?? []).map(({ level }) => level);
      kind = { ...kindFor(known, levels, code, others, rule), people: 0 };
      kindByKey.set(key, kind);
    }
    if (at < ofAll) kind.people += people;
    kindOf.push(kind);
  }
  const kinds = [...kindByKey.values()].toSorted((a, b) => byRisk(a.risk, b.risk));
  return { asked, rule, levelsByScale, terms, counted, kinds, kindOf, left };
}

function kindFor(terms: RiskTerms, levels: readonly number[], code: number, left: number, rule: RiskRuleOnDay): Omit<GapKind, 'people'> {
  const state = standingStates[stateIn(code)] ?? 'notRequired';
  const cause = gapCause({ state, isByPrerequisite: isByPrerequisiteIn(code) === 1, isTakenBack: isTakenBackIn(code) === 1 });
  if (cause === null) throw new Error('what is met is no gap');
  const [required, held] = [requiredIn(code), heldOf(code)];
  const { consequence, frequency } = terms;
  const facts = { consequence, steps: gapSteps(levels, required, held), ofSteps: gapSteps(levels, required, null), frequency, left };
  return { terms, cause, facts, risk: riskOf(facts, rule.content) };
}

export interface ListedGroup extends Omit<GapKind, 'people'> {
  readonly group: GapGroupRow;
  /** As the engine knows it. */
  readonly code: number;
}

/** The groups in which a page of some kinds of gap lies, in order, and how many gaps come before them. */
export function groupsOfPage(
  { counted, kinds, kindOf, terms, left }: RankedGaps,
  isChosen: (kind: GapKind) => boolean,
  offset: number,
  limit: number,
): { readonly page: readonly ListedGroup[]; readonly skipped: number } {
  const { on, before } = kindsOfPage(kinds.filter(isChosen), offset, limit);
  const { groups, unitIds, competencyIds } = counted;
  const code = (id: string): string => `${terms.get(id)?.code ?? ''}\u0000${id}`;
  const competencyPlace = placesOf(competencyIds, code);
  const unitPlace = placesOf(unitIds, (id) => id);
  const codes = [...new Set(columnOf(counted, 2))];
  const codePlace = new Map(codes.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1)).map((one, place) => [one, place]));
  const chosen: Array<{ readonly at: number; readonly run: number; readonly place: number }> = [];
  for (const [index, kind] of kindOf.entries()) {
    const run = on.get(kind);
    if (run === undefined) continue;
    const at = index * gapWidth;
    const place = (competencyPlace[groups[at + 1] ?? 0] ?? 0) * unitIds.length + (unitPlace[groups[at] ?? 0] ?? 0);
    chosen.push({ at, run, place: place * codes.length + (codePlace.get(groups[at + 2] ?? 0) ?? 0) });
  }
  chosen.sort((a, b) => a.run - b.run || a.place - b.place);
  const page: ListedGroup[] = [];
  let [passed, skipped] = [before, before];
  for (const { at } of chosen) {
    if (passed >= offset + limit) break;
    const people = groups[at + 3] ?? 0;
    passed += people;
    const kind = kindOf[at / gapWidth];
    if (passed <= offset || kind === undefined) skipped = passed;
    else {
      const group = groupAt(counted, at);
      page.push({ ...kind, group, code: groups[at + 2] ?? 0, facts: { ...kind.facts, left: left(group.unitId, group.competencyId) } });
    }
  }
  return { page, skipped };
}

/** The kinds among which a page lies, alike in risk under one number, and how many gaps come before them: the others need not be put in order. */
function kindsOfPage(
  kinds: readonly GapKind[],
  offset: number,
  limit: number,
): { readonly on: ReadonlyMap<GapKind, number>; readonly before: number } {
  const on = new Map<GapKind, number>();
  let [passed, before, run] = [0, 0, 0];
  for (let first = 0; first < kinds.length && passed < offset + limit; run += 1) {
    const [one] = kinds.slice(first, first + 1);
    if (one === undefined) break;
    let end = first;
    let people = 0;
    for (let next = kinds[end]; next !== undefined && byRisk(next.risk, one.risk) === 0; next = kinds[end]) {
      people += next.people;
      end += 1;
    }
    passed += people;
    if (passed <= offset) before = passed;
    else for (const kind of kinds.slice(first, end)) on.set(kind, run);
    first = end;
  }
  return { on, before };
}

/** Whether a kind is of some causes and bands; null: of any. */
export const chosenBy =
  (causes: readonly GapCause[] | null, bands: readonly RiskBand[] | null) =>
  ({ cause, risk }: GapKind): boolean =>
    (causes === null || causes.includes(cause)) && (bands === null || bands.includes(risk.band));

/** How many gaps there are of each cause and of each band. */
export function gapCounts(kinds: readonly GapKind[]): {
  countByCause: Partial<Record<GapCause, number>>;
  countByBand: Partial<Record<RiskBand, number>>;
} {
  const countByCause: Partial<Record<GapCause, number>> = {};
  const countByBand: Partial<Record<RiskBand, number>> = {};
  for (const { cause, risk, people } of kinds) {
    countByCause[cause] = (countByCause[cause] ?? 0) + people;
    countByBand[risk.band] = (countByBand[risk.band] ?? 0) + people;
  }
  return { countByCause, countByBand };
}

export const gapsIn = (kinds: readonly GapKind[]): number => kinds.reduce((sum, { people }) => sum + people, 0);

function groupAt({ groups, unitIds, competencyIds }: CountedGaps, at: number): GapGroupRow {
  const code = groups[at + 2] ?? 0;
  return {
    unitId: unitIds[groups[at] ?? 0] ?? '',
    competencyId: competencyIds[groups[at + 1] ?? 0] ?? '',
    state: standingStates[stateIn(code)] ?? 'notRequired',
    isByPrerequisite: isByPrerequisiteIn(code),
    isTakenBack: isTakenBackIn(code),
    requiredLevel: requiredIn(code),
    heldLevel: heldOf(code),
    people: groups[at + 3] ?? 0,
  };
}

const heldOf = (code: number): number | null => (heldIn(code) < 0 ? null : heldIn(code));

/** By which gaps of one unit and competency are put in an order that is always the same. */
const textOf = (code: number): string =>
  `${standingStates[stateIn(code)]} ${requiredIn(code)} ${heldOf(code) ?? ''} ${isByPrerequisiteIn(code)}${isTakenBackIn(code)}`;

function placesOf(ids: readonly string[], textOfId: (id: string) => string): Int32Array {
  const texts = ids.map(textOfId);
  const places = new Int32Array(ids.length);
  const order = [...ids.keys()].toSorted((a, b) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1));
  for (const [place, index] of order.entries()) places[index] = place;
  return places;
}

const columnOf = ({ groups }: CountedGaps, column: number): number[] =>
  Array.from({ length: groups.length / gapWidth }, (_, index) => groups[index * gapWidth + column] ?? 0);
