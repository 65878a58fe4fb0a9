import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { orpc } from '../../../lib/orpc';
import { laidOut } from './matrix-data';

/** The matrix of a filter, laid out for drawing. One that nobody looks at any more is let go soon: it may be large. */
export const useStandingMatrix = (input: ReadinessFilter) =>
  useQuery({
    queryKey: [...orpc.standingMatrix.get.queryKey({ input }), 'laid out'],
    queryFn: async ({ signal }) => laidOut(await orpc.standingMatrix.get.call(input, { signal })),
    placeholderData: keepPreviousData,
    structuralSharing: false,
    gcTime: 30_000,
  });
