import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { rpc } from './rpc';

/** Query and mutation options of every procedure; used by the queries.ts of each feature. */
export const orpc: ReturnType<typeof createTanstackQueryUtils<typeof rpc>> = createTanstackQueryUtils(rpc);
