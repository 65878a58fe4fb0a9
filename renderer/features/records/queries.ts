import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';
import { rpc } from '../../lib/rpc';

type Inputs = InferContractRouterInputs<Contract>['audit'];
type Outputs = InferContractRouterOutputs<Contract>['audit'];
type EventOf<Stream> = Stream extends AsyncIterable<infer E> ? E : never;

export type ListedEntry = Outputs['search']['entries'][number];
export type Entry = Outputs['get'];
export type EntryChange = Entry['changes'][number];
export type SearchInput = Omit<Inputs['search'], 'beforeEntry' | 'limit'>;
export type VerifyEvent = EventOf<Outputs['verify']>;
export type VerifyFinding = Extract<VerifyEvent, { kind: 'done' }>;
export type FiledCheck = Outputs['checkFiled'];
export type Facets = Outputs['facets'];

const entriesPerPage = 200;

export const useFacets = () => useQuery(orpc.audit.facets.queryOptions());
export const useLogEntry = (entryNumber: number) => useQuery(orpc.audit.get.queryOptions({ input: { entryNumber } }));
export const useMakeCheckpoint = () => useMutation(orpc.audit.checkpoint.mutationOptions());
/** A question, not a command: nothing needs to refresh after it. */
export const useCheckFiled = () => useMutation(orpc.audit.checkFiled.mutationOptions({ meta: { isDraft: true } }));

/** The entries that match, newest first, a page at a time. */
export const useLogSearch = (search: SearchInput) =>
  useInfiniteQuery({
    ...orpc.audit.search.infiniteOptions({
      input: (beforeEntry: number | null) => ({ ...search, beforeEntry, limit: entriesPerPage }),
      initialPageParam: null,
      getNextPageParam: (page) => (page.hasMore ? (page.entries.at(-1)?.entryNumber ?? null) : null),
    }),
    placeholderData: keepPreviousData,
  });

/** The events of a verification, until the signal ends it. */
export const verifyLog = (signal: AbortSignal): Promise<AsyncIterable<VerifyEvent>> => rpc.audit.verify(undefined, { signal });
