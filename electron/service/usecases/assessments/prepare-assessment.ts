import { assessmentDetail, type AssessmentDetail } from '../../../../shared/contract/assessment-detail';
import { isLate, methodsByKind } from '../../../../shared/domain/assessment';
import { isRealDate } from '../../../../shared/domain/calendar';
import { isEmployedOn } from '../../../../shared/domain/people/employment';
import { localTime } from '../../../../shared/domain/wall-clock';
import { fail, ok } from '../../../../shared/result';
import type { AssessmentRow, AssessmentStepRow, StagedEvidenceRow } from '../../db/core-schema';
import { isIntact } from '../../db/evidence-store';
import type { Tx } from '../../db/schema';
import { stagedEvidence } from '../../db/sql/assessments';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { checklistOn, type Checklist } from '../../db/sql/competencies';
import { isTask, tasksOfCompetency } from '../../db/sql/competency-tasks';
import { employmentsOf } from '../../db/sql/employments';
import { isPerson } from '../../db/sql/person-header';
import { pilotsOf } from '../../db/sql/pilots';
import type { CommandContext } from '../context';
import { judgedPoints, judgedRatings, recordJudgement } from './judged-parts';
import { judgedSteps } from './judged-steps';
import { keptEvidence } from './kept-evidence';
import { missingPrerequisites } from './prerequisites';
import { checkAssessor } from '../assessors/check-assessor';
import type { AssessmentInput, RecordedAs } from './record-assessment';

/** An assessment as it is about to be signed: nothing of it is written yet. */
export interface PreparedAssessment {
  readonly row: Omit<AssessmentRow, 'contentDigest'>;
  readonly steps: readonly AssessmentStepRow[];
  readonly evidence: readonly StagedEvidenceRow[];
}

/** Checks everything that an assessment can be refused for and derives its outcome; writes nothing. */
export async function prepareAssessment(tx: Tx, ctx: CommandContext, input: AssessmentInput, as: RecordedAs = {}) {
  const { personId, competencyId, level, kind, performedOn } = input;
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  if (ctx.signer.personId === personId) return fail('OwnAssessment');
  const checklistDay = as.amends?.checklistOn ?? ctx.today;
  const competency = await checklistOn(tx, competencyId, checklistDay, await pilotsOf(tx, personId, checklistDay));
  if (competency === undefined) return fail('CompetencyNotFound');
  if (competency.isRetired) return fail('CompetencyRetired');
  if (competency.version !== input.competencyVersion) return fail('ChecklistChanged');
  if (needsSecond(competency, input, as)) return fail('SecondRatingNeeded');
  const method = input.method ?? methodsByKind[kind][0];
  if (!methodsByKind[kind].includes(method)) return fail('MethodNotOfKind');

  const when = await checkedTime(tx, ctx, input, as.amends !== undefined);
  if (!when.ok) return when;
  const assessor = await checkAssessor(tx, ctx, { ...input, competency });
  if (!assessor.ok) return assessor;
  const assessmentId = ctx.makeId();
  const parts = judgedParts(assessmentId, ctx, input, competency);
  if (!parts.ok) return parts;
  const { steps, detail } = parts.value;
  const circumstances = await checkedCircumstances(tx, ctx, input);
  if (!circumstances.ok) return circumstances;

  const staged = await stagedEvidence(tx, input.evidenceIds, ctx.session.userId);
  const kept = as.amends === undefined ? null : await keptEvidence(tx, ctx, as.amends.assessmentId, input.evidenceIds);
  const lost = input.evidenceIds.find((id) => kept?.has(id) !== true && !staged.some(({ evidenceId }) => evidenceId === id));
  if (lost !== undefined) return fail('EvidenceNotFound', { evidenceId: lost });
  // In the order in which they are signed.
  const evidence = [...staged, ...(kept?.values() ?? [])].toSorted((a, b) => (a.evidenceId < b.evidenceId ? -1 : 1));
  for (const { evidenceId, fileName, sha256 } of evidence)
    if (!(await isIntact(ctx.evidence, sha256))) return fail('EvidenceDamaged', { evidenceId, fileName });

  const { outcome } = recordJudgement({ kind, outcome: input.priorLearning?.outcome ?? null }, steps, detail);
  if (outcome === null) return fail('IndicatorsNotSeen', { indicators: notSeen(detail) });
  // That somebody failed is told whatever they held before; only a level is not given.
  const missing =
    outcome === 'competent' ? await missingPrerequisites(tx, personId, competency.prerequisites, { level, day: performedOn }) : [];
  const given = input.prerequisiteReason ?? '';
  if (missing.length > 0 && given === '') return fail('PrerequisiteUnmet', { missing });
  const row: PreparedAssessment['row'] = {
    assessmentId,
    personId,
    competencyId,
    competencyVersion: input.competencyVersion,
    level,
    kind,
    method,
    outcome,
    performedOn,
    performedTime: input.performedTime,
    enteredAt: ctx.now.toISOString(),
    zone: ctx.zone,
    place: input.place,
    taskId: input.taskId,
    abnormalCondition: circumstances.value,
    note: input.note,
    lateReason: when.value,
    prerequisiteReason: missing.length > 0 ? given : null,
    independenceReason: assessor.value,
    detail: JSON.stringify(detail),
    amendsId: as.amends?.assessmentId ?? null,
    amendReason: as.amends?.reason ?? null,
    amendCode: as.amends?.amendCode ?? null,
    authorisedBy: as.amends?.authorisedBy ?? null,
    pairId: as.pairId ?? null,
    groupId: as.groupId ?? null,
    paperFormId: as.paperFormId ?? null,
    assessorUserId: ctx.signer.userId,
    entryNumber: ctx.entry,
  };
  return ok({ row, steps, evidence });
}

