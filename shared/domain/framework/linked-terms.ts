import type { NotSoleMethod } from '../../contract/sufficiency';
import type { ValidityRule } from '../../contract/validity';
import type { SufficiencyTerms } from '../sufficiency';
import type { ClauseValidity } from './validity-terms';

/** One version of a link, a task or a clause, as far as it decides what has to be shown for a competency and until when it holds. */
export interface LinkedVersion {
  readonly itemId: string;
  readonly kind: 'link' | 'task' | 'clause';
  readonly validFrom: string;
  /** The revision under pilot in whose units alone it holds; empty: everywhere. */
  readonly pilotOf: string;
  readonly isRetired: boolean;
  /** Of a link: what it joins, and how. */
  readonly relation: string | null;
  readonly fromId: string | null;
  readonly toId: string | null;
  /** Of a task. */
  readonly isCovered: boolean;
  /** Of a clause. */
  readonly notSole: readonly NotSoleMethod[];
  readonly validity: ValidityRule | null;
  /** Null: it permits none. */
  readonly graceDays: number | null;
}

/** What one competency is linked to, now or ever. */
export interface LinkedTo {
  readonly competencyId: string;
  /** In the order in which they came, of the competency's links and what they lead to. */
  readonly versions: readonly LinkedVersion[];
}

/** Sorts what decides anything by the competencies it concerns; `versions` are in the order in which they came. */
export function linkedByCompetency(versions: readonly LinkedVersion[]): ReadonlyMap<string, LinkedTo> {
  const byItem = new Map<string, LinkedVersion[]>();
  for (const version of versions) if (byItem.get(version.itemId)?.push(version) === undefined) byItem.set(version.itemId, [version]);
  const links = versions.filter(({ kind }) => kind === 'link');
  const saying = new Set(versions.filter(saysAnything).map(({ itemId }) => itemId));
  // Where any clause permits grace, one that says nothing permits none.
  const hasGrace = versions.some(({ graceDays }) => (graceDays ?? 0) > 0);
  const clauses = new Set(hasGrace ? versions.filter(({ kind }) => kind === 'clause').map(({ itemId }) => itemId) : []);
  const counts = (clauseId: string): boolean => saying.has(clauseId) || clauses.has(clauseId);
  const itemsByTask = new Map<string, Set<string>>();
  for (const { relation, itemId, fromId, toId } of links) {
    if (relation !== 'taskClause' || fromId === null || toId === null || !counts(toId)) continue;
    itemsByTask.set(fromId, (itemsByTask.get(fromId) ?? new Set()).add(itemId).add(toId));
  }
  const itemsByCompetency = new Map<string, Set<string>>();
  const belongs = (competencyId: string, ids: readonly string[]): void => {
    const known = itemsByCompetency.get(competencyId) ?? new Set();
    for (const id of ids) known.add(id);
    itemsByCompetency.set(competencyId, known);
  };
  for (const { relation, itemId, fromId, toId } of links) {
    if (fromId === null || toId === null) continue;
    if (relation === 'competencyClause' && counts(toId)) belongs(fromId, [itemId, toId]);
    const further = itemsByTask.get(fromId);
    if (relation === 'taskCompetency' && (saying.has(fromId) || further !== undefined)) belongs(toId, [itemId, fromId, ...(further ?? [])]);
  }
  return new Map(
    [...itemsByCompetency].map(([competencyId, ids]) => [
      competencyId,
      { competencyId, versions: [...ids].toSorted().flatMap((id) => byItem.get(id) ?? []) },
    ]),
  );
}

function saysAnything({ isCovered, notSole, validity, graceDays }: LinkedVersion): boolean {
  return isCovered || notSole.length > 0 || validity !== null || graceDays !== null;
}

/** What clauses and tasks ask of a competency on a day for somebody in the units of some pilots. */
export function linkedTermsOn(
  { competencyId, versions }: LinkedTo,
  day: string,
  isThere: (pilotOf: string) => boolean,
): { readonly asked: Pick<SufficiencyTerms, 'notSole' | 'isCovered'>; readonly clauses: ClauseValidity } {
  const onDay = new Map<string, LinkedVersion>();
  for (const version of versions) if (version.validFrom <= day && isThere(version.pilotOf)) onDay.set(version.itemId, version);
  const on = (itemId: string | null): LinkedVersion | undefined => {
    const version = itemId === null ? undefined : onDay.get(itemId);
    return version?.isRetired === true ? undefined : version;
  };
  const links = [...onDay.values()].filter(({ kind, isRetired }) => kind === 'link' && !isRetired);
  const tasks = links
    .filter(({ relation, toId }) => relation === 'taskCompetency' && toId === competencyId)
    .flatMap(({ fromId }) => on(fromId) ?? []);
  const ofTasks = new Set(tasks.map(({ itemId }) => itemId));
  const clauseIds = links
    .filter(({ relation, fromId }) =>
      relation === 'competencyClause' ? fromId === competencyId : relation === 'taskClause' && fromId !== null && ofTasks.has(fromId),
    )
    .flatMap(({ toId }) => toId ?? []);
  const clauses = [...new Set(clauseIds)].toSorted().flatMap((id) => on(id) ?? []);
  const notSole = clauses.flatMap((clause) => (clause.notSole.length === 0 ? [] : [clause.notSole.toSorted()]));
  return {
    asked: {
      notSole: notSole.toSorted((one, other) => (one.join() < other.join() ? -1 : 1)),
      isCovered: tasks.some(({ isCovered }) => isCovered),
    },
    clauses: {
      rules: clauses.flatMap(({ validity }) => validity ?? []),
      grace: clauses.map(({ graceDays }) => graceDays ?? 0),
    },
  };
}
