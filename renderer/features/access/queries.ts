import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';

type Outputs = InferContractRouterOutputs<Contract>['access'];

export type Account = Outputs['rights']['users'][number];
export type HeldConflict = Account['conflicts'][number];
export type ReviewSummary = Outputs['listReviews']['reviews'][number];
export type Due = Outputs['listReviews']['due'];
export type Review = Outputs['getReview'];
export type Prepared = Outputs['prepareReview'];
export type ReviewedAccount = Prepared['accounts'][number];
/** An account of a signed review, whose roles and rights may be ones that this version does not know. */
export type RecordedAccount = Review['lines'][number]['account'];
export type RecordedRight = RecordedAccount['rights'][number];
export type RecordedGrant = RecordedAccount['grants'][number];
export type Decision = InferContractRouterInputs<Contract>['access']['signReview']['decisions'][number];

export const useRights = () => useQuery(orpc.access.rights.queryOptions());
export const useReviews = () => useQuery(orpc.access.listReviews.queryOptions());
export const useReview = (reviewId: string) => useQuery(orpc.access.getReview.queryOptions({ input: { reviewId } }));
/** Always as it stands now: what is shown is what is signed. */
export const usePreparedReview = () => useQuery({ ...orpc.access.prepareReview.queryOptions(), staleTime: 0 });
export const useSignReview = () => useMutation(orpc.access.signReview.mutationOptions());
