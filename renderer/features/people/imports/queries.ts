import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import type { importPreview } from '../../../../shared/contract/imports';
import { orpc } from '../../../lib/orpc';
import { rpc } from '../../../lib/rpc';
import { previewCall, streamCall } from '../../../lib/stream-call';
import { tell } from '../../../lib/tell';
import { discardDraft, saveDraft } from '../../../lib/unsaved-drafts';
import { importWords } from '../../../lib/words/imports';

const words = importWords.approval;

/** Under which what is typed before an act is kept. */
export const draftKeys = { commit: 'imports.commit', reversal: (batchId: string) => `imports.reverse/${batchId}` } as const;

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type Preview = z.infer<typeof importPreview>;
export type DryRun = NonNullable<Preview['dryRun']>;
export type PreviewSource = Inputs['imports']['preview']['source'];
export type Decisions = Inputs['imports']['preview']['decisions'];
export type Batch = Outputs['imports']['list']['batches'][number];
export type BatchDetail = Outputs['imports']['get'];
export type ListedProfile = Outputs['intakeProfiles']['list']['profiles'][number];
export type Profile = Outputs['intakeProfiles']['get'];
export type { ProfileContent } from '../../../../shared/contract/intake-profiles';

export const useImports = () => useQuery(orpc.imports.list.queryOptions());
export const useImport = (batchId: string) => useQuery(orpc.imports.get.queryOptions({ input: { batchId } }));
export const useChooseFile = () => useMutation(orpc.imports.chooseFile.mutationOptions({ meta: writesNothing }));
/** Goes on while another page is looked at, and stays until it is committed or put away. */
export const usePreviewImport = previewCall((input: Inputs['imports']['preview'], signal) => rpc.imports.preview(input, { signal }));
export type ActProgress = { readonly label: string; readonly done: number; readonly total: number | null };
export type Commit = {
  readonly input: Inputs['imports']['commit'];
  readonly fileName: string;
  readonly sha256: string;
  readonly people: number;
};
/** Goes on while another page is looked at; its signal ends it until it is on its way to the disk. */
export const useCommitImport = streamCall((input: Commit, signal) => Promise.resolve(committing(input, signal)));
let newest: ActProgress | null = null;
const listeners = new Set<() => void>();
function showProgress(progress: ActProgress | null): void {
  newest = progress;
  for (const listener of listeners) listener();
}
const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
/** How far the commit is, for its bar alone: the tables of the page are not drawn again with every step. */
export const useCommitProgress = () => useSyncExternalStore(listen, () => newest);
/** What the newest commit is of. */
let committed: Pick<Commit, 'fileName'> | null = null;
async function* committing(call: Commit, signal: AbortSignal) {
  committed = { fileName: call.fileName };
  await saveDraft(draftKeys.commit); // later it would wait for the work, and be lost with the window
  const listening = new AbortController();
  showProgress(null);
  // Asked for before the work begins: afterwards it would wait for it as everything does.
  const told = await rpc.imports.commitProgress({ previewId: call.input.previewId }, { signal: listening.signal });
  const work = commit(call, signal).finally(() => listening.abort());
  work.catch(() => undefined); // it is awaited below
  try {
    for await (const progress of told) showProgress(progress);
  } catch {
    // It ends with the work; without it the work goes on all the same.
  }
  yield { kind: 'done' as const, batchId: await work };
}
async function commit({ input, sha256, people }: Commit, signal: AbortSignal): Promise<string> {
  const begun = new Date();
  let batchId: string | null;
  try {
    ({ batchId } = await rpc.imports.commit(input, { signal }));
  } catch (error) {
    if (!signal.aborted) throw error;
    // Perhaps it was recorded by then: whoever asks is answered when it is over.
    batchId = await recordedSince(sha256, begun);
    if (batchId === null) {
      tell(words.cancelled);
      throw error;
    }
  }
  tell(words.committed(people));
  void discardDraft(draftKeys.commit); // its form may have been left meanwhile
  return batchId;
}
/** The import of a file that was recorded since a moment, as of when nothing else is being written. */
async function recordedSince(sha256: string, moment: Date): Promise<string | null> {
  const { batches } = await rpc.imports.list();
  return batches.find((batch) => batch.sha256 === sha256 && batch.committedAt >= moment.toISOString())?.batchId ?? null;
}
type Reversal = { readonly input: Inputs['imports']['reverse'] };
const useReversals = streamCall(({ input }: Reversal, signal) => Promise.resolve(reversing(input, signal)));
/** The import that the newest reversal takes back. */
let takenBack: Pick<BatchDetail, 'batchId' | 'fileName'> | null = null;
/**
 * Taking an import back. It goes on while another page is looked at, and is found again by whoever comes back to that import; its
 * signal ends it until it is on its way to the disk.
 */
