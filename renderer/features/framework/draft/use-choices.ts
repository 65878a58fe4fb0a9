import { useMemo } from 'react';
import type { Catalogue } from '../../../../shared/domain/framework/tree';
import { useDraftSession } from './draft-session';
import type { Choice } from './dialogs/item-picker';
import { useAllCompetencies } from './queries';

/** What may be linked to: everything of this library as the draft has it, and the competencies of the other libraries. */
export function useChoices(kind: Catalogue): readonly Choice[] {
  const { tree, library } = useDraftSession();
  const others = useAllCompetencies(kind === 'competency').data?.competencies;
  return useMemo(() => {
    const own = [...tree.headById.values()].filter((head) => head.kind === kind && !head.isRetired);
    const foreign = (others ?? [])
      .filter((one) => kind === 'competency' && one.frameworkId !== library.frameworkId && !one.isRetired)
      .map((one) => ({ itemId: one.competencyId, code: one.code, title: one.title }));
    return [...own, ...foreign]
      .map(({ itemId, code, title }) => ({ itemId, code, title }))
      .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.title < b.title ? -1 : 1));
  }, [tree, others, kind, library.frameworkId]);
}

/** What an item is called, wherever it comes from. */
export function useNames(kind: Catalogue): (itemId: string) => { readonly code: string; readonly title: string } {
  const { tree } = useDraftSession();
  const choices = useChoices(kind);
  return useMemo(() => {
    const byId = new Map(choices.map((choice) => [choice.itemId, choice]));
    return (itemId) => tree.headById.get(itemId) ?? byId.get(itemId) ?? { code: '', title: itemId };
  }, [choices, tree]);
}
