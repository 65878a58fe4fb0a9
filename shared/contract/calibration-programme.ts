import { z } from 'zod';
import { dutyFormats } from './duties';
import { cannotWriteReasons } from './exchange';
import { command, permitted, query } from './procedure';
import { fileHandle, id, instant, isoDate, name, reason, sha256 } from './values';

const run = permitted('calibration.run', 'site');
const read = permitted('calibration.read', 'site');
const count = z.number().int();
const minutes = z.number().int().min(1).max(600);

export const programmeKinds = ['sample', 'session', 'integrity'] as const;
export const criticalities = ['low', 'medium', 'high', 'critical'] as const;
export const strata = ['assessor', 'level', 'site'] as const;

/** One line of the programme: what is calibrated how often, by whom it is seen to, and how its sample is drawn. */
export const programmeContent = z.object({
  title: name,
  kind: z.enum(programmeKinds),
  /** People who had this role when they were assessed; null: everybody. */
  roleId: id.nullable(),
  /** Competencies of this criticality; null: all. */
  criticality: z.enum(criticalities).nullable(),
  everyMonths: z.number().int().min(1).max(60),
  /** Day of the first one, which the others are counted from. */
  from: isoDate,
  ownerUserId: id,
  /** Cases of one session. */
  size: z.number().int().min(1).max(60),
  strata: z.array(z.enum(strata)).max(3),
  /** How many are to rate each case. */
  raters: z.number().int().min(2).max(24),
  minutesPerCase: minutes,
  /** What anybody may be asked for in a month in all: assessing, observing and calibrating. */
  monthlyMinutes: z.number().int().min(10).max(20_000),
  /** What one assessment or observation takes where its steps were not timed. */
  minutesPer: z.object({ knowledge: minutes, practical: minutes, observation: minutes, seen: minutes }),
  /** The agreement that is expected, in percent, for saying what a smaller sample loses. */
  expectedAgreement: z.number().int().min(1).max(99),
});
export type ProgrammeContent = z.infer<typeof programmeContent>;

export const dayStates = ['planned', 'due', 'overdue', 'drawn', 'begun', 'held', 'passed'] as const;

const programmeDay = z.object({
  programmeId: id,
  title: name,
  kind: z.enum(programmeKinds),
  dueOn: isoDate,
  ownerName: z.string(),
  state: z.enum(dayStates),
  sampleId: id.nullable(),
  sessionId: id.nullable(),
});

const programme = z.object({
  programmeId: id,
  revision: count,
  content: programmeContent,
  ownerName: z.string(),
  roleName: z.string().nullable(),
  isEnded: z.boolean(),
  /** The next day that no session was begun for; null: it is ended. */
  nextOn: isoDate.nullable(),
  state: z.enum(dayStates).nullable(),
});

/** What the minutes of the raters leave of a sample. */
const fitted = z.object({
  wanted: count,
  fitting: count,
  minutes: z.number(),
  /** Of those who would rate, what the fullest of them has left in a month. */
  minutesLeft: z.number(),
  raters: count,
  ratersAtHand: count,
  /** Full width of the 95 % interval of the agreement with all cases wanted and with those that fit; null: not to be had. */
  widthWanted: z.number().nullable(),
  widthLeft: z.number().nullable(),
});

const stratumCount = z.object({ of: z.array(z.string()), candidates: count, drawn: count });

export const drawnCase = z.object({
  assessmentId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  criticality: z.enum(criticalities),
  levelCode: z.string(),
  assessorName: z.string(),
  siteName: z.string(),
  kind: z.string(),
  performedOn: isoDate,
  weight: z.number(),
  /** Its place among those drawn of its stratum, and how many there were. */
  place: count,
  stratumDrawn: count,
  stratumCandidates: count,
});

const notFound = { ProgrammeNotFound: { message: 'There is no such programme, or it is ended.' } };
const sampleNotFound = { SampleNotFound: { message: 'There is no such sample.' } };
const dayUnknown = { DayUnknown: { message: 'This programme has no session on that day.' } };

const load = z.object({
  userId: id,
  name: z.string(),
  isManager: z.boolean(),
  /** Minutes by month, oldest first, as of `months`. */
  minutes: z.array(z.number()),
  assessments: count,
  observations: count,
  ratedCases: count,
  /** Assessments whose minutes were taken from the times of their steps. */
  timed: count,
});

