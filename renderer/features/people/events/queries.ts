import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../../shared/contract';
import { orpc } from '../../../lib/orpc';

export type EventInput = InferContractRouterInputs<Contract>['events']['preview'];
export type KnownEvent = InferContractRouterOutputs<Contract>['events']['list']['events'][number];
export type EventPreview = InferContractRouterOutputs<Contract>['events']['preview'];

export const useEvents = () => useQuery(orpc.events.list.queryOptions());
export const useEventKinds = () => useQuery(orpc.events.kinds.queryOptions());
export const useEventPlaces = () => useQuery(orpc.events.places.queryOptions());
export const useAroundEvent = (kind: string) => useQuery(orpc.events.around.queryOptions({ input: kind === '' ? skipToken : { kind } }));
/** What it would end; null: it is not yet said whom and what it concerns. */
export const useEventPreview = (input: EventInput | null) =>
  useQuery(orpc.events.preview.queryOptions({ input: input ?? skipToken, placeholderData: keepPreviousData }));
export const useRecordEvent = () => useMutation(orpc.events.record.mutationOptions());
export const useVoidEvent = () => useMutation(orpc.events.void.mutationOptions());
