import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>['duties'];
type Outputs = InferContractRouterOutputs<Contract>['duties'];

export type Duty = Outputs['list']['duties'][number];
export type DutyFilter = Omit<Inputs['list'], 'offset' | 'limit'>;
export type Written = Outputs['write'];

export const dutiesShown = 200;
/** More than this is no list on paper. */
export const dutiesPrinted = 5000;
export const useDuties = (filter: DutyFilter, offset: number, limit: number, isAsked = true) =>
  useQuery({
    ...orpc.duties.list.queryOptions({ input: { ...filter, offset, limit } }),
    placeholderData: limit === dutiesShown ? keepPreviousData : undefined,
    enabled: isAsked,
  });
export const useUnits = () => useQuery(orpc.people.units.queryOptions());
export const useChooseTarget = () => useMutation(orpc.duties.chooseTarget.mutationOptions());
export const useWrite = () => useMutation(orpc.duties.write.mutationOptions());

export type AskedPlan = Inputs['level'];
export type Plan = Outputs['level'];
export const useLevelling = (input: AskedPlan) => useQuery(orpc.duties.level.queryOptions({ input }));
export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions({ input: {} }));
export const usePlan = () => useMutation(orpc.duties.plan.mutationOptions());
export type SavedPlan = Outputs['listPlans']['plans'][number];
export type ShownPlan = Outputs['getPlan'];
export const usePlans = () => useQuery(orpc.duties.listPlans.queryOptions({ input: {} }));
export const useSavedPlan = (planId: string) => useQuery(orpc.duties.getPlan.queryOptions({ input: { planId } }));
export const useWritePlan = () => useMutation(orpc.duties.writePlan.mutationOptions());
