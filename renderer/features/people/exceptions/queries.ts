import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>['exceptions'];
type Outputs = InferContractRouterOutputs<Contract>['exceptions'];

export type ListedException = Outputs['list']['exceptions'][number];
export type SignedException = Outputs['get'];
export type Terms = Outputs['terms'];

export const useExceptions = (input: Inputs['list']) =>
  useQuery({ ...orpc.exceptions.list.queryOptions({ input }), placeholderData: keepPreviousData });
export const useException = (exceptionId: string) => useQuery(orpc.exceptions.get.queryOptions({ input: { exceptionId } }));
export const useExceptionsOf = (personId: string, asOf: string | null) =>
  useQuery(orpc.exceptions.ofPerson.queryOptions({ input: { personId, asOf } }));
export const useTermsOf = (personId: string, competencyId: string) =>
  useQuery(orpc.exceptions.terms.queryOptions({ input: { personId, competencyId } }));

export const useExtend = () => useMutation(orpc.exceptions.extend.mutationOptions());
export const useExtendAgain = () => useMutation(orpc.exceptions.extendAgain.mutationOptions());
export const useExempt = () => useMutation(orpc.exceptions.exempt.mutationOptions());
export const useWaive = () => useMutation(orpc.exceptions.waive.mutationOptions());
export const useSuspend = () => useMutation(orpc.exceptions.suspend.mutationOptions());
export const useRevoke = () => useMutation(orpc.exceptions.revoke.mutationOptions());
export const useReinstate = () => useMutation(orpc.exceptions.reinstate.mutationOptions());
export const useWithdraw = () => useMutation(orpc.exceptions.withdraw.mutationOptions());
export const useChooseTarget = () => useMutation(orpc.exceptions.chooseTarget.mutationOptions());
export const useWrite = () => useMutation(orpc.exceptions.write.mutationOptions());
