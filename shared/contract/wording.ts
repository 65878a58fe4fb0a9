import { z } from 'zod';
import { wordingRules } from '../domain/framework/wording';
import { permitted, query } from './procedure';
import { id } from './values';

const wordingAdvice = z.object({
  rule: z.enum(wordingRules),
  itemId: id,
  /** The indicator or step it is about; null: the item as a whole. */
  partId: id.nullable(),
  message: z.string(),
  suggestion: z.string(),
  /** What says the same elsewhere. */
  other: z.object({ itemId: id, partId: id.nullable() }).nullable(),
});

/** What an editor could word better in a draft: of what it changes, of one item, or of the whole library. Advice, never a block. */
export const advice = query(permitted('framework.edit', 'site'))
  .errors({ DraftNotFound: { message: 'There is no such draft any more: it was submitted, approved or discarded.' } })
  .input(z.object({ draftId: id, itemId: id.optional(), ofWholeLibrary: z.boolean().optional() }))
  .output(z.object({ advice: z.array(wordingAdvice) }));
