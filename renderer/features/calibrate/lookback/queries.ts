import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>['lookBacks'];
type Outputs = InferContractRouterOutputs<Contract>['lookBacks'];

export type LookBack = Outputs['get'];
export type LookBackItem = LookBack['items'][number];
export type Filter = NonNullable<Inputs['get']['filter']>;

export const useLookBack = (input: Inputs['get']) =>
  useQuery({ ...orpc.lookBacks.get.queryOptions({ input }), placeholderData: keepPreviousData });
export const useDecisions = (lookBackId: string) => useQuery(orpc.lookBacks.decisions.queryOptions({ input: { lookBackId } }));
export const useKeep = () => useMutation(orpc.lookBacks.keep.mutationOptions());
export const useReassess = () => useMutation(orpc.lookBacks.reassess.mutationOptions());
export const useVoid = () => useMutation(orpc.lookBacks.void.mutationOptions());
