import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';
import { rpc } from '../../../lib/rpc';

type Inputs = InferContractRouterInputs<Contract>['framework'];
type Outputs = InferContractRouterOutputs<Contract>['framework'];

export type Library = Outputs['list']['libraries'][number];
export type DraftTree = Outputs['tree'];
export type Head = DraftTree['items'][number];
export type ReadItem = Outputs['items']['items'][number];
export type DraftFault = Outputs['faults']['faults'][number];
export type Lock = NonNullable<Outputs['item']['lock']>;

const treeRefreshMs = 60_000;
const lockRefreshMs = 15_000;

export const useLibraries = () => useQuery(orpc.framework.list.queryOptions());

/** The tree of a draft. Own changes are laid over it at once; it is asked for again now and then for those of others. */
export const treeOptions = (frameworkId: string, draftId: string) =>
  queryOptions({
    ...orpc.framework.tree.queryOptions({ input: { frameworkId, draftId } }),
    staleTime: Infinity,
    refetchInterval: treeRefreshMs,
  });

export const useItemLock = (draftId: string, itemId: string) =>
  useQuery({
    ...orpc.framework.item.queryOptions({ input: { draftId, itemId } }),
    select: ({ lock }): Lock | null => lock,
    staleTime: 0,
    refetchInterval: lockRefreshMs,
  });

export const useDraftFaults = (draftId: string, isWanted: boolean) =>
  useQuery({ ...orpc.framework.faults.queryOptions({ input: { draftId } }), enabled: isWanted, staleTime: 2_000 });

export const useAllScales = () => useQuery(orpc.scales.list.queryOptions({ input: {} }));
export const useAllCompetencies = (isWanted: boolean) =>
  useQuery({ ...orpc.competencies.list.queryOptions({ input: {} }), enabled: isWanted });
export const useJobRoles = () => useQuery(orpc.jobRoles.list.queryOptions({ input: {} }));
export const useStewards = () => useQuery(orpc.catalogue.stewards.queryOptions());

const isDraft = { meta: { isDraft: true } };
export const useDescribeDraft = () => useMutation(orpc.framework.describeDraft.mutationOptions(isDraft));
export const useSubmitDraft = () => useMutation(orpc.framework.submit.mutationOptions());
export const useDiscardDraft = () => useMutation(orpc.framework.discardDraft.mutationOptions());

export const itemsOfDraft = (input: Inputs['items']) => rpc.framework.items(input);
export const changeDraft = (input: Inputs['change']) => rpc.framework.change(input);
export const undoDraft = (input: Inputs['undo']) => rpc.framework.undo(input);
export const lockItem = (input: Inputs['lock']) => rpc.framework.lock(input);
/** How an item could be worded better. */
export const useAdvice = (draftId: string, itemId: string, isWanted: boolean) =>
  useQuery({ ...orpc.framework.advice.queryOptions({ input: { draftId, itemId } }), enabled: isWanted, staleTime: 2_000 });
export const adviceKey = () => orpc.framework.advice.key();
/** What other pages show of a draft. */
export const draftListKeys = () => [orpc.framework.list.key(), orpc.framework.revisions.key()];
export const faultsKey = (draftId: string) => orpc.framework.faults.queryKey({ input: { draftId } });
