import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type Expert = Outputs['experts']['find']['people'][number];

/** As many as one answer brings; the highest level comes first. */
export const expertsShown = 500;

export const useExperts = (input: Inputs['experts']['find'], isAsked: boolean) =>
  useQuery({
    ...orpc.experts.find.queryOptions({ input: { ...input, limit: expertsShown } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
export const useCompetencies = () => useQuery(orpc.competencies.list.queryOptions({ input: {} }));
export const useTasks = () => useQuery(orpc.gate.tasks.queryOptions());
export const useScales = () => useQuery(orpc.scales.list.queryOptions({ input: {} }));
export const useUnits = () => useQuery(orpc.people.units.queryOptions());
