import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { useAsOf } from '../../lib/as-of';
import { orpc } from '../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>;

export type Authority = Outputs['assessors']['list']['authorities'][number];
export type FoundAuthority = Outputs['assessors']['get'];
export type Rules = Outputs['policy']['get'];

export const useAuthorities = () => {
  const asOf = useAsOf();
  return useQuery(orpc.assessors.list.queryOptions({ input: { asOf, userId: null } }));
};
export const useAuthority = (authorityId: string) => useQuery(orpc.assessors.get.queryOptions({ input: { authorityId } }));
export const useCandidates = () => useQuery(orpc.assessors.candidates.queryOptions());
export const useGrant = () => useMutation(orpc.assessors.grant.mutationOptions());
export const useChange = () => useMutation(orpc.assessors.change.mutationOptions());
export const useSuspend = () => useMutation(orpc.assessors.suspend.mutationOptions());
export const useResume = () => useMutation(orpc.assessors.resume.mutationOptions());

export const useRules = () => useQuery(orpc.policy.get.queryOptions());
export const useSaveRules = () => useMutation(orpc.policy.save.mutationOptions());

export const useLibraries = () => useQuery(orpc.framework.list.queryOptions());
export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions());
export const useScales = () => useQuery(orpc.scales.list.queryOptions());
