import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>['recalibration'];

export type CalibratedAssessor = Outputs['list']['assessors'][number];
export type AssessorProfile = Outputs['get'];
export type AssessorResult = AssessorProfile['results'][number];

export const useCalibratedAssessors = () => useQuery(orpc.recalibration.list.queryOptions());
export const useAssessorProfile = (userId: string) => useQuery(orpc.recalibration.get.queryOptions({ input: { userId } }));
export const useOwnProfile = () => useQuery(orpc.recalibration.own.queryOptions());
