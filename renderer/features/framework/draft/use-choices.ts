import { useMemo } from 'react';
import type { Catalogue, FrameworkTree } from '../../../../shared/domain/framework/tree';
import { useDraftSession } from './draft-session';
import type { Choice } from './dialogs/item-picker';
import { useAllCompetencies, type Head } from './queries';

/** What may be linked to: everything of this library as the draft has it, and the competencies of the other libraries. */
export function useChoices(kind: Catalogue): readonly Choice[] {
  const { tree } = useDraftSession();
  const foreign = useForeign(kind);
  return useMemo(() => {
    const own = ownChoices(tree, kind);
    return foreign.length === 0 ? own : [...own, ...foreign].sort(byCode);
  }, [tree, kind, foreign]);
}

/** What an item is called, wherever it comes from. */
export function useNames(kind: Catalogue): (itemId: string) => { readonly code: string; readonly title: string } {
  const { tree } = useDraftSession();
  const foreign = useForeign(kind);
  return useMemo(() => {
    const byId = new Map(foreign.map((choice) => [choice.itemId, choice]));
    return (itemId) => tree.headById.get(itemId) ?? byId.get(itemId) ?? { code: '', title: itemId };
  }, [foreign, tree]);
}

const none: readonly Choice[] = [];

function useForeign(kind: Catalogue): readonly Choice[] {
  const { library } = useDraftSession();
  const others = useAllCompetencies(kind === 'competency').data?.competencies;
  return useMemo(() => {
    if (kind !== 'competency' || others === undefined) return none;
    return others
      .filter((one) => one.frameworkId !== library.frameworkId && !one.isRetired)
      .map((one) => ({ itemId: one.competencyId, code: one.code, title: one.title }));
  }, [kind, others, library.frameworkId]);
}

const choicesByTree = new WeakMap<FrameworkTree<Head>, Map<Catalogue, readonly Choice[]>>();

/** Worked out once for all the fields that offer them. */
function ownChoices(tree: FrameworkTree<Head>, kind: Catalogue): readonly Choice[] {
  const known = choicesByTree.get(tree) ?? new Map<Catalogue, readonly Choice[]>();
  choicesByTree.set(tree, known);
  const there = known.get(kind);
  if (there !== undefined) return there;
  const own = [...tree.headById.values()]
    .filter((head) => head.kind === kind && !head.isRetired)
    .map(({ itemId, code, title }) => ({ itemId, code, title }))
    .sort(byCode);
  known.set(kind, own);
  return own;
}

const byCode = (a: Choice, b: Choice): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.title < b.title ? -1 : 1);
