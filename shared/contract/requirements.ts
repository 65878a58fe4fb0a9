import { z } from 'zod';
import { overrideEffects } from '../domain/requirement-override';
import { revisionNamed, validityMonths } from './framework-item';
import { permitted, query, signatureInput, signedCommand } from './procedure';
import { id, isoDate, level, reason } from './values';

const read = permitted('framework.read', 'site');
const approve = permitted('framework.approve', 'site');

const effect = z.enum(overrideEffects);
export const overrideSubject = z.enum(['person', 'unit', 'role']);

const terms = {
  level,
  levelCode: z.string(),
  /** Months a result holds; null: it sets no limit. */
  validityMonths: z.number().int().nullable(),
  isMandatory: z.boolean(),
};

/** A signed exception as it stands. */
export const exception = z.object({
  overrideId: id,
  subject: overrideSubject,
  subjectId: id,
  subjectName: z.string(),
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  effect,
  level: level.nullable(),
  levelCode: z.string().nullable(),
  validityMonths: z.number().int().nullable(),
  isMandatory: z.boolean().nullable(),
  reason: z.string(),
  validFrom: isoDate,
  validTo: isoDate.nullable(),
  endReason: z.string().nullable(),
  signedBy: z.string(),
  signedAt: z.string(),
});

/** One line that contributes to what is required, or did until an exception took it away. */
const contribution = z.object({
  origin: z.object({ kind: overrideSubject, id, name: z.string() }),
  ...terms,
  from: isoDate,
  to: isoDate.nullable(),
  /** The revision that the framework requires it by; null for an exception, and for what was there before revisions. */
  revision: revisionNamed.nullable(),
  /** The exception that requires it; null: the framework does. */
  overrideId: id.nullable(),
  /** What of the outcome it decides: the highest level, the shortest validity, that it is mandatory. */
  decides: z.array(z.enum(['level', 'validity', 'mandatory'])),
  /** The exception that took it away; null: it counts. */
  removedBy: id.nullable(),
});

const effectiveLine = z.object({
  competencyId: id,
  code: z.string(),
  title: z.string(),
  /** What is required in the end; null: exceptions took everything away. */
  required: z.object(terms).nullable(),
  /** The competency's own limit, which counts beside the lines. */
  ownValidityMonths: z.number().int().nullable(),
  contributions: z.array(contribution),
  /** The exceptions that are named above. */
  exceptions: z.array(exception),
});

const effective = z.object({ day: isoDate, lines: z.array(effectiveLine) });

export const requirements = {
  /** What a role, or a unit, requires in the end of whoever works there, each line with everything it comes from. */
  effective: query(read)
    .errors({ SubjectNotFound: { message: 'There is no such role or unit.' } })
    .input(z.object({ subject: z.enum(['role', 'unit']), id, asOf: isoDate.nullable() }))
    .output(effective),
  effectiveOfPerson: query(permitted('people.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id, asOf: isoDate.nullable() }))
    /** Exceptions: those signed for this person alone, those to come and those that ended too. */
    .output(effective.extend({ exceptions: z.array(exception) })),
  /** The signed exceptions of roles and units, those to come and those that ended too. */
  overrides: query(read)
    .input(z.object({ subjectId: id.nullable(), competencyId: id.nullable() }))
    .output(z.object({ overrides: z.array(exception) })),
  /** Signs an exception to what is inherited: for a unit and what lies below it, for a role, or for one person. */
  override: signedCommand(approve, 'sign')
    .errors({
      SubjectNotFound: { message: 'There is no such person, unit or role.' },
      CompetencyNotFound: { message: 'There is no such competency, or it is retired.' },
      LevelMissing: { message: 'Say which level is required instead, and whether it is mandatory.' },
      LevelNotOnScale: { message: 'The scale of the competency has no such level.', data: z.object({ levels: z.array(level) }) },
      NotADate: { message: 'There is no such day in the calendar.' },
      EndBeforeBegin: { message: 'The last day lies before the first.' },
      InThePast: { message: 'The past is not rewritten. Choose today or a later day.', data: z.object({ earliest: isoDate }) },
      OwnRequirement: { message: 'Nobody signs an exception that concerns nobody but themselves.' },
    })
    .input(
      z.object({
        subject: overrideSubject,
        subjectId: id,
        competencyId: id,
        effect,
        level: level.nullable(),
        validityMonths,
        isMandatory: z.boolean().nullable(),
        from: isoDate,
        /** Its last day; null: until it is ended. */
        to: isoDate.nullable(),
        reason,
        signature: signatureInput,
      }),
    )
    .output(z.object({ overrideId: id, people: z.number().int() })),
  /** Ends an exception: `from` is the first day on which it no longer holds. */
  endOverride: signedCommand(approve, 'sign')
    .errors({
      OverrideNotFound: { message: 'There is no such exception.' },
      AlreadyEnded: { message: 'It ends before that already.', data: z.object({ on: isoDate }) },
      NotADate: { message: 'There is no such day in the calendar.' },
      InThePast: { message: 'The past is not rewritten. Choose today or a later day.', data: z.object({ earliest: isoDate }) },
      OwnRequirement: { message: 'Nobody signs an exception that concerns nobody but themselves.' },
    })
    .input(z.object({ overrideId: id, from: isoDate, reason, signature: signatureInput }))
    .output(z.object({ people: z.number().int() })),
};
