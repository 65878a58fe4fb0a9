import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>['gate'];
type Outputs = InferContractRouterOutputs<Contract>['gate'];

export type Found = Outputs['find']['people'][number];
export type Answer = Outputs['proof']['trueThen'];
export type Slip = Outputs['ask'];
export type Question = Inputs['ask'] & { readonly knownAt: number | null };
export type Proof = Outputs['proof'];
export type GateChoices = Outputs['tasks'];
export type Kept = Outputs['records']['records'][number];

export const useFound = (text: string) =>
  useQuery({ ...orpc.gate.find.queryOptions({ input: { text } }), enabled: text !== '', placeholderData: keepPreviousData });

/** Asks at once, for who is not to wait until typing has rested: a scanner presses Enter itself. */
export function useFindNow(): (text: string) => Promise<Outputs['find']> {
  const client = useQueryClient();
  return async (text) => client.fetchQuery(orpc.gate.find.queryOptions({ input: { text } }));
}

export const useGateTasks = () => useQuery(orpc.gate.tasks.queryOptions());

export const useAnswer = (input: Question) => useQuery(orpc.gate.ask.queryOptions({ input }));

export const useProof = (input: Inputs['proof'] | null) =>
  useQuery({
    ...orpc.gate.proof.queryOptions({ input: input ?? { personId: '-', taskId: '-', day: '2000-01-01', time: '00:00' } }),
    enabled: input !== null,
  });

export const useGateRecords = (personId: string | null) =>
  useQuery({ ...orpc.gate.records.queryOptions({ input: { personId: personId ?? '-' } }), enabled: personId !== null });

export const useIssue = () => useMutation(orpc.gate.issue.mutationOptions());
export const useSignProof = () => useMutation(orpc.gate.sign.mutationOptions());
export const usePrintAnswer = () => useMutation(orpc.gate.print.mutationOptions());
