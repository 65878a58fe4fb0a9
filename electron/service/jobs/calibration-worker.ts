import { z } from 'zod';
import type { RatedSession } from '../../../shared/domain/calibration/rating';
import { sessionFigures } from '../../../shared/domain/calibration/session-figures';
import { serveJob } from './serve-job';

const input = z.object({ rated: z.custom<RatedSession>() });

// Resampling takes a while: in a thread of its own nobody waits for it.
await serveJob(input, ({ rated }, tell) =>
  Promise.resolve(sessionFigures(rated, undefined, (done, total) => tell({ label: 'figures', done, total }))),
);
