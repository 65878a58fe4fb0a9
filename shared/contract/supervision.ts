import { z } from 'zod';
import { clockTime } from './assessment-input';
import { command, permitted, query } from './procedure';
import { id, instant, isoDate, name, reason, text } from './values';

const record = z.object({
  workId: id,
  sessionId: id,
  personId: id,
  personName: name,
  supervisorPersonId: id,
  supervisorName: name,
  taskId: id,
  taskCode: z.string(),
  taskTitle: z.string(),
  workedOn: isoDate,
  fromAt: instant,
  toAt: instant,
  /** The zone of the site when it was recorded. */
  zone: z.string(),
  minutes: z.number().int(),
  place: z.string(),
  note: z.string(),
  ratioReason: z.string().nullable(),
  recordedBy: name,
  voided: z.object({ reason: z.string(), by: name }).nullable(),
});

const crowded = z.object({
  /** Trainees at a time, with those of this record. */
  count: z.number().int(),
  ratio: z.number().int(),
  at: instant,
  /** Who they are, those whom the session's user may not see left out. */
  names: z.array(name),
});

export const supervision = {
  /** What a person did under supervision, and what they supervised, newest first. */
  list: query(permitted('assessments.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id }))
    .output(
      z.object({
        records: z.array(record),
        /** Minutes under supervision for each task, of what stands. */
        totals: z.array(z.object({ taskId: id, taskCode: z.string(), taskTitle: z.string(), minutes: z.number().int(), lastOn: isoDate })),
        /** What this site allows of one supervisor. */
        rule: z.object({ ratio: z.number().int(), whenExceeded: z.enum(['refuse', 'reason']) }),
      }),
    ),
  /** Work that trainees did while somebody watched over them; where it ends at or before it began, it ended on the next day. */
  record: command(permitted('work.log', 'visible'))
    .errors({
      PersonNotFound: { message: 'There is no such person in your reach.' },
      TaskNotFound: { message: 'There is no such task.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      NotYetPerformed: { message: 'Work cannot be recorded before it has ended.' },
      NamedTwice: { message: 'Somebody stands in this list twice.' },
      SupervisesThemselves: { message: 'Nobody supervises themselves.' },
      NotEmployedThen: { message: 'Somebody was not employed on that day.', data: z.object({ names: z.array(name) }) },
      SupervisorNotQualified: {
        message: 'The supervisor did not hold then what the task asks for.',
        /** Each competency with the level, in words. */
        data: z.object({ items: z.array(z.string()) }),
      },
      RatioExceeded: { message: 'The supervisor would have more trainees at a time than this site allows.', data: crowded },
      RatioReasonMissing: {
        message: 'The supervisor had more trainees at a time than this site has it. It needs a reason.',
        data: crowded,
      },
      AlreadyRecorded: {
        message: 'This is recorded already: the same task, supervisor and person, at the same time.',
        data: z.object({ names: z.array(name) }),
      },
    })
    .input(
      z.object({
        personIds: z.array(id).min(1).max(40),
        supervisorPersonId: id,
        taskId: id,
        workedOn: isoDate,
        from: clockTime,
        until: clockTime,
        place: text,
        note: text,
        /** Why there were more trainees than the site has it; of no account where there were not. */
        ratioReason: text.default(''),
      }),
    )
    .output(z.object({ sessionId: id })),
  /** Says that a record is wrong: it counts for nothing from then on, and stays readable. */
  void: command(permitted('work.log', 'visible'))
    .errors({
      WorkNotFound: { message: 'There is no such record.' },
      AlreadyVoid: { message: 'This record is void already.' },
    })
    .input(z.object({ workId: id, reason }))
    .output(z.object({})),
};
