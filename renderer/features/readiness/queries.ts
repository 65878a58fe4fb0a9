import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';
import { markOfLevel } from '../../lib/level-mark';
import type { MarkToken } from '../../lib/mark-token';
import { scalesInView } from './scales-in-view';

type Inputs = InferContractRouterInputs<Contract>['readiness'];
type Outputs = InferContractRouterOutputs<Contract>['readiness'];

export type Heatmap = Outputs['heatmap'];
export type ListedScale = InferContractRouterOutputs<Contract>['scales']['list']['scales'][number];
export type Standing = Outputs['cell']['people'][number];

/** While another day or filter loads, the map shown stays: a flash of nothing would hide what changed. */
export const useHeatmap = (input: Inputs['heatmap']) =>
  useQuery({ ...orpc.readiness.heatmap.queryOptions({ input }), placeholderData: keepPreviousData });

/** The log entry that was the newest at a moment. */
export const useKnownEntry = (input: Inputs['knownEntry']) => useQuery(orpc.readiness.knownEntry.queryOptions({ input }));

/** What the filters of every view offer. */
export const useChoices = (asOf: string | null) =>
  useQuery({ ...orpc.readiness.choices.queryOptions({ input: { asOf } }), placeholderData: keepPreviousData });

const everybody = {
  knownAt: null,
  unitId: null,
  withinUnitId: null,
  roleId: null,
  competencyId: null,
  personId: null,
  departmentId: null,
  mandatoryOnly: false,
  states: null,
  lapsesBy: null,
  withConfidence: false,
  limit: 2000,
};

export const useStandings = (part: Partial<Inputs['cell']> & Pick<Inputs['cell'], 'asOf'>) =>
  useQuery(orpc.readiness.cell.queryOptions({ input: { ...everybody, ...part } }));

export const useExplanation = (input: Inputs['explain']) => useQuery(orpc.readiness.explain.queryOptions({ input }));

/** The sign of a level on the scale of a competency; a plain number while the scale is not known. */
export function useLevelMarks(asOf: string | null): (competencyId: string, level: number) => MarkToken {
  const input = asOf === null ? {} : { asOf };
  const competencies = useQuery(orpc.competencies.list.queryOptions({ input })).data?.competencies;
  const scales = useQuery(orpc.scales.list.queryOptions({ input })).data?.scales;
  return useMemo(() => {
    const scaleById = new Map(scales?.map((scale) => [scale.scaleId, scale]));
    const scaleOf = new Map(competencies?.map(({ competencyId, scaleId }) => [competencyId, scaleById.get(scaleId)]));
    return (competencyId, level) => {
      const found = scaleOf.get(competencyId)?.levels.find((one) => one.level === level);
      return markOfLevel(found ?? { code: `${level}`, name: `${level}`, colour: '#FFFFFF', pattern: 'outline' });
    };
  }, [competencies, scales]);
}

/** The scales that some competencies are measured on; none while that is not known. */
export function useScalesInView(competencyIds: readonly string[], asOf: string | null): ListedScale[] {
  const input = asOf === null ? {} : { asOf };
  const competencies = useQuery(orpc.competencies.list.queryOptions({ input }));
  const scales = useQuery(orpc.scales.list.queryOptions({ input }));
  return scalesInView(competencyIds, competencies.data?.competencies ?? [], scales.data?.scales ?? []);
}
