import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type GapPage = Outputs['gaps']['list'];
export type Gap = GapPage['gaps'][number];
export type RiskRules = Outputs['riskRules']['get'];

export const useGaps = (input: Inputs['gaps']['list']) =>
  useQuery({ ...orpc.gaps.list.queryOptions({ input }), placeholderData: keepPreviousData });
export const useRiskRules = (asOf: string | null) => useQuery(orpc.riskRules.get.queryOptions({ input: { asOf } }));
export const useSaveRiskRule = () => useMutation(orpc.riskRules.save.mutationOptions());
