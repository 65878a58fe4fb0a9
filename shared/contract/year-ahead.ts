import { z } from 'zod';
import { changeKinds } from '../domain/change-text';
import { permitted, query } from './procedure';
import { id, isoDate, name, reasonRecord, state } from './values';

const see = permitted('readiness.read', 'visible');
const count = z.number().int();

/** So many days can be walked at once: a year and a month. */
export const longestWalk = 396;
/** More people are walked unit by unit. */
export const mostWalked = 5000;

const asked = z.object({
  /** Of one person, or of whoever works in a unit or below it; with neither of everybody one may see. */
  personId: id.nullable(),
  unitId: id.nullable(),
  /** What changes after this day is listed; null: after today. */
  after: isoDate.nullable(),
  /** Null: a year after the first day. */
  through: isoDate.nullable(),
  /** Only what ends that somebody may do the work alone. */
  lapsesOnly: z.boolean(),
});

const errors = {
  PersonNotFound: { message: 'There is no such person.' },
  UnitNotFound: { message: 'There is no such unit.' },
  NotAPeriod: { message: 'The period ends before it begins, or is longer than thirteen months.' },
  TooMany: {
    message: 'These are too many people for one walk. Choose a unit.',
    data: z.object({ people: count, most: count }),
  },
};

const side = z.object({
  state,
  requiredLevelCode: z.string().nullable(),
  heldLevelCode: z.string().nullable(),
  isMandatory: z.boolean(),
  /** Last day of what makes the person ready; null: no known end, or not ready. */
  lastDay: isoDate.nullable(),
});

export const change = z.object({
  day: isoDate,
  personId: id,
  name,
  employeeNumber: z.string(),
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: name,
  before: side,
  after: side,
  isLapse: z.boolean(),
  /** Each thing without which it would not have come so; at least one. */
  why: z.array(
    z.object({
      kind: z.enum(changeKinds),
      text: z.string(),
      record: reasonRecord.nullable(),
    }),
  ),
});

/** Every change of a standing that is known to come, or came, day by day. */
export const yearAhead = {
  /** On which days something changes, and how much. */
  days: query(see)
    .errors(errors)
    .input(asked)
    .output(z.object({ after: isoDate, through: isoDate, days: z.array(z.object({ day: isoDate, changes: count, lapses: count })) })),
  /** What changes, from which state to which, and why; by day, employee number and competency. */
  changes: query(see)
    .errors(errors)
    .input(asked.extend({ offset: count.min(0).default(0), limit: count.min(1).max(500).default(100) }))
    .output(z.object({ after: isoDate, through: isoDate, changes: z.array(change) })),
};
