import { z } from 'zod';
import { permitted, query } from './procedure';
import { id, isoDate, level } from './values';

const named = { itemId: id, code: z.string(), title: z.string() };
const sign = z.object({ competencyId: id, code: z.string(), title: z.string(), indicatorId: id, level, text: z.string() });

/** What a role is to bring about, with the signs of each; and the signs of what it requires that are of no accomplishment. */
export const accomplishments = query(permitted('framework.read', 'site'))
  .errors({ RoleNotFound: { message: 'There is no such role.' } })
  .input(z.object({ roleId: id, asOf: isoDate.optional() }))
  .output(
    z.object({
      accomplishments: z.array(
        z.object({
          linkId: id,
          task: z.object({ ...named, goodLooksLike: z.string() }),
          isMandatory: z.boolean(),
          /** Empty where nobody has said yet what the task is done for. */
          outcome: z.string(),
          scenario: z.string(),
          indicators: z.array(sign),
        }),
      ),
      untied: z.array(sign),
    }),
  );
