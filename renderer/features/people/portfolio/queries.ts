import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

export type Portfolio = InferContractRouterOutputs<Contract>['portfolio']['get'];
export type PortfolioContent = Portfolio['content'];

export const usePortfolio = (personId: string, asOf: string | null) =>
  useQuery(orpc.portfolio.get.queryOptions({ input: { personId, asOf } }));
/** A document changes nothing, so nothing refreshes. */
export const usePortfolioPdf = () => useMutation(orpc.reports.portfolio.mutationOptions({ meta: { isDraft: true } }));
