import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { useAsOf } from '../../lib/as-of';
import { orpc } from '../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type UnitNode = Outputs['organisation']['tree']['nodes'][number];
export type UnitHistory = Outputs['organisation']['history'];
export type EffectiveLine = Outputs['requirements']['effective']['lines'][number];
export type Exception = EffectiveLine['exceptions'][number];
export type OverrideInput = Inputs['requirements']['override'];
export type Subject = OverrideInput['subject'];

export const useTree = () => {
  const asOf = useAsOf();
  return useQuery(orpc.organisation.tree.queryOptions({ input: { asOf } }));
};
export const useUnitHistory = (unitId: string) => useQuery(orpc.organisation.history.queryOptions({ input: { unitId } }));
export const useAddUnit = () => useMutation(orpc.organisation.add.mutationOptions());
export const useChangeUnit = () => useMutation(orpc.organisation.change.mutationOptions());
export const useCloseUnit = () => useMutation(orpc.organisation.close.mutationOptions());

export const useEffective = (subject: 'role' | 'unit', id: string, isAsked: boolean) => {
  const asOf = useAsOf();
  return useQuery({ ...orpc.requirements.effective.queryOptions({ input: { subject, id, asOf } }), enabled: isAsked });
};
export const useEffectiveOfPerson = (personId: string, isAsked: boolean) => {
  const asOf = useAsOf();
  return useQuery({ ...orpc.requirements.effectiveOfPerson.queryOptions({ input: { personId, asOf } }), enabled: isAsked });
};
export const useOverrides = (subjectId: string, isAsked: boolean) =>
  useQuery({ ...orpc.requirements.overrides.queryOptions({ input: { subjectId, competencyId: null } }), enabled: isAsked });
export const useOverride = () => useMutation(orpc.requirements.override.mutationOptions());
export const useEndOverride = () => useMutation(orpc.requirements.endOverride.mutationOptions());

export const useJobRoles = () => useQuery(orpc.jobRoles.list.queryOptions({ input: {} }));
export const usePeople = () => {
  const asOf = useAsOf();
  return useQuery(orpc.people.list.queryOptions({ input: { asOf, unitId: null, includeLeavers: false } }));
};
export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions({ input: {} }));
export const useScales = () => useQuery(orpc.scales.list.queryOptions({ input: {} }));
