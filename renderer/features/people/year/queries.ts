import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { addDays } from '../../../../shared/domain/calendar';
import { orpc } from '../../../lib/orpc';

type Asked = InferContractRouterInputs<Contract>['yearAhead']['days'];
export type DayAhead = InferContractRouterOutputs<Contract>['yearAhead']['days']['days'][number];
export type Change = InferContractRouterOutputs<Contract>['yearAhead']['changes']['changes'][number];

/** Of one day so many changes are listed. */
export const changesShown = 500;

export const useDaysAhead = (input: Asked) =>
  useQuery({ ...orpc.yearAhead.days.queryOptions({ input }), placeholderData: keepPreviousData });

/** What changes on one day; null: no day is chosen. */
export const useChangesOf = (input: Asked, day: string | null) =>
  useQuery(
    orpc.yearAhead.changes.queryOptions({
      input: day === null ? skipToken : { ...input, after: addDays(day, -1), through: day, limit: changesShown },
      placeholderData: keepPreviousData,
    }),
  );
