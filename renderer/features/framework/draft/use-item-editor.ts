import { useMemo } from 'react';
import type { FrameworkItem, ItemKind, ItemOf } from '../../../../shared/contract/framework-item';
import { draftWords as words } from '../../../lib/words/framework-draft';
import { useDraftSession } from './draft-session';

/** The fields that every kind of item has. */
export type SharedFields = Partial<Pick<FrameworkItem, 'code' | 'title' | 'stewardUserId' | 'reviewMonths' | 'replacedById'>>;

type ContentChange<K extends ItemKind> = (change: (content: ItemOf<K>['content']) => ItemOf<K>['content'], what: string) => void;

/** How a form changes its item, always from its newest state; `what` is told by undo. */
export interface ItemEditor {
  readonly shared: (fields: SharedFields, what: string) => void;
  readonly group: ContentChange<'group'>;
  readonly competency: ContentChange<'competency'>;
  readonly role: ContentChange<'role'>;
  readonly task: ContentChange<'task'>;
  readonly clause: ContentChange<'clause'>;
  readonly scale: ContentChange<'scale'>;
  readonly block: ContentChange<'block'>;
}

/** The same from one drawing to the next, so that rows need not be drawn again. */
export function useItemEditor(item: FrameworkItem): ItemEditor {
  const { store } = useDraftSession();
  const { itemId } = item;
  return useMemo(() => {
    const take = (next: FrameworkItem, what: string): void => {
      store.edit(next, words.steps.edit(what, next.code || next.title || words.kinds[next.kind]));
    };
    const now = (): FrameworkItem | undefined => store.get(itemId)?.item;
    return {
      shared: (fields, what) => {
        const own = now();
        if (own !== undefined) take({ ...own, ...fields }, what);
      },
      group: (change, what) => {
        const own = now();
        if (own?.kind === 'group') take({ ...own, content: change(own.content) }, what);
      },
      competency: (change, what) => {
        const own = now();
        if (own?.kind === 'competency') take({ ...own, content: change(own.content) }, what);
      },
      role: (change, what) => {
        const own = now();
        if (own?.kind === 'role') take({ ...own, content: change(own.content) }, what);
      },
      task: (change, what) => {
        const own = now();
        if (own?.kind === 'task') take({ ...own, content: change(own.content) }, what);
      },
      clause: (change, what) => {
        const own = now();
        if (own?.kind === 'clause') take({ ...own, content: change(own.content) }, what);
      },
      scale: (change, what) => {
        const own = now();
        if (own?.kind === 'scale') take({ ...own, content: change(own.content) }, what);
      },
      block: (change, what) => {
        const own = now();
        if (own?.kind === 'block') take({ ...own, content: change(own.content) }, what);
      },
    };
  }, [store, itemId]);
}
