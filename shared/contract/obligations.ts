import { z } from 'zod';
import { differingField } from './differences';
import { frameworkItem } from './framework-item';
import { command, permitted, query, session } from './procedure';
import { id, isoDate, sha256 } from './values';

export const obligationState = z.enum(['open', 'done', 'cancelled']);

/** What somebody owes: to read a change, to be assessed, or to do what is asked of who is new in a role. */
export const obligation = z.object({
  obligationId: id,
  kind: z.enum(['readAndUnderstand', 'reassess', 'onboarding']),
  personId: id,
  personName: z.string(),
  employeeNumber: z.string(),
  /** Who sees to it. */
  ownerPersonId: id,
  ownerName: z.string(),
  itemId: id,
  /** Null: what is to be done is no competency; its title says it. */
  competencyId: id.nullable(),
  title: z.string().nullable(),
  competencyCode: z.string(),
  competencyTitle: z.string(),
  /** Null: it does not come from a revision. */
  revision: z.object({ revisionId: id, frameworkId: id, number: z.number().int(), title: z.string() }).nullable(),
  /** The day from which it counts: when the change takes effect for this person. */
  effectiveFrom: isoDate,
  dueOn: isoDate,
  isOverdue: z.boolean(),
  reason: z.string(),
  /** How many of the same kind, competency and day stand in this one. */
  joined: z.number().int(),
  state: obligationState,
  doneOn: isoDate.nullable(),
  /** The assessment that closed it. */
  assessmentId: id.nullable(),
  /** The later revision that asks for something else in its place, or for nothing more; null: none does. */
  supersededBy: z.object({ revisionId: id, number: z.number().int(), title: z.string() }).nullable(),
  /** Whether the asker may confirm it now: that they have read it, or that it is done. */
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
  /** One obligation: for the person, for who sees to it and for whoever may see the person. */
  get: query(session)
    .errors(missing)
    .input(z.object({ obligationId: id }))
    .output(z.object({ obligation })),
  /** What is to be read, as its revision has it, beside what it was before; and the digest that confirming it takes. */
  text: query(session)
    .errors({ ...missing, NothingToRead: { message: 'This is not to be read but to be done.' } })
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
  /** What is asked of who is new in a role is done: so says the person, or who sees to it. */
  complete: command(session)
    .errors({
      ...missing,
      NotYours: { message: 'The person who is to do it, or who sees to it, can say that it is done.' },
      ByAssessment: { message: 'An assessment closes this.' },
      NotOpen: { message: 'This is done already, or is not asked any more.' },
    })
    .input(z.object({ obligationId: id }))
    .output(z.object({ doneOn: isoDate })),
};
