import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import type { DraftState } from '../../../lib/draft-state';
import { addUnsavedText } from '../../../lib/unsaved-drafts';
import { canBeKept, completeItem } from './complete-item';
import { changeDraft, type ReadItem } from './queries';

const saveAfterMs = 600;
const retryAfterMs = 5_000;

/** What became of typed text: how it is kept, and why not where it is not. */
export interface StoreState {
  readonly draft: DraftState;
  readonly error: Error | null;
}

/** The items of one draft that the window knows, with what was typed and is not kept yet. */
export interface ItemStore {
  readonly get: (itemId: string) => ReadItem | undefined;
  /** Takes what the service has; what is being typed stays. */
  readonly put: (items: readonly ReadItem[]) => void;
  /** Takes what was typed, and keeps it soon. `label` is what undo will offer. */
  readonly edit: (item: FrameworkItem, label: string) => void;
  /** Keeps everything typed so far, now. */
  readonly flush: () => Promise<void>;
  /** Forgets all but what is not kept yet. */
  readonly forget: () => void;
  /** Gives up what could not be kept. */
  readonly drop: (itemId: string) => void;
  /** Forgets everything typed, and tries no longer to keep it. */
  readonly abandon: () => void;
  readonly isDirty: (itemId: string) => boolean;
  /** Whether something typed could be kept and is not kept yet. */
  readonly isUnsaved: () => boolean;
  readonly state: () => StoreState;
  readonly mark: (draft: DraftState, error: Error | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells of everything that was kept; answers with how to stop. */
  readonly onKept: (hear: (items: readonly FrameworkItem[], label: string) => void) => () => void;
}

/** Kept by the page, not by a form, so that a lock or a crash of the service cannot drop what was typed. */
const stores = new Map<string, ItemStore>();
addUnsavedText({
  save: async () => void (await Promise.all([...stores.values()].map(({ flush }) => flush()))),
  drop: () => {
    for (const { abandon } of stores.values()) abandon();
    stores.clear();
  },
});

export function storeOf(draftId: string): ItemStore {
  const there = stores.get(draftId);
  if (there !== undefined) return there;
  const made = makeStore(draftId);
  stores.set(draftId, made);
  return made;
}

function makeStore(draftId: string): ItemStore {
  const known = new Map<string, ReadItem>();
  const dirty = new Map<string, { readonly item: FrameworkItem; readonly label: string }>();
  const listeners = new Set<() => void>();
  const keptListeners = new Set<(items: readonly FrameworkItem[], label: string) => void>();
  let state: StoreState = { draft: { kind: 'untouched' }, error: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const mark = (draft: DraftState, error: Error | null): void => {
    state = { draft, error };
    tell();
  };
  const isUnsaved = (): boolean => [...dirty.values()].some(({ item }) => canBeKept(item));
  const keep = async (): Promise<void> => {
    const ready = [...dirty].filter(([, { item }]) => canBeKept(item));
    const label = ready.at(-1)?.[1].label;
    if (label === undefined) {
      if (dirty.size > 0) mark({ kind: 'untouched' }, null);
      return;
    }
    const items = ready.map(([, { item }]) => completeItem(item));
    try {
      await changeDraft({ draftId, label, items, restored: [] });
      for (const [itemId, one] of ready) if (dirty.get(itemId) === one) dirty.delete(itemId);
      for (const hear of keptListeners) hear(items, label);
      // what was typed while this was on its way is kept by a call of its own
      mark(isUnsaved() ? { kind: 'saving' } : { kind: 'saved', at: new Date() }, null);
    } catch (error) {
      mark({ kind: 'failed' }, error instanceof Error ? error : new Error('the change was not kept'));
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), retryAfterMs);
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    running = running.then(keep);
    return running;
  };
  const store: ItemStore = {
    get: (itemId) => known.get(itemId),
    put: (items) => {
      for (const one of items) if (!dirty.has(one.item.itemId)) known.set(one.item.itemId, one);
      tell();
    },
    edit: (item, label) => {
      known.set(item.itemId, { item, former: known.get(item.itemId)?.former ?? null });
      dirty.set(item.itemId, { item, label });
      // the state stays the same object while one types on, so that only what shows the item is drawn again
      if (state.draft.kind === 'saving' && state.error === null) tell();
      else mark({ kind: 'saving' }, null);
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), saveAfterMs);
    },
    flush,
    forget: () => {
      for (const itemId of known.keys()) if (!dirty.has(itemId)) known.delete(itemId);
      tell();
    },
    drop: (itemId) => {
      dirty.delete(itemId);
      known.delete(itemId);
      mark({ kind: 'untouched' }, null);
    },
    abandon: () => {
      clearTimeout(timer);
      dirty.clear();
      known.clear();
    },
    isDirty: (itemId) => dirty.has(itemId),
    isUnsaved,
    state: () => state,
    mark,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onKept: (hear) => {
      keptListeners.add(hear);
      return () => void keptListeners.delete(hear);
    },
  };
  return store;
}
