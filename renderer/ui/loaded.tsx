import { ORPCError } from '@orpc/client';
import type { ReactNode } from 'react';
import { errorMessage } from '../lib/error-message';
import { ErrorState } from './error-state';
import { Loading } from './loading';
import { NoPermission } from './no-permission';

/** A query as a page sees it. */
export interface Query<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** What a query brings, or its loading or error state in the same place. */
export function Loaded<Data>({ query, children }: { readonly query: Query<Data>; readonly children: (data: Data) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  return query.error === null ? <Loading /> : <QueryError query={query} error={query.error} />;
}

/** Why a query brought nothing, with what can be done about it. */
export function QueryError({ query, error }: { readonly query: Pick<Query<unknown>, 'refetch'>; readonly error: Error }) {
  const isRefused = error instanceof ORPCError && error.defined;
  if (isRefused && error.code === 'NotPermitted') return <NoPermission />;
  const { message, incident } = errorMessage(error);
  // what is not there will not be there at the next try either
  const retry = isRefused && incident === null ? {} : { onRetry: () => void query.refetch() };
  return <ErrorState message={message} {...(incident === null ? {} : { incident })} {...retry} />;
}
