import { z } from 'zod';
import { shownSignature } from './assessments';
import { caseFile, caseMaterial, casePiece, caseRating, preparedCase, withheldKinds } from './case-material';
import { command, draft, permitted, query, session, signatureInput, signedCommand } from './procedure';
import { fileHandle, id, instant, isoDate, level, name, reason } from './values';

const run = permitted('calibration.run', 'site');
const cases = permitted('calibration.cases', 'site');
const read = permitted('calibration.read', 'site');
const count = z.number().int();
const word = z.string().trim().min(2, 'a word of at least two letters').max(200);
const words = z.array(word).max(200);

const assessmentNotFound = { AssessmentNotFound: { message: 'There is no such assessment.' } };
const caseNotFound = { CaseNotFound: { message: 'There is no such gold case.' } };
const studyNotFound = { StudyNotFound: { message: 'There is no such set of gold cases, or it is not yours to rate.' } };
const fileErrors = {
  FileUnknown: { message: 'A file of this case is not at hand. Add it again.', data: z.object({ fileId: id }) },
};

/** What stands in a gold case: everything by which it is rated, and how it is rated. */
export const goldCaseContent = z.object({
  title: name,
  /** The day by which the competency is read: its indicators and scale are those of then. */
  competencyDay: isoDate,
  /** From which level on the person counts as competent. */
  requiredLevel: level,
  pieces: z.array(casePiece).min(1, 'a case needs something to rate it by').max(400),
  rating: caseRating,
  /** Why each indicator is rated as it is, by the indicator’s id. */
  reasons: z.record(z.string(), z.string().trim().max(4000)),
  /** What it was made from; no name of anybody. */
  origin: z.enum(['assessment', 'session', 'hand']),
});
export type GoldCaseContent = z.infer<typeof goldCaseContent>;

const goldCaseHead = z.object({
  goldCaseId: id,
  revision: count,
  title: name,
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  /** The level that was agreed, by its code. */
  levelCode: z.string(),
  requiredLevelCode: z.string(),
  origin: z.enum(['assessment', 'session', 'hand']),
  pieces: count,
  approvedAt: instant,
  retired: z.object({ at: instant, by: name, reason: z.string() }).nullable(),
});

/** How a set of gold cases was rated, against how they are rated. */
export const studyFigures = z.object({
  cases: count,
  /** Share of cases judged rightly: competent or not. */
  effectiveness: z.number().nullable(),
  effectivenessLow: z.number().nullable(),
  effectivenessHigh: z.number().nullable(),
  /** Of cases that are not competent: how many were taken for competent; the other way round; and on how many cases each rests. */
  missRate: z.number().nullable(),
  notCompetent: count,
  falseAlarmRate: z.number().nullable(),
  competent: count,
  /** Cohen’s kappa of the levels with quadratic weights, and its 95 % interval. */
  kappa: z.number().nullable(),
  kappaLow: z.number().nullable(),
  kappaHigh: z.number().nullable(),
  /** Mean of gold level minus rated level: above 0 severe, below lenient. */
  severity: z.number().nullable(),
  /** Marks of indicators equal to the agreed ones, of all that were agreed as met or not met. */
  indicatorsRight: count,
  indicatorsAgreed: count,
  verdict: z.enum(['acceptable', 'marginal', 'unacceptable']).nullable(),
});
export type StudyFigures = z.infer<typeof studyFigures>;

const study = z.object({
  studyId: id,
  userId: id,
  assessorName: name,
  cases: count,
  dueOn: isoDate,
  assignedBy: name,
  assignedAt: instant,
  reason: z.string(),
  state: z.enum(['open', 'rated', 'decided', 'withdrawn']),
  ratedAt: instant.nullable(),
  figures: studyFigures.nullable(),
  /** What the thresholds of the site made of it, and why. */
  verdict: z.enum(['passed', 'recalibrate', 'notDecided']).nullable(),
  verdictReasons: z.array(z.string()),
});

