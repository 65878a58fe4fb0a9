import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import type { gapFilter } from '../../../../shared/contract/gaps';
import { orpc } from '../../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type GapPage = Outputs['gaps']['list'];
export type Gap = GapPage['gaps'][number];
export type GapFilter = Omit<z.output<typeof gapFilter>, 'competencyId' | 'personId'> & {
  readonly competencyId: null;
  readonly personId: null;
};
export type GapSums = Outputs['gaps']['count'];
export type GapGroup = GapSums['groups'][number];
export type RiskRules = Outputs['riskRules']['get'];

export const useGaps = (input: Inputs['gaps']['list']) =>
  useQuery({ ...orpc.gaps.list.queryOptions({ input }), placeholderData: keepPreviousData });
export const useGapSums = (input: Inputs['gaps']['count']) =>
  useQuery({ ...orpc.gaps.count.queryOptions({ input }), placeholderData: keepPreviousData });
export const useRiskRules = (asOf: string | null) => useQuery(orpc.riskRules.get.queryOptions({ input: { asOf } }));
export const useSaveRiskRule = () => useMutation(orpc.riskRules.save.mutationOptions());
