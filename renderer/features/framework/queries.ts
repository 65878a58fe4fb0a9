import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type CompetencySummary = Outputs['competencies']['list']['competencies'][number];
export type Competency = Outputs['competencies']['get'];
export type CompetencyInput = Inputs['competencies']['save'];
export type JobRoleSummary = Outputs['jobRoles']['list']['roles'][number];
export type JobRole = Outputs['jobRoles']['get'];
export type Requirement = JobRole['requirements'][number];
export type ListedScale = Outputs['scales']['list']['scales'][number];
export type Scale = Competency['scale'];

export const useScales = () => useQuery(orpc.scales.list.queryOptions());
export const useAddScale = () => useMutation(orpc.scales.add.mutationOptions());

export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions());
export const useCompetency = (competencyId: string) => useQuery(orpc.competencies.get.queryOptions({ input: { competencyId } }));
export const useSaveCompetency = () => useMutation(orpc.competencies.save.mutationOptions());
export const useRetireCompetency = () => useMutation(orpc.competencies.retire.mutationOptions());

export const useJobRoles = () => useQuery(orpc.jobRoles.list.queryOptions());
export const useJobRole = (roleId: string) => useQuery(orpc.jobRoles.get.queryOptions({ input: { roleId } }));
export const useSetRequirement = () => useMutation(orpc.requirements.set.mutationOptions());
export const useEndRequirement = () => useMutation(orpc.requirements.end.mutationOptions());