export const calibrationCases = {
  /** An assessment of record as a case, with what is taken out of it: what is not saved yet may be tried. */
  preview: query(run)
    .errors(assessmentNotFound)
    .input(z.object({ assessmentId: id, words: words.nullable() }))
    .output(
      z.object({
        personName: z.string(),
        assessorName: z.string(),
        performedOn: isoDate,
        /** Of what is saved; 0: nothing is. */
        revision: count,
        words,
        prepared: preparedCase,
        /** What was taken out and what stands in its place. */
        masked: z.array(z.object({ role: z.string(), names: z.array(z.string()) })),
        counts: z.array(z.object({ mark: z.string(), count })),
        files: z.array(
          z.object({
            evidenceId: id,
            fileName: z.string(),
            kind: z.enum([...withheldKinds, 'text']),
            /** A picture of a kind that can be cleaned, which may be released once it was looked at. */
            canBeReleased: z.boolean(),
            shown: caseFile.nullable(),
          }),
        ),
      }),
    ),
  /** Keeps further words to be taken out of an assessment, and which of its files are shown: cleaned pictures, or masked copies. */
  saveMask: command(run)
    .errors({
      ...assessmentNotFound,
      MaskChanged: { message: 'Somebody else has changed what is masked here meanwhile. Open it again; nothing was saved.' },
      FileUnknown: { message: 'A file of this assessment, or a copy of it, is not at hand.', data: z.object({ evidenceId: id }) },
      NotAPicture: {
        message: 'This picture cannot be cleaned of what its file tells beside what it shows. Supply a masked copy of it.',
        data: z.object({ fileName: z.string() }),
      },
      NamesFound: {
        message: 'The bytes of this copy still hold a name that is masked in this case. Nothing was saved; mask the copy again.',
        data: z.object({ fileName: z.string() }),
      },
    })
    .input(
      z.object({
        assessmentId: id,
        basis: count.min(0),
        words,
        /** Pictures that were looked at and show nobody who can be known by it. */
        release: z.array(id).max(40),
        /** In place of a file: a copy in which nobody can be known. */
        copies: z.array(z.object({ evidenceId: id, stagedId: id })).max(40),
        reason,
      }),
    )
    .output(z.object({ revision: count })),
  /** Takes a file for a case: a picture is cleaned, anything else is taken as it is. Kept until a case cites it. */
  addFile: draft(cases)
    .errors({
      TooLarge: { message: 'A file of a case may have up to 16 MB.' },
      Empty: { message: 'This file is empty.' },
      NotAPicture: { message: 'This picture cannot be cleaned of what its file tells beside what it shows. Save it anew, then add it.' },
      NotShown: { message: 'Only pictures, PDF, sound, film and plain text can stand in a case.' },
    })
    .input(z.object({ mediaType: z.string().max(127), data: z.instanceof(Blob) }))
    .output(caseFile),
  /** A file of a case, to be looked at. */
  showFile: query(read)
    .errors({ FileNotFound: { message: 'There is no such file, or it was damaged.' } })
    .input(z.object({ fileId: id }))
    .output(
      z.object({
        file: caseFile,
        preview: z.object({ handle: fileHandle, shownAs: z.enum(['image', 'audio', 'video', 'pdf', 'text']) }).nullable(),
      }),
    ),

  /** The library of exemplars, by competency and title. */
  list: query(cases)
    .input(z.object({ competencyId: id.nullable(), withRetired: z.boolean() }))
    .output(z.object({ cases: z.array(goldCaseHead) })),
  get: query(cases)
    .errors(caseNotFound)
    .input(z.object({ goldCaseId: id }))
    .output(
      goldCaseHead.extend({
        content: goldCaseContent,
        prepared: preparedCase,
        history: z.array(z.object({ revision: count, reason: z.string(), preparedBy: name, approvedBy: name, approvedAt: instant })),
        signatures: z.array(shownSignature),
      }),
    ),
  /** What a gold case of a competency is rated by on a day, for a new one. */
  frame: query(cases)
    .errors({ CompetencyNotFound: { message: 'There is no such competency.' } })
    .input(z.object({ competencyId: id, day: isoDate.nullable() }))
    .output(
      preparedCase
        .pick({ competencyCode: true, competencyTitle: true, levels: true, indicators: true })
        .extend({ day: isoDate, qualifyingLevel: level }),
    ),
  /** The next revision of an exemplar, or a new one: prepared by the session’s user, approved in place by a second person. */
  save: signedCommand(cases, 'second')
    .errors({
      ...caseNotFound,
      ...fileErrors,
      CompetencyNotFound: { message: 'There is no such competency.' },
      CaseChanged: { message: 'Somebody else has changed this case meanwhile. Open it again; nothing was saved.' },
      CaseRetired: { message: 'This case is retired: it is changed no more.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      LevelUnknown: { message: 'The scale of this competency has no such level.' },
      RatingIncomplete: {
        message: 'Every indicator needs its agreed mark and the reason for it.',
        data: z.object({ indicators: z.array(count) }),
      },
      PieceTwice: { message: 'Two pieces of this case have the same id, or one is cited that is not there.' },
    })
    .input(
      z.object({
        goldCaseId: id.nullable(),
        basis: count.min(0),
        competencyId: id,
        content: goldCaseContent,
        reason,
        signature: signatureInput,
      }),
    )
    .output(z.object({ goldCaseId: id, revision: count })),
  retire: command(cases)
    .errors({ ...caseNotFound, CaseRetired: { message: 'This case is retired already.' } })
    .input(z.object({ goldCaseId: id, reason }))
    .output(z.object({ goldCaseId: id })),

  /** Assessors who may be asked to rate gold cases, and what they were asked: the open ones first. */
  listStudies: query(read)
    .input(z.object({ userId: id.nullable() }))
    .output(z.object({ studies: z.array(study) })),
  /** Asks an assessor to rate exemplars without seeing how they are rated. */
  assignStudy: command(run)
    .errors({
      ...caseNotFound,
      AccountNotFound: { message: 'There is no such account, or it is not in use.' },
      KnowsTheCases: {
        message:
          'This account can see how gold cases are rated, or has had a part in one of these, so that its rating would prove nothing.',
        data: z.object({ titles: z.array(z.string()) }),
      },
      OwnStudy: { message: 'Nobody assigns gold cases to themselves.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      DayHasPassed: { message: 'That day has passed. Choose today or a later day.' },
      AlreadyOpen: { message: 'This assessor has gold cases to rate already. Let them finish, or withdraw those first.' },
    })
    .input(z.object({ userId: id, goldCaseIds: z.array(id).min(1).max(200), dueOn: isoDate, reason }))
    .output(z.object({ studyId: id })),
  withdrawStudy: command(run)
    .errors({ ...studyNotFound, StudyClosed: { message: 'This was rated or withdrawn already.' } })
    .input(z.object({ studyId: id, reason }))
    .output(z.object({ studyId: id })),
  /** What the session’s user is asked to rate, without how it is rated. */
  ownStudies: query(session)
    .input(z.object({}))
    .output(
      z.object({ studies: z.array(study.pick({ studyId: true, dueOn: true, state: true, assignedBy: true }).extend({ cases: count })) }),
    ),
  /** The cases, for the assessor, or for whoever runs calibration and has the assessor rate at this station. */
  openStudy: query(session)
    .errors(studyNotFound)
    .input(z.object({ studyId: id }))
    .output(
      z.object({
        studyId: id,
        userId: id,
        dueOn: isoDate,
        cases: z.array(preparedCase.omit({ gold: true, requiredLevel: true }).extend({ goldCaseId: id })),
      }),
    ),
  /** A file of a case that the session’s user is asked to rate. */
  showStudyFile: query(session)
    .errors({ ...studyNotFound, FileNotFound: { message: 'There is no such file, or it was damaged.' } })
    .input(z.object({ studyId: id, fileId: id }))
    .output(
      z.object({ preview: z.object({ handle: fileHandle, shownAs: z.enum(['image', 'audio', 'video', 'pdf', 'text']) }).nullable() }),
    ),
  /** Hands in the ratings of all cases, signed by the assessor; from then on they are not changed. */
  handInStudy: signedCommand(session, 'sign')
    .errors({
      ...studyNotFound,
      StudyClosed: { message: 'This was rated or withdrawn already. Nothing was signed.' },
      RatingIncomplete: { message: 'Some cases are not rated in full yet.', data: z.object({ cases: z.array(count) }) },
      NotTheAssessor: { message: 'Only the assessor who was asked can sign these ratings.' },
    })
    .input(z.object({ studyId: id, ratings: z.array(caseRating.extend({ goldCaseId: id })).max(200), signature: signatureInput }))
    .output(z.object({ studyId: id })),
  /** Every case of a rated study beside how it is agreed, for those who run calibration, and for the assessor once it is decided. */
  studyResult: query(session)
    .errors(studyNotFound)
    .input(z.object({ studyId: id }))
    .output(
      z.object({
        study,
        cases: z.array(
          z.object({
            goldCaseId: id,
            title: name,
            requiredLevel: level,
            agreed: caseRating,
            rated: caseRating,
            prepared: preparedCase.pick({ levels: true, indicators: true, competencyCode: true }),
            reasons: z.record(z.string(), z.string()),
          }),
        ),
      }),
    ),
  /** Decides a rated study by the thresholds of the site: a pass renews the assessor’s calibration. */
  decideStudy: signedCommand(run, 'sign')
    .errors({
      ...studyNotFound,
      NotRated: { message: 'These gold cases are not rated, or were decided already.' },
      OwnStudy: { message: 'Nobody decides on their own ratings.' },
    })
    .input(z.object({ studyId: id, reason, signature: signatureInput }))
    .output(z.object({ verdict: z.enum(['passed', 'recalibrate', 'notDecided']), reasons: z.array(z.string()) })),
  /** A case of a finished session, as the panel agreed on it: what a gold case can be made of. */
  fromSession: query(cases)
    .errors({ CaseNotFound: { message: 'There is no such case, or its session is not final or did not agree on it.' } })
    .input(z.object({ sessionId: id, caseId: id }))
    .output(
      z.object({
        competencyId: id,
        day: isoDate,
        title: name,
        requiredLevel: level.nullable(),
        material: caseMaterial,
        rating: caseRating,
      }),
    ),
  /** An assessment of record as it is masked: what a gold case can be made of. */
  fromAssessment: query(run)
    .errors(assessmentNotFound)
    .input(z.object({ assessmentId: id }))
    .output(z.object({ competencyId: id, day: isoDate, title: name, requiredLevel: level.nullable(), material: caseMaterial })),
};
