import { z } from 'zod';
import { differingField } from './differences';
import { frameworkItem } from './framework-item';
import { command, permitted, query, session } from './procedure';
import { id, isoDate, sha256 } from './values';

export const obligationState = z.enum(['open', 'done', 'cancelled']);

/** What somebody owes because of a change: to read it, or to be assessed again. */
const obligation = z.object({
  obligationId: id,
  kind: z.enum(['readAndUnderstand', 'reassess']),
  personId: id,
  personName: z.string(),
  employeeNumber: z.string(),
  /** Who sees to it. */
  ownerPersonId: id,
  ownerName: z.string(),
  itemId: id,
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  /** Null: it does not come from a revision. */
  revision: z.object({ revisionId: id, frameworkId: id, number: z.number().int(), title: z.string() }).nullable(),
  /** The day from which it counts: when the change takes effect for this person. */
  effectiveFrom: isoDate,
  dueOn: isoDate,
  isOverdue: z.boolean(),
  reason: z.string(),
  state: obligationState,
  doneOn: isoDate.nullable(),
  /** The assessment that closed it. */
  assessmentId: id.nullable(),
  /** The later revision that asks for something else in its place, or for nothing more; null: none does. */
  supersededBy: z.object({ revisionId: id, number: z.number().int(), title: z.string() }).nullable(),
  /** Whether the asker is the person and may confirm it now. */
  isToConfirm: z.boolean(),
});

const missing = { ObligationNotFound: { message: 'There is no such obligation.' } };

export const obligations = {
  /** Those of the people one may see, and those one sees to, by their due day. */
  list: query(permitted('people.read', 'visible'))
    .input(
      z.object({
        personId: id.nullable(),
        revisionId: id.nullable(),
        /** Only one's own: as the person, or as who sees to it. */
        own: z.boolean(),
        state: obligationState.nullable(),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(
      z.object({
        obligations: z.array(obligation),
        total: z.number().int(),
        /** Of the same people and revision, whatever the state asked for. */
        counts: z.object({ open: z.number().int(), overdue: z.number().int(), done: z.number().int(), cancelled: z.number().int() }),
      }),
    ),
  /** What is to be read, as its revision has it, beside what it was before; and the digest that confirming it takes. */
  text: query(session)
    .errors(missing)
    .input(z.object({ obligationId: id }))
    .output(
      z.object({
        obligation,
        item: frameworkItem,
        former: frameworkItem.nullable(),
        fields: z.array(differingField),
        /** SHA-256 of the item's text in this revision. */
        digest: sha256,
      }),
    ),
  /** The person has read and understood a change, before it takes effect or after: one's own alone, in exactly the text that was shown. */
  acknowledge: command(session)
    .errors({
      ...missing,
      NotOwn: { message: 'Only the person who is to read it can say that they have.' },
      NotToRead: { message: 'This is not to be read but to be shown: an assessment closes it.' },
      NotOpen: { message: 'This is done already, or is not asked any more.' },
      TextChanged: { message: 'This is not the text that is to be read. Open it again, read it, then confirm.' },
    })
    .input(z.object({ obligationId: id, digest: sha256 }))
    .output(z.object({ doneOn: isoDate })),
};
