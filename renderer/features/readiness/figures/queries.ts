import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { orpc } from '../../../lib/orpc';

type Inputs = InferContractRouterInputs<Contract>['figures'];
type Outputs = InferContractRouterOutputs<Contract>['figures'];

export type Figures = Outputs['get'];
export type Figure = Figures['figures'][number];
export type TrendPoint = Outputs['trend']['points'][number];
export type ListKey = Inputs['list']['key'];

export const useFigures = (input: ReadinessFilter) =>
  useQuery({ ...orpc.figures.get.queryOptions({ input }), placeholderData: keepPreviousData });
export const useFigureLines = (input: Inputs['list']) =>
  useQuery({ ...orpc.figures.list.queryOptions({ input }), placeholderData: keepPreviousData });
export const useTrend = (input: ReadinessFilter) =>
  useQuery({ ...orpc.figures.trend.queryOptions({ input }), placeholderData: keepPreviousData });
