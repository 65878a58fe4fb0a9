import { z } from 'zod';
import { evidenceItemKinds, seenRatings } from '../domain/observation';
import { evidenceFile, shownSignature } from './assessments';
import { clockTime } from './assessment-input';
import { command, permitted, query, session, signatureInput, signedCommand } from './procedure';
import { id, instant, isoDate, level, name, reason, sha256, text } from './values';

/** Where and by what something was seen or done. */
const circumstances = z.object({
  place: text.default(''),
  equipment: text.default(''),
  shift: text.default(''),
  taskId: id.nullable().default(null),
});
const namedTask = z.object({ taskId: id, code: z.string(), title: z.string() }).nullable();
const shownCircumstances = z.object({ zone: z.string(), place: z.string(), equipment: z.string(), shift: z.string(), task: namedTask });
const evidenceIds = z.array(id).max(40).default([]);

/** What a person says to a record about them. */
export const shownAnswer = z.object({ answerId: id, text: z.string(), by: name, at: instant });

const seen = z.object({
  competencyId: id,
  indicatorId: id,
  /** What was seen, in words. */
  seen: text.min(1),
  rating: z.enum(seenRatings),
  seenOn: isoDate,
  /** Null where only the day is known. */
  seenTime: clockTime.nullable().default(null),
  ...circumstances.shape,
  evidenceIds,
});

const personNotFound = { PersonNotFound: { message: 'There is no such person.' } };
const fileErrors = {
  EvidenceNotFound: { message: 'An attached file is not at hand. Attach it again.', data: z.object({ evidenceId: id }) },
  EvidenceDamaged: {
    message: 'The stored bytes of an attached file are missing or are not the ones that were attached. Remove it and attach it again.',
    data: z.object({ evidenceId: id, fileName: z.string() }),
  },
};
const dayErrors = {
  NotADate: { message: 'There is no such day in the calendar.' },
  NotYetSeen: { message: 'What is recorded here lies in the future.' },
  TaskNotFound: { message: 'There is no such task.' },
};
const seenErrors = {
  ...personNotFound,
  ...fileErrors,
  ...dayErrors,
  OwnObservation: { message: 'Nobody observes themselves. A self-assessment says how you see your own level.' },
  IndicatorNotFound: { message: 'This indicator is not in force any more. Choose another.' },
  NotEmployedThen: { message: 'The person was not employed on that day.' },
};

export const observations = {
  /** What can be seen of a person: the indicators of what their roles require, those that this observer used last first. */
  indicators: query(permitted('evidence.add', 'person'))
    .errors(personNotFound)
    .input(z.object({ personId: id }))
    .output(
      z.object({
        personName: name,
        isSelf: z.boolean(),
        indicators: z.array(
          z.object({
            competencyId: id,
            competencyCode: z.string(),
            competencyTitle: name,
            indicatorId: id,
            level,
            levelCode: z.string(),
            text: z.string(),
            /** How often it was seen of this person already. */
            seen: z.object({ shown: z.number().int(), partly: z.number().int(), notShown: z.number().int() }),
          }),
        ),
        tasks: z.array(z.object({ taskId: id, code: z.string(), title: z.string(), competencyId: id })),
        /** Where this observer last was. */
        last: z.object({ place: z.string(), equipment: z.string(), shift: z.string() }).nullable(),
      }),
    ),
  /** Adds what was seen to a person's record. It changes no level. */
  record: command(permitted('evidence.add', 'person'))
    .errors(seenErrors)
    .input(z.object({ personId: id, ...seen.shape }))
    .output(z.object({ observationId: id })),
  /** A new observation in the place of one that was wrong, by who made it. The old one stays readable. */
  replace: command(permitted('evidence.add', 'person'))
    .errors({
      ...seenErrors,
      ObservationNotFound: { message: 'There is no such observation of this person.' },
      AlreadyReplaced: { message: 'This observation has been replaced already. Open the newest one; nothing was changed.' },
      OtherObserver: { message: 'Only who saw it can put it right. You can record what you saw yourself.' },
    })
    .input(z.object({ personId: id, observationId: id, ...seen.shape, reason }))
    .output(z.object({ observationId: id })),
  list: query(permitted('assessments.read', 'person'))
    .errors(personNotFound)
    .input(z.object({ personId: id, competencyId: id.nullable() }))
    .output(
      z.object({
        observations: z.array(
          seen.omit({ evidenceIds: true, taskId: true }).extend({
            observationId: id,
            competencyCode: z.string(),
            competencyTitle: name,
            indicatorText: z.string(),
            level,
            levelCode: z.string(),
            ...shownCircumstances.shape,
            observerName: name,
            isOwn: z.boolean(),
            recordedAt: instant,
            replacesId: id.nullable(),
            replaceReason: z.string().nullable(),
            /** The later observation in its place. */
            replacedById: id.nullable(),
            files: z.array(evidenceFile),
            answers: z.array(shownAnswer),
          }),
        ),
      }),
    ),
};

