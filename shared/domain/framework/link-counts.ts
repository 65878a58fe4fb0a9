import type { ItemOf } from '../../contract/framework-item';

type Relation = ItemOf<'link'>['content']['relation'];
type Kind = 'roles' | 'tasks' | 'competencies' | 'clauses';
export type LinkCounts = Readonly<Record<Kind, number>>;

/** What lies at each end of a link; two related items may be of any kind and are not counted. */
const ends = {
  roleTask: { from: 'roles', to: 'tasks' },
  taskCompetency: { from: 'tasks', to: 'competencies' },
  taskClause: { from: 'tasks', to: 'clauses' },
  competencyClause: { from: 'competencies', to: 'clauses' },
} as const satisfies Record<Exclude<Relation, 'related'>, { readonly from: Kind; readonly to: Kind }>;

export const noLinks: LinkCounts = { roles: 0, tasks: 0, competencies: 0, clauses: 0 };

/** How many of each kind are linked to each item, whichever end it is. */
export function countLinks(
  links: ReadonlyArray<{ readonly fromId: string; readonly toId: string; readonly relation: Relation }>,
): ReadonlyMap<string, LinkCounts> {
  const counts = new Map<string, Record<Kind, number>>();
  const add = (itemId: string, kind: Kind): void => {
    const of = counts.get(itemId) ?? { ...noLinks };
    of[kind] += 1;
    counts.set(itemId, of);
  };
  for (const { fromId, toId, relation } of links) {
    if (relation === 'related') continue;
    add(fromId, ends[relation].to);
    add(toId, ends[relation].from);
  }
  return counts;
}
