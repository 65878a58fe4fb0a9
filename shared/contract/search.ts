import { z } from 'zod';
import { query, session } from './procedure';
import { id } from './values';

export const search = {
  /** What the palette finds: people, competencies, tasks and roles that the session may see. */
  find: query(session)
    .input(z.object({ text: z.string().trim().max(100) }))
    .output(
      z.object({
        hits: z.array(z.object({ kind: z.enum(['person', 'competency', 'task', 'role']), id, title: z.string(), detail: z.string() })),
      }),
    ),
};
