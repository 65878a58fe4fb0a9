import { isDefinedError } from '@orpc/client';
import { MutationCache, QueryClient } from '@tanstack/react-query';

/**
 * The page's view of the record. Every successful command makes every query refresh: nothing shown may be older than
 * what the person has just done. Where `meta` says `isDraft: true`, what is on the screen stays as it is, and what is
 * opened next is asked for anew.
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
      void queryClient.invalidateQueries({ refetchType: mutation.meta?.['isDraft'] === true ? 'none' : 'active' });
    },
  }),
});