export function useReverseImport(batch: Pick<BatchDetail, 'batchId' | 'fileName'>) {
  const { start, ...reversal } = useReversals();
  const isOwn = takenBack?.batchId === batch.batchId;
  return {
    ...reversal,
    /** Undefined: nothing is under way, or that of another import. */
    own: isOwn && reversal.state !== 'idle' ? reversal : undefined,
    isOtherRunning: !isOwn && reversal.state === 'running',
    start: (input: Inputs['imports']['reverse']) => {
      takenBack = batch;
      start({ input });
    },
  };
}
/** What is being written of this feature, wherever one looks meanwhile: what it is, where its page is, and how far it is. */
export function useActUnderWay(): { readonly title: string; readonly path: string; readonly progress: ActProgress | null } | null {
  const committal = useCommitImport();
  const progress = useCommitProgress();
  const reversal = useReversals();
  if (committal.state === 'running' && committed !== null) {
    return { title: importWords.batch.title(committed.fileName), path: '/exchange/import', progress };
  }
  if (reversal.state !== 'running' || takenBack === null) return null;
  const { batchId, fileName } = takenBack;
  return { title: importWords.batch.reversalTitle(fileName), path: `/exchange/imports/${batchId}`, progress: reversal.progress };
}
async function* reversing(input: Inputs['imports']['reverse'], signal: AbortSignal) {
  const listening = new AbortController();
  // Asked for before the work begins: afterwards it would wait for it as everything does.
  const told = await rpc.imports.commitProgress({ previewId: input.batchId }, { signal: listening.signal });
  const work = reverse(input, signal).finally(() => listening.abort());
  work.catch(() => undefined); // it is awaited below
  try {
    for await (const step of told) yield step;
  } catch {
    // It ends with the work; without it the work goes on all the same.
  }
  yield { kind: 'done' as const, ...(await work) };
}
async function reverse(input: Inputs['imports']['reverse'], signal: AbortSignal): Promise<Outputs['imports']['reverse']> {
  let outcome: Outputs['imports']['reverse'];
  try {
    outcome = await rpc.imports.reverse(input, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    // Perhaps it was recorded by then: whoever asks is answered when it is over.
    const { reversedBy } = await rpc.imports.get({ batchId: input.batchId });
    if (reversedBy === null) {
      tell(words.cancelled);
      throw error;
    }
    outcome = { batchId: reversedBy, records: (await rpc.imports.get({ batchId: reversedBy })).updated };
  }
  tell(importWords.reversal.done(outcome.records));
  void discardDraft(draftKeys.reversal(input.batchId));
  return outcome;
}

export const useProfiles = () => useQuery(orpc.intakeProfiles.list.queryOptions());
export const useProfile = (profileId: string) => useQuery(orpc.intakeProfiles.get.queryOptions({ input: { profileId } }));
export const useSaveProfile = () => useMutation(orpc.intakeProfiles.save.mutationOptions());
export const useRetireProfile = () => useMutation(orpc.intakeProfiles.retire.mutationOptions());

/** These calls are made on purpose and not repeated, but nothing on record changes by them. */
const writesNothing = { isDraft: true };
