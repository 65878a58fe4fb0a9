import { z } from 'zod';
import { completionReading } from '../../../../shared/contract/completions';

/** How an import of completions keeps the way in which its file was read. */
export const keptReading = z.object({ reading: completionReading, headers: z.array(z.string()) });
