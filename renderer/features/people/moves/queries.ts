import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type MovePlan = Outputs['moves']['list']['plans'][number];
export type PreviewedLine = Outputs['moves']['preview']['lines'][number];
export type PlannedLine = MovePlan['lines'][number];
export type PlanInput = Inputs['moves']['plan'];
export type PlanState = MovePlan['state'];

/** As many as one answer brings; they come by their first day. */
export const plansShown = 500;

export const usePlans = (state: PlanState | null) => useQuery(orpc.moves.list.queryOptions({ input: { state, limit: plansShown } }));
export const usePlan = (planId: string) => useQuery(orpc.moves.list.queryOptions({ input: { planId, state: null, limit: 1 } }));
export const usePlansOf = (personId: string) => useQuery(orpc.moves.ofPerson.queryOptions({ input: { personId } }));
export const useMovePreview = (input: Inputs['moves']['preview'], isAsked: boolean) =>
  useQuery({ ...orpc.moves.preview.queryOptions({ input }), enabled: isAsked, retry: false });
export const usePlanMove = () => useMutation(orpc.moves.plan.mutationOptions());
export const useConfirmMove = () => useMutation(orpc.moves.confirm.mutationOptions());
export const useCancelMove = () => useMutation(orpc.moves.cancel.mutationOptions());

export const useRoles = () => useQuery(orpc.jobRoles.list.queryOptions({ input: {} }));
export const useTree = () => useQuery(orpc.organisation.tree.queryOptions({ input: { asOf: null } }));
