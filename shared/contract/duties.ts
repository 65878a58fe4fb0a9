import { z } from 'zod';
import { dutyKinds } from '../domain/duty';
import { escalationLevels } from '../domain/escalation';
import { cannotWriteReasons } from './exchange';
import { command, permitted, query } from './procedure';
import { fileHandle, id, instant, isoDate, reason, role, sha256, state } from './values';

const see = permitted('people.read', 'visible');
const count = z.number().int();

export const dutyFormats = ['csv', 'ics'] as const;

/** Which duties are asked for. */
export const dutyFilter = z.object({
  /** Own: what one is to do, sees to, or has heard of because it is overdue. All: of whoever one may see as well. */
  whose: z.enum(['own', 'all']),
  kind: z.enum(dutyKinds).nullable(),
  /** People with a position there or below on the day. */
  unitId: id.nullable(),
  ownerPersonId: id.nullable(),
  overdueOnly: z.boolean(),
  /** Of what is not due yet, up to this day; null: within ninety days. */
  dueBy: isoDate.nullable(),
  asOf: isoDate.nullable(),
});

/** Where a duty is done. */
const target = z.discriminatedUnion('at', [
  z.object({ at: z.literal('standing'), personId: id, competencyId: id }),
  z.object({ at: z.literal('obligation'), obligationId: id }),
  z.object({ at: z.literal('revision'), revisionId: id }),
  z.object({ at: z.literal('draft'), draftId: id }),
  z.object({ at: z.literal('itemReviews') }),
  /** Awaits: it is signed but for the account of who signed it. */
  z.object({ at: z.literal('accessReview'), awaits: z.object({ reviewerName: z.string(), leftOut: z.string() }).nullable() }),
  z.object({ at: z.literal('programme'), programmeId: id }),
  z.object({ at: z.literal('goldStudy'), studyId: id }),
  z.object({ at: z.literal('lookBack'), lookBackId: id }),
  z.object({ at: z.literal('ownCalibration') }),
  /** Where whoever asks may not go. */
  z.object({
    at: z.literal('nowhere'),
    of: z.enum(['revision', 'draft', 'itemReviews', 'accessReview', 'programme', 'goldStudy', 'lookBack', 'ownCalibration']),
  }),
]);

export const shownDuty = z.object({
  /** The same for the same duty on every day: the address of its calendar entry. */
  key: z.string(),
  kind: z.enum(dutyKinds),
  what: z.string(),
  competencyCode: z.string().nullable(),
  /** Whom it is about; null: nobody, but the site. */
  person: z.object({ personId: id, name: z.string(), employeeNumber: z.string() }).nullable(),
  dueOn: isoDate,
  overdueDays: count,
  /** Who sees to it; null: whoever holds the office. */
  owner: z.object({ personId: id, name: z.string() }).nullable(),
  /** Of what waits for an office: the roles that hold it, and those of them who may do this. */
  office: z.object({ roles: z.array(role), names: z.array(z.string()) }).nullable(),
  /** Of what lapses: how the person stands on the day. */
  state: state.nullable(),
  /** As a revision, a template or a rule has it; empty where the state says it. */
  reason: z.string(),
  /** When and by whom it is planned to be assessed. */
  planned: z.object({ on: isoDate, assessorName: z.string() }).nullable(),
  /** How many stored duties stand in this line. */
  joined: count,
  escalation: z.object({ level: z.enum(escalationLevels), to: z.array(z.object({ personId: id.nullable(), name: z.string() })) }),
  target,
});

const planned = z.object({
  personId: id,
  name: z.string(),
  employeeNumber: z.string(),
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  dueOn: isoDate,
});

const planErrors = {
  UnitNotFound: { message: 'There is no such unit.' },
  NotAPeriod: { message: 'The period ends before it begins, begins in the past or is longer than a year.' },
  TooMany: {
    message: 'These are too many for one plan. Choose a unit, a competency or a shorter period.',
    data: z.object({ total: count, most: count }),
  },
};
const askedPlan = {
  unitId: id.nullable(),
  competencyId: id.nullable(),
  from: isoDate,
  to: isoDate,
  /** By one assessor. */
  perWeek: count.min(1).max(50),
  /** Where no renewal window is set: at most so many days before the last day, which are lost. */
  earlyDays: count.min(0).max(180),
};

export const planLineStates = ['planned', 'replaced', 'noLongerDue'] as const;

const savedPlan = z.object({
  planId: id,
  /** What it was made for; null: everywhere, in everything. */
  unitName: z.string().nullable(),
  competencyTitle: z.string().nullable(),
  from: isoDate,
  to: isoDate,
  perWeek: count,
  reason: z.string(),
  plannedByName: z.string(),
  plannedAt: instant,
  count,
});

