import { ORPCError } from '@orpc/client';
import { useSyncExternalStore } from 'react';
import type { DraftState } from './draft-state';
import { orpc } from './orpc';
import { queryClient } from './query-client';
import { rpc } from './rpc';

interface Pending {
  readonly title: string;
  readonly content: string;
}

/** What was typed and is not yet in the vault. Kept by the page, not by a form, so that a lock or a crash cannot drop it. */
const pendingByKey = new Map<string, Pending>();
const stateListeners = new Set<(key: string, state: DraftState) => void>();
const failureListeners = new Set<() => void>();
const retryAfterMs = 5_000;
let failure: Error | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;

export function keepUnsaved(key: string, pending: Pending): void {
  pendingByKey.set(key, pending);
}

export function unsavedContent(key: string): string | null {
  return pendingByKey.get(key)?.content ?? null;
}

export function forgetUnsaved(key: string): void {
  pendingByKey.delete(key);
  if (pendingByKey.size === 0) settle(null);
}

/** Puts what was typed into one form into the vault. Where that fails it stays, is tried again, and the page says so. */
export async function saveDraft(key: string): Promise<void> {
  const pending = pendingByKey.get(key);
  if (pending === undefined) return;
  try {
    const { savedAt } = await rpc.drafts.save({ key, ...pending });
    // What was typed while this was on its way has a save of its own to come.
    if (pendingByKey.get(key) === pending) {
      pendingByKey.delete(key);
      tell(key, { kind: 'saved', at: new Date(savedAt) });
    }
    if (pendingByKey.size === 0) settle(null);
    refreshDraftLists();
  } catch (error) {
    tell(key, { kind: 'failed' });
    settle(error instanceof Error ? error : new Error('the draft was not saved'));
  }
}

/** As what a draft was handed in, and which were handed in without being put away yet. */
const keyByInput = new WeakMap<object, string>();
const handedIn = new Set<string>();
queryClient.getMutationCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'success') return;
  const variables: unknown = event.mutation?.state.variables;
  const key = typeof variables === 'object' && variables !== null ? keyByInput.get(variables) : undefined;
  // A form that is still there has put its draft away by itself.
  if (key !== undefined && handedIn.has(key)) void discardDraft(key);
});

/**
 * Says as what a draft is handed in. Once that is on record the draft is put away, also where its form has been left in the
 * meantime: it would be offered again, and what it says recorded twice.
 */
export function handInDraft<Input extends object>(key: string, input: Input): Input {
  keyByInput.set(input, key);
  handedIn.add(key);
  return input;
}

/** Puts a draft away, with what of it is not saved yet. */
export async function discardDraft(key: string): Promise<void> {
  handedIn.delete(key);
  forgetUnsaved(key);
  try {
    await rpc.drafts.discard({ key });
    refreshDraftLists();
  } catch (error) {
    // Locked meanwhile: it is offered again, and nothing is lost.
    if (!(error instanceof ORPCError && error.code === 'NotUnlocked')) throw error;
  }
}

/** The lists of open drafts, after one was kept or put away. */
export function refreshDraftLists(): void {
  void queryClient.invalidateQueries({ queryKey: orpc.drafts.list.key() });
}

/** What keeps unsaved text of its own beside the drafts of forms: how it saves all of it, and how it forgets it. */
export interface UnsavedText {
  readonly save: () => Promise<void>;
  readonly drop: () => void;
}
const furtherText = new Set<UnsavedText>();

export function addUnsavedText(text: UnsavedText): void {
  furtherText.add(text);
}

/** Puts everything typed so far into the vault: before locking, and after unlocking again when the service had died. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...[...pendingByKey.keys()].map(saveDraft), ...[...furtherText].map(({ save }) => save())]);
}

/** Forgets what another person left unsaved: drafts belong to who typed them. */
export function dropUnsavedDrafts(): void {
  pendingByKey.clear();
  handedIn.clear();
  for (const { drop } of furtherText) drop();
  settle(null);
}

/** Hears what becomes of every draft; answers with how to stop. */
export function onDraftState(listener: (key: string, state: DraftState) => void): () => void {
  stateListeners.add(listener);
  return () => stateListeners.delete(listener);
}

/** Why something typed could not be saved; null while everything is. */
export function useDraftFailure(): Error | null {
  return useSyncExternalStore(
    (listener) => {
      failureListeners.add(listener);
      return () => failureListeners.delete(listener);
    },
    () => failure,
  );
}

function tell(key: string, state: DraftState): void {
  for (const listener of stateListeners) listener(key, state);
}

function settle(next: Error | null): void {
  clearTimeout(retry);
  // Locked, there is nothing to try: unlocking saves what is left.
  const isLocked = next instanceof ORPCError && next.code === 'NotUnlocked';
  failure = isLocked ? null : next;
  if (failure !== null) retry = setTimeout(() => void flushDrafts(), retryAfterMs);
  for (const listener of failureListeners) listener();
}
