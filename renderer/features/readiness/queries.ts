import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';
import { scalesInView } from './scales-in-view';

type Inputs = InferContractRouterInputs<Contract>['readiness'];
type Outputs = InferContractRouterOutputs<Contract>['readiness'];

export type Heatmap = Outputs['heatmap'];
export type ListedScale = InferContractRouterOutputs<Contract>['scales']['list']['scales'][number];
export type Standing = Outputs['cell']['people'][number];

/** While another day or filter loads, the map shown stays: a flash of nothing would hide what changed. */
export const useHeatmap = (input: Inputs['heatmap']) =>
  useQuery({ ...orpc.readiness.heatmap.queryOptions({ input }), placeholderData: keepPreviousData });

const everybody = {
  unitId: null,
  competencyId: null,
  personId: null,
  departmentId: null,
  mandatoryOnly: false,
  states: null,
  lapsesBy: null,
  limit: 2000,
};

export const useStandings = (part: Partial<Inputs['cell']> & Pick<Inputs['cell'], 'asOf'>) =>
  useQuery(orpc.readiness.cell.queryOptions({ input: { ...everybody, ...part } }));

export const useExplanation = (input: Inputs['explain']) => useQuery(orpc.readiness.explain.queryOptions({ input }));

/** The scales that some competencies are measured on; none while that is not known. */
export function useScalesInView(competencyIds: readonly string[], asOf: string | null): ListedScale[] {
  const input = asOf === null ? {} : { asOf };
  const competencies = useQuery(orpc.competencies.list.queryOptions({ input }));
  const scales = useQuery(orpc.scales.list.queryOptions({ input }));
  return scalesInView(competencyIds, competencies.data?.competencies ?? [], scales.data?.scales ?? []);
}
