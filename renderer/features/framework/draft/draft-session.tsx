import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { FrameworkItem, ItemOf } from '../../../../shared/contract/framework-item';
import { treeGrower } from '../../../../shared/domain/framework/grown-tree';
import type { Catalogue, FrameworkTree } from '../../../../shared/domain/framework/tree';
import { Loaded } from '../../../ui/loaded';
import { completeItem } from './complete-item';
import { storeOf, type ItemStore, type StoreState } from './item-store';
import { hrRoles } from './hr-roles';
import { layHeads, patchHeads } from './patch-heads';
import {
  adviceKey,
  changeDraft,
  draftListKeys,
  faultsKey,
  itemsOfDraft,
  treeOptions,
  undoDraft,
  useAllScales,
  useJobRoles,
  type DraftTree,
  type Head,
  type Library,
  type ReadItem,
} from './queries';

/** A scale that a competency of this draft may be on. */
export interface ScaleChoice {
  readonly scaleId: string;
  readonly name: string;
  readonly levels: ItemOf<'scale'>['content']['levels'];
  readonly qualifyingLevel: number;
  readonly isInUse: boolean;
  readonly isRetired: boolean;
}

export interface DraftSession {
  readonly draftId: string;
  readonly library: Library;
  readonly head: NonNullable<DraftTree['draft']>;
  readonly tree: FrameworkTree<Head>;
  readonly changes: number;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly scales: readonly ScaleChoice[];
  readonly isReadOnly: boolean;
  readonly store: ItemStore;
  /** Grows whenever what is shown may have become something else at once, as by undo. */
  readonly round: number;
  /** Does several things as one step; false: they were refused, and the state says why. */
  readonly change: (label: string, items: readonly FrameworkItem[], restored?: readonly string[]) => Promise<boolean>;
  /** Whole items as the draft has them, with everything typed so far. */
  readonly read: (itemIds: readonly string[]) => Promise<FrameworkItem[]>;
  readonly step: (direction: 'undo' | 'redo') => Promise<void>;
  /** Says where a group without content belongs. */
  readonly noteEmptyGroup: (itemId: string, catalogue: Catalogue) => void;
}

const SessionContext = createContext<DraftSession | null>(null);

export function useDraftSession(): DraftSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('there is no draft here');
  return session;
}

export const useStoreState = (store: ItemStore): StoreState => useSyncExternalStore(store.subscribe, store.state);

/** An item with what was typed into it; undefined while it is not read yet. */
export function useItem(itemId: string): ReadItem | undefined {
  const { store } = useDraftSession();
  return useSyncExternalStore(store.subscribe, () => store.get(itemId));
}

/** Several items, in the given order; undefined while one of them is not read yet. */
export function useItems(itemIds: readonly string[]): readonly ReadItem[] | undefined {
  const { store, draftId } = useDraftSession();
  const key = itemIds.join(' ');
  const last = useRef<readonly ReadItem[] | undefined>(undefined);
  const wanted = useMemo(() => (key === '' ? [] : key.split(' ')), [key]);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let isCurrent = true;
    const asked = new Set<string>();
    // asked for again when the store has forgotten them, as after undo
    const load = (): void => {
      const unread = wanted.filter((itemId) => store.get(itemId) === undefined && !asked.has(itemId));
      if (unread.length === 0) return;
      for (const itemId of unread) asked.add(itemId);
      void itemsOfDraft({ draftId, itemIds: unread }).then(
        ({ items }) => {
          if (!isCurrent) return;
          const found = new Set(items.map(({ item }) => item.itemId));
          for (const itemId of found) asked.delete(itemId);
          setMissing((old) => new Set([...old, ...unread.filter((itemId) => !found.has(itemId))]));
          store.put(items);
        },
        () => undefined,
      );
    };
    load();
    const stop = store.subscribe(load);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [draftId, store, wanted]);
  return useSyncExternalStore(store.subscribe, () => {
    const found = wanted.flatMap((itemId) => store.get(itemId) ?? []);
    if (found.length + missing.size < wanted.length && wanted.some((itemId) => store.get(itemId) === undefined && !missing.has(itemId)))
      return undefined;
    const before = last.current;
    if (before !== undefined && before.length === found.length && before.every((one, index) => one === found[index])) return before;
    last.current = found;
    return found;
  });
}

export function DraftSessionProvider({
  library,
  draftId,
  children,
}: {
  readonly library: Library;
  readonly draftId: string;
  readonly children: ReactNode;
}) {
  const tree = useQuery(treeOptions(library.frameworkId, draftId));
  return (
    <Loaded query={tree}>
      {(data) =>
        data.draft === null ? null : (
          <Opened library={library} draftId={draftId} data={data} head={data.draft}>
            {children}
          </Opened>
        )
      }
    </Loaded>
  );
}

