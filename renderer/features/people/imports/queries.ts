import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import type { importPreview } from '../../../../shared/contract/imports';
import { orpc } from '../../../lib/orpc';
import { rpc } from '../../../lib/rpc';
import { streamCall } from '../../../lib/stream-call';

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
export const usePreviewImport = streamCall((input: Inputs['imports']['preview'], signal) => rpc.imports.preview(input, { signal }));
type Commit = Inputs['imports']['commit'];
/** Its signal ends it while it is being written; what is then recorded, or that nothing is, the list of imports says. */
export const useCommitImport = () =>
  useMutation({ mutationFn: ({ input, signal }: { input: Commit; signal: AbortSignal }) => rpc.imports.commit(input, { signal }) });
/** Whether a file was recorded since a moment, as of when nothing else is being written. */
export async function isRecordedSince(sha256: string, moment: Date): Promise<boolean> {
  const { batches } = await rpc.imports.list();
  return batches.some((batch) => batch.sha256 === sha256 && batch.committedAt >= moment.toISOString());
}
export type CommitProgress = { readonly label: string; readonly done: number; readonly total: number | null };
/** Hears how far a commit is, until it is told to end. */
export async function followCommit(previewId: string, signal: AbortSignal, hear: (progress: CommitProgress) => void): Promise<void> {
  for await (const progress of await rpc.imports.commitProgress({ previewId }, { signal })) hear(progress);
}
export const useReverseImport = () => useMutation(orpc.imports.reverse.mutationOptions());

export const useProfiles = () => useQuery(orpc.intakeProfiles.list.queryOptions());
export const useProfile = (profileId: string) => useQuery(orpc.intakeProfiles.get.queryOptions({ input: { profileId } }));
export const useSaveProfile = () => useMutation(orpc.intakeProfiles.save.mutationOptions());
export const useRetireProfile = () => useMutation(orpc.intakeProfiles.retire.mutationOptions());

/** These calls are made on purpose and not repeated, but nothing on record changes by them. */
const writesNothing = { isDraft: true };
