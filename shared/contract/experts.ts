import { z } from 'zod';
import { permitted, query } from './procedure';
import { id, isoDate, level, state } from './values';

/** Who is asked for: who can what, when and where. */
export const expertsAsked = z.object({
  competencyId: id,
  level,
  /** A task, in place of the competency and level. */
  taskId: id.nullable().default(null),
  /** Null: today. */
  on: isoDate.nullable(),
  /** This unit and whatever lies below it. */
  unitId: id.nullable(),
  shift: z.string().max(40).nullable(),
  /** Only who holds the highest level of the scale. */
  mayTeach: z.boolean(),
  /** Only who has an account with the role of an assessor. */
  isAssessor: z.boolean(),
});

export const expertsFailures = {
  CompetencyNotFound: { message: 'There is no such competency.' },
  TaskNotFound: { message: 'There is no such task.' },
  NotADate: { message: 'There is no such day in the calendar.' },
};

export const experts = {
  /**
   * Who validly holds a competency at a level or above on a day, of the people one may see: what has expired, and who is
   * suspended in it, is left out. The highest level first, then who holds it longest. Of a task: who holds everything that it
   * needs, for as long as they hold all of it; their level is that in the first of it, by code.
   */
  find: query(permitted('readiness.read', 'visible'))
    .errors(expertsFailures)
    .input(
      expertsAsked.extend({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(200),
      }),
    )
    .output(
      z.object({
        day: isoDate,
        /** What was asked for: the competency, or all that the task needs; nothing where it needs nothing. */
        needs: z.array(z.object({ code: z.string(), title: z.string(), levelCode: z.string() })),
        /** The level from which somebody may teach it: the highest of its scale. */
        teachingLevel: level,
        people: z.array(
          z.object({
            personId: id,
            name: z.string(),
            employeeNumber: z.string(),
            title: z.string().nullable(),
            unitName: z.string().nullable(),
            shift: z.string().nullable(),
            heldLevel: level,
            heldLevelCode: z.string(),
            /** Last day of it; null: no known end. */
            until: isoDate.nullable(),
            mayTeach: z.boolean(),
            isAssessor: z.boolean(),
            /** How it stands where the person's work requires it; null: it does not. */
            state: state.nullable(),
          }),
        ),
        total: z.number().int(),
        /** The shifts in which anybody whom one may see works on the day. */
        shifts: z.array(z.string()),
      }),
    ),
};