/** Whether two people have to rate this independently of each other. What is put right or transcribed was made as it was made. */
function needsSecond({ sufficiency }: Checklist, { level, kind }: AssessmentInput, { pairId, amends, paperFormId }: RecordedAs): boolean {
  if (pairId !== undefined || amends !== undefined || paperFormId !== undefined || kind === 'priorLearning') return false;
  return sufficiency.some((entry) => entry.level === level && entry.secondAssessor);
}

/** The reason for a late entry, where one was given. */
async function checkedTime(
  tx: Tx,
  ctx: CommandContext,
  { personId, performedOn, performedTime, lateReason: given }: AssessmentInput,
  isAmendment: boolean,
) {
  if (!isRealDate(performedOn)) return fail('NotADate');
  const isToCome = performedOn === ctx.today && performedTime !== null && performedTime > localTime(ctx.now, ctx.zone);
  if (performedOn > ctx.today || isToCome) return fail('NotYetPerformed');
  if (!isEmployedOn(await employmentsOf(tx, personId), performedOn)) return fail('NotEmployedThen');
  const lateReason = given === '' ? null : given;
  // An amendment says why it is made; whether the first entry was late stands in the first version.
  if (isAmendment) return ok(lateReason);
  const { lateAfterHours } = await assessmentPolicyOn(tx);
  if (lateReason === null && isLate({ performedOn, performedTime }, ctx.now, ctx.zone, lateAfterHours)) return fail('LateReasonMissing');
  return ok(lateReason);
}

/** What was judged, by kind: only what belongs to it. */
function judgedParts(assessmentId: string, ctx: CommandContext, input: AssessmentInput, competency: Checklist) {
  const { kind, level, performedOn } = input;
  const isStray =
    (kind !== 'practical' && input.steps.length > 0) ||
    (kind !== 'observation' && input.ratings.length > 0) ||
    (kind !== 'knowledge' && input.knowledge !== null) ||
    (kind === 'priorLearning') !== (input.priorLearning !== null);
  if (isStray) return fail('NotOfThisKind');
  const unanswered = input.questions.flatMap(({ answer }, index) => (answer === '' ? [index + 1] : []));
  if (unanswered.length > 0) return fail('AnswersMissing', { questions: unanswered });
  const { equipment, shift, questions, priorLearning } = input;
  const rest = {
    equipment,
    shift,
    questions,
    priorLearning: priorLearning === null ? null : { basis: priorLearning.basis, standsFor: [...priorLearning.standsFor] },
  };
  const none: readonly AssessmentStepRow[] = [];
  switch (kind) {
    case 'practical': {
      const steps = judgedSteps(assessmentId, input.steps, {
        checklist: competency.steps.filter((step) => step.level === level),
        isSequenced: competency.isSequenceEnforced,
        performedOn,
        now: ctx.now,
        zone: ctx.zone,
      });
      return steps.ok ? ok({ steps: steps.value, detail: assessmentDetail.parse(rest) }) : steps;
    }
    case 'observation': {
      const ofLevel = competency.indicators.filter((indicator) => indicator.level === level);
      const ratings = judgedRatings(ofLevel, input.ratings);
      return ratings.ok ? ok({ steps: none, detail: assessmentDetail.parse({ ...rest, ratings: ratings.value }) }) : ratings;
    }
    case 'knowledge': {
      const knowledge = judgedPoints(input.knowledge);
      return knowledge.ok ? ok({ steps: none, detail: assessmentDetail.parse({ ...rest, knowledge: knowledge.value }) }) : knowledge;
    }
    case 'priorLearning':
      return ok({ steps: none, detail: assessmentDetail.parse(rest) });
  }
}

/**
 * The abnormal condition under which it was done, if any. A practical or an observation for a covered task must cover abnormal
 * conditions: there the person is seen at work. A knowledge check may ask about them; that somebody is qualified by one alone
 * is for the rule of what suffices to prevent (49 CFR 192.803 asks both of the qualification, not of each evaluation).
 */
async function checkedCircumstances(tx: Tx, ctx: CommandContext, { competencyId, kind, taskId, questions, ...input }: AssessmentInput) {
  if (taskId !== null && !(await isTask(tx, taskId))) return fail('TaskNotFound');
  const abnormalCondition = input.abnormalCondition === '' ? null : input.abnormalCondition;
  const isSeenAtWork = kind === 'practical' || kind === 'observation';
  if (!isSeenAtWork || abnormalCondition !== null || questions.some((question) => question.kind === 'abnormal'))
    return ok(abnormalCondition);
  const covered = (await tasksOfCompetency(tx, competencyId, ctx.today)).filter((task) => task.isCovered);
  return covered.length > 0 ? fail('AbnormalMissing', { tasks: covered.map(({ code, title }) => `${code} ${title}`.trim()) }) : ok(null);
}

function notSeen({ ratings }: AssessmentDetail): number[] {
  return ratings.flatMap(({ rating }, index) => (rating === 'notSeen' ? [index + 1] : []));
}
