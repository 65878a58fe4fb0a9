import { seededKey } from './seeded-key';

export interface Candidate {
  readonly id: string;
  readonly assessor: string;
  readonly level: number;
  readonly site: string;
  /** Above 0; twice the weight is drawn about twice as often within its stratum. */
  readonly risk: number;
}

export type Stratum = 'assessor' | 'level' | 'site';

export interface SamplingPlan {
  /** Stored with the programme: the same seed, plan and candidates give the same list. */
  readonly seed: number;
  readonly size: number;
  /** What the list is spread over; without any it is drawn from all at once. */
  readonly strata: readonly Stratum[];
}

export interface DrawnStratum {
  /** The values of the plan's strata, in their order. */
  readonly of: readonly (string | number)[];
  readonly candidates: number;
  /** In the order in which they were drawn: a shorter list begins the same. */
  readonly drawn: readonly string[];
}

/**
 * Draws the cases of a session. Each stratum gets its share by its sum of risk weights, with at least one as far as the size goes (the riskiest first), remainders by the largest
 * fraction (Hamilton); within a stratum cases are drawn without replacement with probability by weight: Efraimidis & Spirakis (2006) Inf. Process. Lett. 97:181.
 */
export function drawSample(candidates: readonly Candidate[], { seed, size, strata }: SamplingPlan): DrawnStratum[] {
  if (!candidates.every(({ risk }) => Number.isFinite(risk) && risk > 0)) throw new RangeError('a risk weight is a finite number above 0');
  if (new Set(candidates.map(({ id }) => id)).size < candidates.length) throw new RangeError('a candidate stands in the list twice');
  const groups = groupsOf(candidates, strata);
  const shares = shareOut(groups, Math.max(0, Math.min(size, candidates.length)));
  return groups.map(({ of, members }, index) => ({ of, candidates: members.length, drawn: drawFrom(members, seed, shares[index] ?? 0) }));
}

interface Group {
  readonly of: readonly (string | number)[];
  readonly members: readonly Candidate[];
  readonly weight: number;
}

/** In an order of their own, not that of the candidates. */
function groupsOf(candidates: readonly Candidate[], strata: readonly Stratum[]): Group[] {
  const byKey = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = JSON.stringify(strata.map((stratum) => candidate[stratum]));
    byKey.set(key, [...(byKey.get(key) ?? []), candidate]);
  }
  return [...byKey]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => {
      const ordered = members.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return {
        of: strata.map((stratum) => ordered[0]?.[stratum] ?? ''),
        members: ordered,
        weight: ordered.reduce((sum, { risk }) => sum + risk, 0),
      };
    });
}

/** How many of each group; never more than it has, and `size` in all. */
function shareOut(groups: readonly Group[], size: number): number[] {
  const shares = groups.map(() => 0);
  const byRisk = [...groups.keys()].toSorted((a, b) => (groups[b]?.weight ?? 0) - (groups[a]?.weight ?? 0) || a - b);
  for (const index of byRisk.slice(0, size)) shares[index] = 1;
  // What a full group cannot take goes to the others, by the same rule, until all is given.
  for (let left = size - sum(shares); left > 0; left = size - sum(shares)) {
    const open = byRisk.filter((index) => (shares[index] ?? 0) < (groups[index]?.members.length ?? 0));
    const weight = sum(open.map((index) => groups[index]?.weight ?? 0));
    const wanted = open.map((index) => {
      const exact = (left * (groups[index]?.weight ?? 0)) / weight;
      const room = (groups[index]?.members.length ?? 0) - (shares[index] ?? 0);
      return { index, given: Math.min(room, Math.floor(exact)), fraction: exact - Math.floor(exact) };
    });
    for (const { index, given } of wanted) shares[index] = (shares[index] ?? 0) + given;
    if (sum(wanted.map(({ given }) => given)) > 0) continue;
    for (const { index } of wanted.toSorted((a, b) => b.fraction - a.fraction).slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  }
  return shares;
}

function drawFrom(members: readonly Candidate[], seed: number, count: number): string[] {
  return members
    .map(({ id, risk }) => ({ id, key: -Math.log(seededKey(seed, id)) / risk }))
    .toSorted((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
