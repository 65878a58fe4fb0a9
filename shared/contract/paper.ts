import { z } from 'zod';
import { assessmentMethods } from '../domain/assessment';
import { paperStates } from '../domain/paper-entry';
import { askedQuestion } from './assessment-detail';
import { assessmentErrors, clockTime, judged, outcome, points, signedKinds, stepResult } from './assessment-input';
import { checklistStep, indicator } from './framework-item';
import { command, permitted, query, signatureInput, signedCommand } from './procedure';
import { printedFile } from './reports';
import { id, instant, isoDate, level, name, reason, text } from './values';

/** What stands on a filled form, as it is keyed from it. */
export const keyedForm = z.object({
  /** The user id of the assessor who signed on paper. */
  assessorLogin: z.string().trim().min(1).max(64),
  performedOn: isoDate,
  performedTime: clockTime.nullable(),
  method: z.enum(assessmentMethods),
  place: text,
  equipment: text,
  shift: text,
  /** Empty: normal conditions. */
  abnormalCondition: text,
  note: text,
  steps: z
    .array(
      z.object({
        stepId: id,
        result: stepResult,
        note: text.nullable(),
        /** As clocks at the site showed it, where it was noted. */
        time: clockTime.nullable(),
        /** Why it was done out of order, where the order is enforced. */
        orderReason: text.nullable(),
      }),
    )
    .max(400),
  ratings: judged.shape.ratings.unwrap(),
  knowledge: points.nullable(),
  questions: z.array(askedQuestion).max(12),
});
export type KeyedForm = z.infer<typeof keyedForm>;

export const paperForm = z.object({
  formId: id,
  code: z.string(),
  personId: id,
  personName: name,
  employeeNumber: z.string(),
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  competencyVersion: z.number().int(),
  level,
  levelCode: z.string(),
  kind: z.enum(signedKinds),
  printedAt: instant,
  printedByName: z.string(),
  state: z.enum(paperStates),
  /** The record it became. */
  assessmentId: id.nullable(),
  /** Who keyed it, in the last round that has begun. */
  keyedBy: z.array(z.string()),
});

const notFound = { FormNotFound: { message: 'There is no form with this code.' } };
const unusable = {
  ...notFound,
  FormVoid: { message: 'This form was taken out of use.', data: z.object({ reason: z.string(), by: z.string() }) },
  FormUsed: { message: 'This form has become a record already. A form is used once.', data: z.object({ assessmentId: id }) },
  RevisionChanged: {
    message:
      'The competency was revised after this form was printed: what stands on it is no longer what is assessed. Nothing was recorded. Print a new form, or void this one.',
    data: z.object({ printed: z.number().int(), current: z.number().int() }),
  },
};