export const calibrationProgramme = {
  /** Every line of the programme, and its days: those that have passed without a session, and those of the next twelve months. */
  list: query(read)
    .input(z.object({}))
    .output(z.object({ today: isoDate, programmes: z.array(programme), days: z.array(programmeDay) })),
  get: query(read)
    .errors(notFound)
    .input(z.object({ programmeId: id }))
    .output(
      programme.extend({
        days: z.array(programmeDay),
        history: z.array(z.object({ revision: count, isEnded: z.boolean(), reason: z.string(), savedBy: z.string(), savedAt: instant })),
        samples: z.array(z.object({ sampleId: id, dueOn: isoDate, drawnAt: instant, cases: count, population: count, seed: count })),
      }),
    ),
  /** Who may own a line, and which roles there are. */
  choices: query(run)
    .input(z.object({}))
    .output(
      z.object({ owners: z.array(z.object({ userId: id, name: z.string() })), roles: z.array(z.object({ roleId: id, name: z.string() })) }),
    ),
  save: command(run)
    .errors({
      ...notFound,
      ProgrammeChanged: { message: 'Somebody else has changed this meanwhile. Open it again; nothing was saved.' },
      Unchanged: { message: 'Nothing was changed.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      OwnerUnfit: { message: 'The owner needs an account in use that may run calibration.' },
      RoleUnknown: { message: 'There is no such role.' },
    })
    .input(z.object({ programmeId: id.nullable(), basis: count.min(0), content: programmeContent, reason }))
    .output(z.object({ programmeId: id, revision: count })),
  end: command(run)
    .errors(notFound)
    .input(z.object({ programmeId: id, reason }))
    .output(z.object({ programmeId: id })),
  /** What would be drawn from for a day, how it is spread, and what the minutes of the raters leave of it. */
  population: query(run)
    .errors({ ...notFound, ...dayUnknown })
    .input(z.object({ programmeId: id, dueOn: isoDate }))
    .output(
      z.object({
        fromDay: isoDate,
        toDay: isoDate,
        total: count,
        byAssessor: z.array(z.object({ name: z.string(), count })),
        byLevel: z.array(z.object({ name: z.string(), count })),
        bySite: z.array(z.object({ name: z.string(), count })),
        byCriticality: z.array(z.object({ name: z.enum(criticalities), count, weight: z.number() })),
        fitted,
      }),
    ),
  /** Draws the sample of a day: with the seed given, or with a new one that is kept. */
  draw: command(run)
    .errors({
      ...notFound,
      ...dayUnknown,
      AlreadyDrawn: {
        message: 'The sample of this day is drawn already: a second one would let somebody choose.',
        data: z.object({ sampleId: id }),
      },
      NothingToDraw: { message: 'Nothing that this programme asks for was assessed since the last sample.' },
      NoMinutes: {
        message: 'The raters have no minutes left for a single case this month. Raise what they may be asked for, or ask others.',
      },
    })
    .input(z.object({ programmeId: id, dueOn: isoDate, seed: count.min(0).max(4_294_967_295).nullable(), reason }))
    .output(z.object({ sampleId: id })),
  /** A sample with the reason of each case, worked out anew from its seed and what it was drawn from. */
  getSample: query(read)
    .errors(sampleNotFound)
    .input(z.object({ sampleId: id }))
    .output(
      z.object({
        sampleId: id,
        programmeId: id,
        programmeTitle: z.string(),
        dueOn: isoDate,
        seed: count,
        fromDay: isoDate,
        toDay: isoDate,
        population: count,
        strata: z.array(z.enum(strata)),
        counts: z.array(stratumCount),
        cases: z.array(drawnCase),
        fitted,
        drawnBy: z.string(),
        drawnAt: instant,
        reason: z.string(),
        /** Whether the seed gives the same list again. */
        isReproduced: z.boolean(),
        sessionId: id.nullable(),
      }),
    ),
  /** Sets up a session with the cases of a sample. */
  takeOver: command(run)
    .errors({
      ...sampleNotFound,
      AlreadyTaken: { message: 'A session was set up for this day already.', data: z.object({ sessionId: id }) },
      NothingLeft: {
        message: 'None of these assessments counts any more: they were voided, sent back or put right. Draw the next sample.',
      },
      NotADate: { message: 'There is no such day in the calendar.' },
    })
    .input(z.object({ sampleId: id, plannedOn: isoDate, reason }))
    .output(z.object({ sessionId: id, cases: count, left: count })),
  /** Minutes in assessment, observation and calibration by person and month, as of the records. */
  load: query(read)
    .input(z.object({ months: count.min(1).max(24) }))
    .output(z.object({ months: z.array(z.string()), people: z.array(load) })),
  chooseTarget: query(read)
    .input(z.object({ format: z.enum(dutyFormats) }))
    .output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Writes the days of the programme: as CSV, or as whole days for a calendar program. */
  write: command(read)
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      CannotWrite: { message: 'The file could not be written. Nothing was recorded.', data: z.object({ why: z.enum(cannotWriteReasons) }) },
    })
    .input(z.object({ format: z.enum(dutyFormats), target: fileHandle, reason }))
    .output(z.object({ fileName: z.string(), sha256, lines: count })),
};