function Opened({
  library,
  draftId,
  data,
  head,
  children,
}: {
  readonly library: Library;
  readonly draftId: string;
  readonly data: DraftTree;
  readonly head: NonNullable<DraftTree['draft']>;
  readonly children: ReactNode;
}) {
  const queries = useQueryClient();
  const [store] = useState(() => storeOf(draftId));
  const [round, setRound] = useState(0);
  const [emptyGroups, setEmptyGroups] = useState<ReadonlyMap<string, Catalogue>>(new Map());
  const jobRoles = useJobRoles();
  const [grown] = useState(() => treeGrower<Head>());
  const tree = useMemo(
    () => grown([...data.items, ...hrRoles(data.items, library.frameworkId, jobRoles.data?.roles ?? [])], emptyGroups),
    [grown, data.items, emptyGroups, library.frameworkId, jobRoles.data],
  );
  const queryKey = useMemo(() => treeOptions(library.frameworkId, draftId).queryKey, [library.frameworkId, draftId]);

  const lay = useCallback(
    (items: readonly FrameworkItem[], label: string, gone: readonly string[] = []) => {
      const sent = items.map((item) => ({ item, former: store.get(item.itemId)?.former }));
      queries.setQueryData(queryKey, (old) => {
        if (old === undefined) return old;
        const heads = patchHeads(old.items, sent, gone);
        const changes = heads.filter(({ change }) => change !== null).length;
        return { ...old, items: heads, draft: old.draft === null ? null : { ...old.draft, changes }, undo: label, redo: null };
      });
      void queries.invalidateQueries({ queryKey: faultsKey(draftId) });
      void queries.invalidateQueries({ queryKey: adviceKey() });
    },
    [queries, store, draftId, queryKey],
  );
  useEffect(() => {
    const stop = store.onKept(lay);
    return stop;
  }, [store, lay]);
  useEffect(() => {
    const leave = async (): Promise<void> => {
      await store.flush();
      store.forget();
      for (const key of draftListKeys()) void queries.invalidateQueries({ queryKey: key });
    };
    void store.flush();
    return () => void leave();
  }, [store, queries]);

  const read = useCallback(
    async (itemIds: readonly string[]): Promise<FrameworkItem[]> => {
      const unread = itemIds.filter((itemId) => store.get(itemId) === undefined);
      if (unread.length > 0) store.put((await itemsOfDraft({ draftId, itemIds: unread })).items);
      return itemIds.flatMap((itemId) => store.get(itemId)?.item ?? []);
    },
    [store, draftId],
  );
  const change = useCallback(
    async (label: string, items: readonly FrameworkItem[], restored: readonly string[] = []): Promise<boolean> => {
      await store.flush();
      store.mark({ kind: 'saving' }, null);
      try {
        await changeDraft({ draftId, label: label.slice(0, 200), items: items.map(completeItem), restored: [...restored] });
      } catch (error) {
        store.mark({ kind: 'failed' }, error instanceof Error ? error : new Error('the change was not kept'));
        return false;
      }
      store.put(items.map((item) => ({ item, former: store.get(item.itemId)?.former ?? null })));
      const isAdded = (itemId: string): boolean => tree.headById.get(itemId)?.change === 'added';
      lay(items, label, restored.filter(isAdded));
      if (!restored.every(isAdded)) {
        store.forget();
        setRound((old) => old + 1);
        await queries.invalidateQueries({ queryKey });
      }
      store.mark({ kind: 'saved', at: new Date() }, null);
      return true;
    },
    [store, draftId, lay, tree, queries, queryKey],
  );
  const step = useCallback(
    async (direction: 'undo' | 'redo') => {
      await store.flush();
      const now = queries.getQueryData(queryKey);
      // the keys do nothing where there is nothing to take back
      if (now !== undefined && now[direction] === null) return;
      try {
        const { heads, gone, changes, undo, redo } = await undoDraft({ draftId, direction });
        queries.setQueryData(queryKey, (old) =>
          old === undefined
            ? old
            : { items: layHeads(old.items, heads, gone), draft: old.draft === null ? null : { ...old.draft, changes }, undo, redo },
        );
        store.mark({ kind: 'saved', at: new Date() }, null);
      } catch (error) {
        store.mark({ kind: 'failed' }, error instanceof Error ? error : new Error('the step was refused'));
        await queries.invalidateQueries({ queryKey });
      }
      store.forget();
      await queries.invalidateQueries({ queryKey: faultsKey(draftId) });
      setRound((old) => old + 1);
    },
    [store, draftId, queries, queryKey],
  );
  const noteEmptyGroup = useCallback(
    (itemId: string, catalogue: Catalogue) => setEmptyGroups((old) => new Map([...old, [itemId, catalogue]])),
    [],
  );

  // own scales as the draft has them, those of other libraries as they are approved
  const approved = useAllScales();
  const scaleIds = useMemo(() => data.items.filter(({ kind }) => kind === 'scale').map(({ itemId }) => itemId), [data.items]);
  const session: DraftSession = {
    draftId,
    library,
    head,
    tree,
    changes: head.changes,
    undoLabel: data.undo,
    redoLabel: data.redo,
    scales: [],
    isReadOnly: head.revisionId !== null || !library.isSteward,
    store,
    round,
    change,
    read,
    step,
    noteEmptyGroup,
  };
  return (
    <SessionContext value={session}>
      <WithScales session={session} scaleIds={scaleIds} approved={approved.data?.scales ?? []}>
        {children}
      </WithScales>
    </SessionContext>
  );
}

function WithScales({
  session,
  scaleIds,
  approved,
  children,
}: {
  readonly session: DraftSession;
  readonly scaleIds: readonly string[];
  readonly approved: ReadonlyArray<Omit<ScaleChoice, 'isOwn'>>;
  readonly children: ReactNode;
}) {
  const own = useItems(scaleIds);
  const scales = useMemo((): readonly ScaleChoice[] => {
    const inUse = new Set(approved.filter(({ isInUse }) => isInUse).map(({ scaleId }) => scaleId));
    const drafted = (own ?? []).flatMap(({ item }): ScaleChoice[] =>
      item.kind === 'scale'
        ? [{ scaleId: item.itemId, name: item.title, ...item.content, isInUse: inUse.has(item.itemId), isRetired: item.isRetired }]
        : [],
    );
    const isOwn = new Set(scaleIds);
    return [...drafted, ...approved.filter(({ scaleId }) => !isOwn.has(scaleId))];
  }, [own, approved, scaleIds]);
  return <SessionContext value={{ ...session, scales }}>{children}</SessionContext>;
}