/** Forms on paper: printed with a code, filled in by hand, keyed by two people who do not see each other's keying. */
export const paper = {
  print: command(permitted('evidence.add', 'visible'))
    .errors({
      PersonNotFound: { message: 'One of these people is unknown, or your role does not reach them. Nothing was printed.' },
      CompetencyNotFound: { message: 'There is no such competency.' },
      CompetencyRetired: { message: 'This competency is retired: nobody is assessed in it any more.' },
      NothingToJudge: { message: 'At this level the competency has nothing that this kind of assessment judges by.' },
    })
    .input(z.object({ personIds: z.array(id).min(1).max(60), competencyId: id, level, kind: z.enum(signedKinds) }))
    .output(z.object({ forms: z.array(z.object({ formId: id, code: z.string(), personId: id })) })),
  /** The forms as a document; again where it is needed: a copy has the same code and is used once with it. */
  sheets: query(permitted('assessments.read', 'visible'))
    .errors(unusable)
    .input(z.object({ formIds: z.array(id).min(1).max(60) }))
    .output(printedFile),
  list: query(permitted('assessments.read', 'visible')).output(z.object({ forms: z.array(paperForm) })),
  find: query(permitted('assessments.read', 'visible'))
    .errors({ ...notFound, CodeMistyped: { message: 'This is no code of a form: its check characters do not fit. Read it again.' } })
    .input(z.object({ code: z.string().min(1).max(40) }))
    .output(
      z.object({
        form: paperForm,
        steps: z.array(checklistStep.extend({ stepId: id })),
        indicators: z.array(indicator.extend({ indicatorId: id })),
        /** What the asker does next; a code of `enter`'s errors where that is nothing. */
        next: z.enum(['key', 'wait', 'sign', 'nothing']),
        why: z.string().nullable(),
        /** Where the two keyings of the last round differ, for the two who made them. */
        differences: z.array(z.object({ field: z.string(), first: z.string(), second: z.string() })),
        /** The asker's own keying of the last round, to be put right where the two differ. */
        own: keyedForm.nullable(),
        /** What both agree on, and whose judgement it is. */
        agreed: keyedForm.extend({ assessorName: z.string(), isLate: z.boolean() }).nullable(),
        /** An entry made more hours after the event than this needs a reason. */
        lateAfterHours: z.number().int(),
        /** Whether a step done before its turn, or at a time that nobody noted, needs a reason. */
        isSequenceEnforced: z.boolean(),
      }),
    ),
  /** Keys a form: the first of two, or the second, who cannot see the first. */
  enter: command(permitted('evidence.add', 'person'))
    .errors({
      ...unusable,
      OtherPerson: { message: 'This form is of somebody else. Nothing was recorded.' },
      OwnForm: { message: 'Nobody keys a form about themselves.' },
      KeyedAlready: { message: 'You have keyed this form. Somebody else keys it next.' },
      AlreadyAgreed: { message: 'This form was keyed twice, and both agree.' },
      OtherTranscribers: { message: 'Two others keyed this form and differ: they put it right.' },
      AssessorNotFound: { message: 'Nobody here has the user ID that was keyed for the assessor.' },
      ChecklistChanged: { message: 'What was keyed does not belong to what stands on this form.' },
    })
    .input(z.object({ personId: id, formId: id, keyed: keyedForm }))
    .output(
      z.object({
        state: z.enum(['keyedOnce', 'mismatch', 'agreed']),
        differences: z.array(z.object({ field: z.string(), first: z.string(), second: z.string() })),
      }),
    ),
  /**
   * Makes the record. The assessor of the paper signs it as assessed. Where they are not at hand, one of the two who keyed it
   * signs it as transcribed, with a scan: the signature by hand stays the original, and the record names whose judgement it is.
   */
  sign: signedCommand(permitted('assessments.sign', 'person'), 'sign')
    .errors({
      ...assessmentErrors,
      ...unusable,
      OtherPerson: { message: 'This form is of somebody else. Nothing was recorded.' },
      NotAgreed: { message: 'Two people have to key this form alike before it becomes a record.' },
      AssessorNotFound: { message: 'The assessor of the paper has no account here any more.' },
      NotTheAssessor: {
        message: 'The assessor named on the paper signs this, or one of the two who keyed it, with the scan. Nothing was signed.',
        data: z.object({ assessor: z.string() }),
      },
      ScanMissing: { message: 'Without the assessor’s own signature the scan of the signed paper must be attached. Nothing was signed.' },
    })
    .input(
      z.object({
        personId: id,
        formId: id,
        /** What the signature means: that its giver assessed, or that they keyed what somebody else has signed by hand. */
        as: z.enum(['assessed', 'transcribed']),
        lateReason: text.nullable(),
        prerequisiteReason: text.optional(),
        independenceReason: text.default(''),
        evidenceIds: judged.shape.evidenceIds,
        signature: signatureInput,
      }),
    )
    .output(z.object({ assessmentId: id, outcome, meaning: z.string() })),
  /** Takes a form out of use before it becomes a record. */
  void: command(permitted('evidence.add', 'person'))
    .errors({ ...unusable, OtherPerson: { message: 'This form is of somebody else. Nothing was recorded.' } })
    .input(z.object({ personId: id, formId: id, reason }))
    .output(z.object({})),
};
