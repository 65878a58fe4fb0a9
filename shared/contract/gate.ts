import { z } from 'zod';
import { exceptionKinds } from '../domain/exception';
import { gateSubjects, gateVerdicts } from '../domain/gate';
import { clockTime } from './assessment-input';
import { shownSignature } from './assessments';
import { command, permitted, query, signatureInput, signedCommand } from './procedure';
import { knownAt } from './readiness-filter';
import { printedFile } from './reports';
import { id, instant, isoDate, level, name, reasonTree, sha256, state } from './values';

const entry = z.number().int();
const verdict = z.enum(gateVerdicts);

const who = z.object({
  personId: id,
  name,
  employeeNumber: z.string(),
  title: z.string().nullable(),
  unitName: z.string().nullable(),
});
/** What is asked about: a task, or one competency by itself, each under its own id; what was kept before there was a choice is about a task. */
const task = z.object({
  taskId: id,
  kind: z.enum(gateSubjects).default('task'),
  code: z.string(),
  title: z.string(),
  isCovered: z.boolean(),
});

const coded = { code: z.string(), title: z.string() };

const askedItem = z.object({
  competencyId: id,
  code: z.string(),
  title: z.string(),
  level,
  levelCode: z.string(),
  heldLevelCode: z.string().nullable(),
  state,
  isMet: z.boolean(),
  /** Since when and until when the person stands so, both inclusive; null: as far as anything is known. */
  since: isoDate.nullable(),
  until: isoDate.nullable(),
  /** The assessment that it rests on, or last rested on. */
  assessment: z.object({ assessmentId: id, performedOn: isoDate, entryNumber: entry }).nullable(),
  /** What was signed that decides it. */
  exception: z
    .object({
      exceptionId: id,
      kind: z.enum(exceptionKinds),
      from: isoDate,
      to: isoDate.nullable(),
      reason: z.string(),
      conditions: z.string().nullable(),
      signedBy: z.array(z.string()),
      entryNumber: entry,
    })
    .nullable(),
  reasons: reasonTree,
});

/** The gate for one person and one task or competency on a day, by what was known at a log entry. */
export const gateAnswer = z.object({
  person: who,
  task,
  day: isoDate,
  verdict,
  /** Last day of it if nothing more is recorded; null: no known end. */
  until: isoDate.nullable(),
  isEmployed: z.boolean(),
  /** Whether the task or competency has begun and is not retired. */
  isInForce: z.boolean(),
  /** What the task asks for, or the competency itself; none: the framework names nothing. */
  items: z.array(askedItem),
  /** Who is named to watch over this person, and what keeps them from it. */
  supervisors: z.array(
    z.object({ personId: id, name, employeeNumber: z.string(), through: isoDate, isAble: z.boolean(), lacks: z.array(z.string()) }),
  ),
  /** The clauses that the task falls under, or the competency answers to. */
  clauses: z.array(z.object({ code: z.string(), title: z.string() })),
});

/** The answer of one moment, as a slip tells it. */
export const gateSlip = gateAnswer.extend({ at: instant, zone: z.string(), lastEntry: entry });

/** An entry that changed the answer or what it rests on. */
const difference = z.object({
  entryNumber: entry,
  recordedAt: instant,
  zone: z.string(),
  by: name.nullable(),
  action: z.string(),
  /** Kinds of record that it made, changed or ended, without those that stand for nothing by themselves. */
  records: z.array(z.string()),
  verdict: z.object({ from: verdict.nullable(), to: verdict.nullable() }).nullable(),
  items: z.array(z.object({ code: z.string(), title: z.string(), from: state.nullable(), to: state.nullable() })),
});

