import type { NotSoleMethod } from '../../contract/sufficiency';
import type { SufficiencyTerms } from '../sufficiency';

/** One version of a link, a task or a clause, as far as it decides what has to be shown for a competency. */
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
  const saying = new Set(versions.filter(({ isCovered, notSole }) => isCovered || notSole.length > 0).map(({ itemId }) => itemId));
  const itemsByTask = new Map<string, Set<string>>();
  for (const { relation, itemId, fromId, toId } of links) {
    if (relation !== 'taskClause' || fromId === null || toId === null || !saying.has(toId)) continue;
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
    if (relation === 'competencyClause' && saying.has(toId)) belongs(fromId, [itemId, toId]);
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

/** What clauses and tasks ask of a competency on a day for somebody in the units of some pilots. */
export function linkedTermsOn(
  { competencyId, versions }: LinkedTo,
  day: string,
  isThere: (pilotOf: string) => boolean,
): Pick<SufficiencyTerms, 'notSole' | 'isCovered'> {
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
    .map(({ toId }) => toId);
  const notSole = [...new Set(clauseIds)].flatMap((id) => {
    const said = on(id)?.notSole ?? [];
    return said.length === 0 ? [] : [said.toSorted()];
  });
  return {
    notSole: notSole.toSorted((one, other) => (one.join() < other.join() ? -1 : 1)),
    isCovered: tasks.some(({ isCovered }) => isCovered),
  };
}
