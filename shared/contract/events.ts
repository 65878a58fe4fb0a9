import { z } from 'zod';
import { command, permitted, query } from './procedure';
import { id, instant, isoDate, level, name, reason } from './values';

const whole = z.number().int();
const record = permitted('events.record', 'visible');

/** What happened, to whom and around what. */
export const eventInput = z.object({
  /** As the rules name it. */
  kind: z.string().trim().min(1).max(80),
  happenedOn: isoDate,
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), personId: id }),
    /** Who had a position in the unit or below on the day. */
    z.object({ kind: z.literal('unit'), unitId: id }),
    z.object({ kind: z.literal('site') }),
  ]),
  /** Only what belongs to one competency or to one task, as it is linked on the day; null: everything whose rules name the kind. */
  narrowedTo: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('competency'), competencyId: id }),
      z.object({ kind: z.literal('task'), taskId: id }),
    ])
    .nullable(),
});

/** So many of whom an event ends are listed; all of them are counted. */
export const endedShown = 200;

const errors = {
  KindUnknown: { message: 'No rule of validity names this. Choose one that a rule names; nothing was recorded.' },
  NotADate: { message: 'There is no such day in the calendar.' },
  TooFarAhead: { message: 'An event can be recorded for a day within a year from now.' },
  PersonNotFound: { message: 'There is no such person.' },
  UnitNotFound: { message: 'There is no such unit, or you do not work for it.' },
  WholeSite: { message: 'You work for some units: record this for one of them.' },
  CompetencyNotFound: { message: 'There is no such competency.' },
  TaskNotFound: { message: 'There is no such task.' },
  NothingConcerned: { message: 'Nothing that this is narrowed to has a rule that names it: it would end nothing.' },
  AboutOneself: { message: 'What happened to oneself is recorded by somebody else.' },
};

export const events = {
  /** The kinds that rules of today name. */
  kinds: query(record).output(z.object({ kinds: z.array(z.string()) })),
  /** Units that the user may record for, by name; `wholeSite`: whether for everybody as well. */
  places: query(record).output(z.object({ wholeSite: z.boolean(), units: z.array(z.object({ unitId: id, unitName: name })) })),
  /** Competencies and tasks that it can be narrowed to: those that the kind can end. */
  around: query(record)
    .input(z.object({ kind: z.string().max(80) }))
    .output(
      z.object({
        competencies: z.array(z.object({ competencyId: id, code: z.string(), title: z.string() })),
        tasks: z.array(z.object({ taskId: id, code: z.string(), title: z.string() })),
      }),
    ),
  /** Whose level it would end or lower on its day, or today if that is later; nothing is written. */
  preview: query(record)
    .errors(errors)
    .input(eventInput)
    .output(
      z.object({
        on: isoDate,
        people: whole,
        rows: whole,
        /** Some of those are of people whom the user does not see. */
        unseen: whole,
        ended: z.array(
          z.object({
            personId: id,
            personName: name,
            competencyId: id,
            code: z.string(),
            title: z.string(),
            heldLevel: level,
            heldCode: z.string(),
            /** What is left of it; null: nothing. */
            leftCode: z.string().nullable(),
          }),
        ),
      }),
    ),
  record: command(record)
    .errors(errors)
    .input(eventInput.extend({ reason }))
    .output(z.object({ eventId: id })),
  /** Says that it was recorded wrongly: it ends nothing from then on, and stays readable. */
  void: command(record)
    .errors({
      EventNotFound: { message: 'There is no such event.' },
      AlreadyVoid: { message: 'This event is void already.' },
      AboutOneself: errors.AboutOneself,
    })
    .input(z.object({ eventId: id, reason }))
    .output(z.object({})),
  /** What happened, the latest first, as far as it concerns people whom the user sees. */
  list: query(permitted('assessments.read', 'visible')).output(
    z.object({
      events: z.array(
        z.object({
          eventId: id,
          kind: z.string(),
          happenedOn: isoDate,
          scope: z.enum(['person', 'unit', 'site']),
          /** The person or the unit; null: the whole site. */
          ofName: name.nullable(),
          personId: id.nullable(),
          /** What it was narrowed to; null: nothing. */
          around: z.string().nullable(),
          reason: z.string(),
          recordedBy: name,
          recordedAt: instant,
          entryNumber: whole,
          voided: z.object({ reason: z.string(), by: name }).nullable(),
        }),
      ),
    }),
  ),
};