/** What was true at a moment by all that is known, and what was known at that moment. */
export const gateProof = z.object({
  /** The moment, as clocks at the site showed it and in UTC. */
  day: isoDate,
  time: clockTime,
  zone: z.string(),
  at: instant,
  /** The last entry recorded by then; 0: there was none. */
  knownEntry: entry,
  knownAt: instant.nullable(),
  /** The last entry of all that is known. */
  lastEntry: entry,
  lastAt: instant,
  /** By all that is known. */
  trueThen: gateAnswer,
  /** Null: the person, or what is asked about, was not on record then. */
  knownThen: gateAnswer.nullable(),
  differences: z.array(difference),
});

/** `taskId`: of a task, or of a competency that is asked for by itself. */
const asked = { personId: id, taskId: id };
const moment = { ...asked, day: isoDate, time: clockTime };
const notThere = {
  PersonNotFound: { message: 'There is no such person.' },
  TaskNotFound: { message: 'There is no such task or competency.' },
  NotADate: { message: 'There is no such day in the calendar.' },
};
const past = { ...notThere, NotYetPassed: { message: 'What was known at a moment can be said when it has passed.' } };
const forOne = permitted('readiness.read', 'person');

const kept = z.object({
  answerId: id,
  kind: z.enum(['slip', 'page']),
  person: who,
  task,
  day: isoDate,
  verdict,
  recordedAt: instant,
  zone: z.string(),
  recordedBy: name,
  entryNumber: entry,
  digest: sha256,
  signatures: z.array(shownSignature),
});

export const gate = {
  /** People found by a typed name, or at once by an employee number, badge or other number typed or scanned: then they alone. */
  find: query(permitted('readiness.read', 'visible'))
    .input(z.object({ text: z.string().trim().max(100) }))
    .output(z.object({ people: z.array(who), isExact: z.boolean() })),
  /** The tasks in force today with the competencies that each needs, and every competency in force, by code. */
  tasks: query(permitted('readiness.read', 'visible')).output(
    z.object({
      tasks: z.array(z.object({ ...coded, taskId: id, needs: z.array(z.object(coded)) })),
      competencies: z.array(z.object({ ...coded, competencyId: id })),
    }),
  ),
  /**
   * May this person do this task, or work in this competency, on a day (today, where it is null), by what is known now or was
   * known at a log entry? A competency is asked for at the level that is required of the person, or else the lowest that qualifies.
   */
  ask: query(forOne)
    .errors(notThere)
    .input(z.object({ ...asked, day: isoDate.nullable(), knownAt }))
    .output(gateSlip),
  /** Puts an answer on record, as it is when it is given, for the slip that tells it. */
  issue: command(forOne)
    .errors(notThere)
    .input(z.object({ ...asked, day: isoDate.nullable() }))
    .output(z.object({ answerId: id })),
  /** Was this person qualified at a moment that has passed, and what was known then? */
  proof: query(forOne).errors(past).input(z.object(moment)).output(gateProof),
  /** Signs that answer as one page. */
  sign: signedCommand(forOne, 'sign')
    .errors({ ...past, AboutOneself: { message: 'Nobody signs this about themselves.' } })
    .input(z.object({ ...moment, signature: signatureInput }))
    .output(z.object({ answerId: id })),
  /** The slips and signed pages of one person, newest first. */
  records: query(forOne)
    .errors({ PersonNotFound: notThere.PersonNotFound })
    .input(z.object({ personId: id }))
    .output(z.object({ person: who, records: z.array(kept) })),
  /** A slip or a signed page as PDF, as it was recorded. */
  print: query(forOne)
    .errors({ AnswerNotFound: { message: 'There is no such slip or page of this person.' } })
    .input(z.object({ personId: id, answerId: id }))
    .output(printedFile),
};

/** Of what was put on record, whom and what it is about. */
export function keptContent(kind: 'slip' | 'page', content: string): Pick<GateAnswer, 'person' | 'task'> {
  const told: unknown = JSON.parse(content);
  return kind === 'slip' ? gateSlip.parse(told) : gateProof.parse(told).trueThen;
}

export type GateSlip = z.infer<typeof gateSlip>;
export type GateAnswer = z.infer<typeof gateAnswer>;
export type GateProof = z.infer<typeof gateProof>;