const planNotFound = { message: 'There is no such plan, or nobody of it is yours to see.' };
const fileErrors = {
  HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
  CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
};
const writtenFile = z.object({ fileName: z.string(), sha256, lines: count });

const counts = z.object({ total: count, overdue: count });

export const duties = {
  /** One list of what is to be done: what waits for the office first, then what is about people, soonest due first. */
  list: query(see)
    .errors({ UnitNotFound: { message: 'There is no such unit.' } })
    .input(dutyFilter.extend({ offset: count.min(0).default(0), limit: count.min(1).max(5000).default(100) }))
    .output(
      z.object({
        asOf: isoDate,
        dueBy: isoDate,
        duties: z.array(shownDuty),
        ...counts.shape,
        steps: z.object({ lineManagerAfterDays: count, siteHeadAfterDays: count, decideWithinDays: count }),
      }),
    ),
  /** What lapses next within ninety days by time alone, soonest first, and what follows from each on the day after. */
  lapses: query(permitted('readiness.read', 'visible'))
    .input(z.object({ asOf: isoDate.nullable(), limit: count.min(1).max(50) }))
    .output(
      z.object({
        asOf: isoDate,
        lapses: z.array(
          z.object({
            personId: id,
            name: z.string(),
            competencyId: id,
            competencyCode: z.string(),
            competencyTitle: z.string(),
            /** Last day on which the person is ready. */
            lastDay: isoDate,
            /** What the person holds that is suspended with it, because it rests on it. */
            suspends: z.array(z.object({ competencyId: id, code: z.string(), title: z.string() })),
            /** Who is ready on the day after in each of the person's units, the worst unit first. */
            leaves: z.array(z.object({ unitId: id, unitName: z.string(), ready: count, required: count })),
          }),
        ),
      }),
    ),
  /**
   * Proposes a day and an assessor for every reassessment that falls due in a period, so that nobody assesses more than so many a
   * week and the fullest week is as low as can be. Nothing is recorded before the proposal is saved.
   */
  level: query(permitted('readiness.read', 'visible'))
    .errors(planErrors)
    .input(z.object(askedPlan))
    .output(
      z.object({
        lines: z.array(planned.extend({ on: isoDate, assessorUserId: id, assessorName: z.string() })),
        unplaced: z.array(planned.extend({ why: z.enum(['noAssessor', 'noRoom']) })),
        /** From their Mondays: how many fall due in each, and how many are planned. */
        weeks: z.array(z.object({ from: isoDate, due: count, planned: count })),
        /** What the assessors together can do in a week. */
        cap: count,
        assessors: count,
        /** SHA-256 of what was asked and of the lines, to be handed back when they are saved. */
        digest: sha256,
      }),
    ),
  /** Saves what was proposed, in exactly these lines: the work list shows each day and assessor from then on. */
  plan: command(permitted('duties.plan', 'visible'))
    .errors({
      ...planErrors,
      NothingToPlan: { message: 'Nothing of this has a day to be saved.' },
      PlanChanged: {
        message: 'What falls due, or who may assess it, has changed since this was proposed. Propose it again; nothing was saved.',
      },
    })
    .input(z.object({ ...askedPlan, digest: sha256, reason }))
    .output(z.object({ planId: id, lines: count })),
  /** Plans with lines of whom one may see, the newest first. */
  listPlans: query(permitted('readiness.read', 'visible'))
    .input(z.object({}))
    .output(z.object({ plans: z.array(savedPlan) })),
  /** A plan as it was saved, of whom one may see, and what of it still stands. */
  getPlan: query(permitted('readiness.read', 'visible'))
    .errors({ PlanNotFound: planNotFound })
    .input(z.object({ planId: id }))
    .output(savedPlan.extend({ lines: z.array(planned.extend({ on: isoDate, assessorName: z.string(), state: z.enum(planLineStates) })) })),
  /** Writes what of a plan still stands: as CSV, or as whole days for a calendar program. */
  writePlan: command(permitted('readiness.read', 'visible'))
    .errors({ PlanNotFound: planNotFound, ...fileErrors })
    .input(z.object({ planId: id, format: z.enum(dutyFormats), target: fileHandle, reason }))
    .output(writtenFile),
  /** Asks where to write the list, or a plan; null when the person cancels. */
  chooseTarget: query(see)
    .input(z.object({ format: z.enum(dutyFormats), what: z.enum(['list', 'plan']) }))
    .output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Writes the list as it is asked for, all of it: as CSV, or as whole days for a calendar program, of what has a day. */
  write: command(see)
    .errors({
      UnitNotFound: { message: 'There is no such unit.' },
      ...fileErrors,
      TooMany: {
        message: 'These are too many for one file. Narrow the list by unit, kind or day.',
        data: z.object({ total: count, most: count }),
      },
    })
    .input(dutyFilter.extend({ format: z.enum(dutyFormats), target: fileHandle, reason }))
    .output(writtenFile),
};
