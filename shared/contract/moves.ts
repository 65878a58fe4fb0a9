import { z } from 'zod';
import { moveOutcomes, moveOwners } from '../domain/people/move';
import { command, permitted, query } from './procedure';
import { id, isoDate, level, reason } from './values';

const move = permitted('people.move', 'person');

/** What the new place asks of one competency, and what of it the person brings along. */
const moveLine = z.object({
  competencyId: id,
  code: z.string(),
  title: z.string(),
  requiredLevel: level,
  requiredLevelCode: z.string(),
  isMandatory: z.boolean(),
  heldLevel: level.nullable(),
  heldLevelCode: z.string().nullable(),
  /** Last day of what is held; null: nothing is held, or no end is known. */
  heldUntil: isoDate.nullable(),
  outcome: z.enum(moveOutcomes),
  /** The roles and units that ask for it, and exceptions for the person. */
  origins: z.array(z.object({ kind: z.enum(['role', 'unit', 'person']), id, name: z.string(), levelCode: z.string() })),
});

/** The same as it was planned: by when what is missing is to be shown, and who sees to it; null where nothing is missing. */
export const plannedLine = moveLine.extend({ dueOn: isoDate.nullable(), owner: z.enum(moveOwners).nullable() });

const place = { personId: id, roleId: id, unitId: id, startsOn: isoDate };

const held = z.object({ positionId: id, roleName: z.string(), unitName: z.string() });

export const movePlan = z.object({
  planId: id,
  personId: id,
  personName: z.string(),
  employeeNumber: z.string(),
  /** The position that it takes the place of; null: the new one comes beside those held. */
  from: held.nullable(),
  roleId: id,
  roleName: z.string(),
  unitId: id,
  unitName: z.string(),
  title: z.string(),
  shift: z.string().nullable(),
  startsOn: isoDate,
  graceUntil: isoDate.nullable(),
  supervisor: z.object({ personId: id, name: z.string() }).nullable(),
  reason: z.string(),
  state: z.enum(['draft', 'confirmed', 'cancelled']),
  /** The position it came to; null: not yet, or the HRIS is to bring it. */
  positionId: id.nullable(),
  /** Whether the person’s positions come from the HRIS, so that the position itself is awaited from there. */
  isHrisOwned: z.boolean(),
  lines: z.array(plannedLine),
});

const notThere = {
  PersonNotFound: { message: 'There is no such person.' },
  RoleNotFound: { message: 'There is no such role.' },
  UnitNotFound: { message: 'This unit is not open on that day.' },
  NotADate: { message: 'There is no such day in the calendar.' },
};
const supervision = {
  SupervisorIsPerson: { message: 'Nobody supervises themselves.' },
  SupervisorNotFound: { message: 'There is no such supervisor, or they are not employed on that day.' },
  SupervisorNotQualified: {
    message: 'A supervisor has to hold what is missing themselves, at the level that is asked.',
    data: z.object({ missing: z.array(z.string()) }),
  },
};
const happening = {
  OwnMove: { message: 'Nobody plans or confirms their own change of role.' },
  NotEmployedThen: { message: 'The person is not employed on that day.' },
  PositionHeld: { message: 'The person holds this role there in these days already.', data: z.object({ positionId: id }) },
  FromPositionNotHeld: { message: 'The person does not hold the position that is to end until the day before.' },
};
const planNotFound = { PlanNotFound: { message: 'There is no such plan for this person.' } };

export const moves = {
  /** What carries over to a role and a unit on a day (today, where that day is past), what is missing, and who could supervise. */
  preview: query(move)
    .errors(notThere)
    .input(z.object({ ...place, fromPositionId: id.nullable() }))
    .output(
      z.object({
        day: isoDate,
        isHrisOwned: z.boolean(),
        lines: z.array(moveLine),
        /** Of those whom one may see, who holds everything that is missing on that day; the first by name. */
        supervisors: z.array(z.object({ personId: id, name: z.string(), employeeNumber: z.string() })),
      }),
    ),
  /** Saves a plan as a draft: nothing happens to the person before it is confirmed. */
  plan: command(move)
    .errors({
      ...notThere,
      ...supervision,
      ...happening,
      GraceWrong: {
        message: 'Grace ends on a day after the first day in the new role, within a year of it.',
        data: z.object({ earliest: isoDate, latest: isoDate }),
      },
      DueOutsideGrace: {
        message: 'What is missing is due within the time of grace.',
        data: z.object({ earliest: isoDate, latest: isoDate, competency: z.string() }),
      },
      OwnerMissing: { message: 'The plan names no supervisor who could see to it.' },
    })
    .input(
      z.object({
        ...place,
        fromPositionId: id.nullable(),
        title: z.string().trim().max(200),
        shift: z.string().trim().min(1).max(40).nullable(),
        graceUntil: isoDate.nullable(),
        supervisorPersonId: id.nullable(),
        /** By when and who, for what is missing; what is not named is due at the end of the grace, seen to by the manager. */
        lines: z.array(z.object({ competencyId: id, dueOn: isoDate, owner: z.enum(moveOwners) })).max(500),
        reason,
      }),
    )
    .output(z.object({ planId: id })),
  /**
   * Makes a plan come true: the position begins and the one before it ends, where they are given here; where the HRIS owns
   * them, its next file brings them. What is still missing becomes obligations either way.
   */
  confirm: command(move)
    .errors({
      ...planNotFound,
      ...notThere,
      ...supervision,
      ...happening,
      NotADraft: { message: 'This plan is confirmed or cancelled already.' },
      UnitOutOfReach: { message: 'The new unit lies outside your reach: somebody of that unit, or of the HR office, confirms this.' },
    })
    .input(z.object({ personId: id, planId: id, reason }))
    .output(z.object({ positionId: id.nullable(), obligations: z.number().int() })),
  /** Gives a plan up; what it still asks for is not asked any more. A position that has begun is ended, not cancelled. */
  cancel: command(move)
    .errors({
      ...planNotFound,
      AlreadyCancelled: { message: 'This plan is cancelled already.' },
      AlreadyHappened: { message: 'The position has been given. End the position instead.' },
    })
    .input(z.object({ personId: id, planId: id, reason }))
    .output(z.object({})),
  /** The plans of one person, newest first; drafts only to who may plan. */
  ofPerson: query(permitted('people.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id }))
    .output(z.object({ plans: z.array(movePlan) })),
  /** The plans for whom one may plan, by their first day; `planId` null: not one alone. */
  list: query(permitted('people.move', 'visible'))
    .input(
      z.object({
        planId: id.nullable().default(null),
        state: z.enum(['draft', 'confirmed', 'cancelled']).nullable(),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ plans: z.array(movePlan), total: z.number().int() })),
};

export type MoveLine = z.infer<typeof moveLine>;
export type PlannedLine = z.infer<typeof plannedLine>;
export type MovePlan = z.infer<typeof movePlan>;
