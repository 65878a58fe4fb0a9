import { isDefinedError } from '@orpc/client';
import { MutationCache, QueryClient } from '@tanstack/react-query';

/**
 * The page's view of the record. Every successful command makes every query refresh: nothing shown may be older than
 * what the person has just done. Drafts opt out with `meta: { isDraft: true }`.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && !isDefinedError(error),
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onSuccess: (_data, _variables, _context, mutation) => {
      if (mutation.meta?.['isDraft'] !== true) void queryClient.invalidateQueries();
    },
  }),
});
