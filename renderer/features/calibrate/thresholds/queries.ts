import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

export type FoundThresholds = InferContractRouterOutputs<Contract>['thresholds']['get'];
export type ThresholdContent = FoundThresholds['content'];

export const useThresholds = () => useQuery(orpc.thresholds.get.queryOptions());
export const useSaveThresholds = () => useMutation(orpc.thresholds.save.mutationOptions());
