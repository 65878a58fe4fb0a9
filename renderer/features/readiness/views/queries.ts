import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

export type SavedView = InferContractRouterOutputs<Contract>['views']['list']['views'][number];

export const useViews = () => useQuery(orpc.views.list.queryOptions());
export const useSaveView = () => useMutation(orpc.views.save.mutationOptions());
export const useRemoveView = () => useMutation(orpc.views.remove.mutationOptions());
export const useOfferView = () => useMutation(orpc.views.offer.mutationOptions());
