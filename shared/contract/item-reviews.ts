import { z } from 'zod';
import { itemKind } from './framework-item';
import { command, permitted, query } from './procedure';
import { id, isoDate, reason } from './values';

/** What its steward is to look at again: within thirty days, or already past the day. */
export const reviewsDue = query(permitted('framework.read', 'site'))
  .input(z.object({ whose: z.enum(['own', 'all']) }))
  .output(
    z.object({
      reviews: z.array(
        z.object({
          itemId: id,
          frameworkId: id,
          libraryName: z.string(),
          kind: itemKind,
          code: z.string(),
          title: z.string(),
          /** Who looks after it: its own steward, else those of its library; nobody named: every steward. */
          stewards: z.array(z.string()),
          reviewMonths: z.number().int(),
          /** When it was last looked at, or became as it is. */
          seenOn: isoDate,
          dueOn: isoDate,
          state: z.enum(['soon', 'overdue']),
          /** Whether whoever asks may say that it was reviewed. */
          isOwn: z.boolean(),
        }),
      ),
    }),
  );

/** Says that items were looked at again and left as they are. */
export const reviewed = command(permitted('framework.edit', 'site'))
  .errors({
    ItemNotFound: { message: 'There is no such item, or it is retired.', data: z.object({ itemId: id }) },
    NotSteward: { message: 'Somebody else looks after one of these.', data: z.object({ stewards: z.array(z.string()) }) },
  })
  .input(z.object({ itemIds: z.array(id).min(1).max(1000), remark: reason }))
  .output(z.object({ reviewed: z.number().int() }));
