import { z } from 'zod';
import { draft, query, session } from './procedure';
import { instant } from './values';

/** Which form the draft belongs to, such as `assessment/<person>/<competency>`. */
const key = z.string().min(1).max(200);
const content = z.string().max(2_000_000);

export const drafts = {
  list: query(session).output(z.object({ drafts: z.array(z.object({ key, title: z.string(), savedAt: instant })) })),
  get: query(session)
    .input(z.object({ key }))
    .output(z.object({ content, savedAt: instant }).nullable()),
  save: draft(session)
    .input(z.object({ key, title: z.string().max(200), content }))
    .output(z.object({ savedAt: instant })),
  discard: draft(session).input(z.object({ key })).output(z.object({})),
};