const itemFields = z.object({
  competencyId: id.nullable().default(null),
  level: level.nullable().default(null),
  title: name,
  statement: text.default(''),
  /** Where the original is kept. */
  reference: text.default(''),
  capturedOn: isoDate,
  capturedTime: clockTime.nullable().default(null),
  ...circumstances.shape,
  /** How it is known to be what it is taken for. */
  authenticity: text.min(1),
  evidenceIds,
});
const itemErrors = {
  ...personNotFound,
  ...fileErrors,
  ...dayErrors,
  CompetencyNotFound: { message: 'There is no such competency.' },
  LevelNotFound: { message: 'The scale of this competency has no such level.' },
  AboutOneself: { message: 'Nobody adds evidence about themselves. What you have to say to a record is an answer to it.' },
  NothingSaid: { message: 'It needs a statement, a reference to where the original is kept, or a file.' },
  FileMissing: { message: 'An item of this kind is a file: attach it.' },
  CompletionMissing: { message: 'Choose the completion it rests on.' },
};
const amended = {
  ItemNotFound: { message: 'There is no such item of this person.' },
  AlreadyAmended: { message: 'A later version has taken the place of this one. Open the newest one; nothing was changed.' },
};

/** The kinds that need no second person. */
export const plainItemKinds = ['reference', 'workRecord', 'incident', 'completion', 'file'] as const;

const shownItem = itemFields.omit({ evidenceIds: true, taskId: true }).extend({
  itemId: id,
  kind: z.enum(evidenceItemKinds),
  competencyCode: z.string().nullable(),
  competencyTitle: z.string().nullable(),
  levelCode: z.string().nullable(),
  ...shownCircumstances.shape,
  /** What the completion is, as the list of completions has it. */
  completion: z.string().nullable(),
  addedBy: name,
  recordedAt: instant,
  witness: name.nullable(),
  amendsId: id.nullable(),
  amendReason: z.string().nullable(),
  amendedById: id.nullable(),
  contentDigest: sha256,
  files: z.array(evidenceFile),
  answers: z.array(shownAnswer),
});

export const evidenceItems = {
  add: command(permitted('evidence.add', 'person'))
    .errors(itemErrors)
    .input(z.object({ personId: id, kind: z.enum(plainItemKinds), supportId: id.nullable().default(null), ...itemFields.shape }))
    .output(z.object({ itemId: id })),
  /** A later version of an item that is no witness statement. */
  amend: command(permitted('evidence.add', 'person'))
    .errors({
      ...itemErrors,
      ...amended,
      StatementStands: { message: 'What a witness has signed is put right by a new statement of the witness.' },
    })
    .input(z.object({ personId: id, itemId: id, ...itemFields.shape, reason }))
    .output(z.object({ itemId: id })),
  /**
   * What a witness says, signed by them in place: anybody with an account may be one. Who has the station open adds it, and
   * needs the right to.
   */
  addStatement: signedCommand(session, 'sign')
    .errors({
      ...itemErrors,
      ...amended,
      NotYours: { message: 'The role of who is signed in does not allow adding evidence about this person.' },
      WitnessIsPerson: { message: 'Nobody is the witness of their own work.' },
      OtherWitness: { message: 'A statement is put right by the witness who made it.' },
    })
    .input(
      z.object({
        personId: id,
        ...itemFields.shape,
        statement: text.min(1),
        /** The statement that this one takes the place of, and why. */
        amends: z.object({ itemId: id, why: reason }).nullable().default(null),
        signature: signatureInput,
      }),
    )
    .output(z.object({ itemId: id })),
  list: query(permitted('assessments.read', 'person'))
    .errors(personNotFound)
    .input(z.object({ personId: id }))
    .output(z.object({ items: z.array(shownItem) })),
  /** One item with its files, digest and signature, each checked at the moment of reading. */
  get: query(permitted('assessments.read', 'person'))
    .errors({ ItemNotFound: amended.ItemNotFound })
    .input(z.object({ personId: id, itemId: id }))
    .output(
      shownItem.extend({
        isUnchanged: z.boolean(),
        files: z.array(evidenceFile.extend({ isIntact: z.boolean() })),
        signatures: z.array(shownSignature),
      }),
    ),
};
