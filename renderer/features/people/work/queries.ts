import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';
import { rpc } from '../../../lib/rpc';
import { previewCall } from '../../../lib/stream-call';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;
const writesNothing = { isDraft: true };

export type SupervisedRecord = Outputs['supervision']['list']['records'][number];
export type SupervisionRule = Outputs['supervision']['list']['rule'];
export type PerformanceRecord = Outputs['performances']['list']['records'][number];
export type Batch = Outputs['performances']['batches']['batches'][number];

export const useSupervision = (personId: string) => useQuery(orpc.supervision.list.queryOptions({ input: { personId } }));
export const useRecordSupervision = () => useMutation(orpc.supervision.record.mutationOptions());
export const useVoidSupervision = () => useMutation(orpc.supervision.void.mutationOptions());

export const usePerformances = (personId: string, asOf: string | null) =>
  useQuery(orpc.performances.list.queryOptions({ input: { personId, asOf } }));
export const useRecordPerformance = () => useMutation(orpc.performances.record.mutationOptions());
export const useVoidPerformance = () => useMutation(orpc.performances.void.mutationOptions());

export const useTasks = () => useQuery(orpc.catalogue.list.queryOptions({ input: { kind: 'task' } }));

export const useChooseFile = () => useMutation(orpc.performances.chooseFile.mutationOptions({ meta: writesNothing }));
export const usePreview = previewCall((input: Inputs['performances']['preview'], signal) => rpc.performances.preview(input, { signal }));
export const useCommit = () => useMutation(orpc.performances.commit.mutationOptions());
export const useBatches = () => useQuery(orpc.performances.batches.queryOptions());
export const useReverse = () => useMutation(orpc.performances.reverse.mutationOptions());
