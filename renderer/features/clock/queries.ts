import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

export type ClockNotice = InferContractRouterOutputs<Contract>['clock']['notices']['notices'][number];

export const useClockNotices = () => useQuery(orpc.clock.notices.queryOptions());
export const useAcknowledge = () => useMutation(orpc.clock.acknowledge.mutationOptions());
