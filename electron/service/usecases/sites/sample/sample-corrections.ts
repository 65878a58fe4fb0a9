import { addDays } from '../../../../../shared/domain/calendar';
import { placesOfCompetency } from '../../../../../shared/domain/sample/remarks';
import type { SampleAssessment, SampleCompetency } from '../../../../../shared/domain/sample/types';
import { amendAssessment } from '../../assessments/amend';
import { keepAssessment } from '../../assessments/keep';
import { returnAssessment } from '../../assessments/return';
import { voidAssessment } from '../../assessments/void';
import { judgedOf, performedOf, plainCompetency } from './sample-judged';
import { signatureOf } from './sample-signature';
import { colleagueOf, momentOn, type Colleague, type SampleWorks } from './sample-works';
import type { SampleCommand } from './sample-writer';

/** One sent back and put right, one that still waits for its assessor, one that was kept after all, and one that is void. */
export function* correctionCommands(works: SampleWorks, colleagues: readonly Colleague[], approver: Colleague): Generator<SampleCommand> {
  const [amended, waiting, kept, voided] = recentOf(works, colleagues);
  for (const found of [amended, waiting, kept]) {
    if (found === undefined) continue;
    const { recordId: assessmentId, at, reviewer } = found;
    yield {
      at: momentOn(works, addDays(at, 1), '08:20'),
      actor: reviewer.actor,
      signer: reviewer.signer,
      run: (tx, ctx) =>
        returnAssessment(
          tx,
          { assessmentId, reason: 'The place is not the one on the permit. Please look it up.', signature: signatureOf(reviewer.login) },
          ctx,
        ),
    };
  }
  if (amended !== undefined) {
    const { recordId: assessmentId, at, assessor, assessment, competency } = amended;
    const place = placesOfCompetency(competency.code, competency.groupKey).find((one) => one !== assessment.place) ?? 'Training bay';
    yield {
      at: momentOn(works, addDays(at, 2), '09:05'),
      actor: assessor.actor,
      signer: assessor.signer,
      run: (tx, ctx) =>
        amendAssessment(
          tx,
          {
            ...performedOf(works, competency, { level: assessment.level, performedOn: assessment.performedOn, place }),
            ...judgedOf(works, competency, assessment.employeeNumber, 'Looked up on the permit.'),
            assessmentId,
            reason: 'The place was mistaken',
            amendCode: null,
            approval: null,
            signature: signatureOf(assessor.login),
          },
          ctx,
        ),
    };
  }
  if (kept !== undefined) {
    const { recordId: assessmentId, at, reviewer } = kept;
    const input = { assessmentId, reason: 'The permit was extended to that place; seen.', signature: signatureOf(reviewer.login) };
    yield {
      at: momentOn(works, addDays(at, 2), '08:45'),
      actor: reviewer.actor,
      signer: reviewer.signer,
      run: (tx, ctx) => keepAssessment(tx, input, ctx),
    };
  }
  if (voided !== undefined) {
    const { recordId: assessmentId, at, reviewer } = voided;
    const input = { assessmentId, reason: 'Signed for the namesake of another shift', signature: signatureOf(approver.login) };
    yield {
      at: momentOn(works, addDays(at, 3), '11:30'),
      actor: reviewer.actor,
      signer: approver.signer,
      run: (tx, ctx) => voidAssessment(tx, input, ctx),
    };
  }
}

interface Found {
  readonly assessment: SampleAssessment;
  readonly competency: SampleCompetency;
  readonly recordId: string;
  /** The day on which it was entered. */
  readonly at: string;
  readonly assessor: Colleague;
  readonly reviewer: Colleague;
}

/** Records of the last weeks by four assessors, with who leads the unit of the person. */
function recentOf(works: SampleWorks, colleagues: readonly Colleague[]): Found[] {
  const { sample, history, recordOf } = works;
  const people = new Map(sample.people.map((person) => [person.employeeNumber, person]));
  const reviewers = new Map(
    sample.people.flatMap((person) => {
      const reviewer = person.title === 'Unit supervisor' ? colleagueOf(works, person) : undefined;
      return reviewer === undefined ? [] : [[person.unitKey, reviewer] as const];
    }),
  );
  const [earliest, latest] = [addDays(sample.today, -60), addDays(sample.today, -8)];
  const byAssessor = new Map<string, Found>();
  for (const assessment of history) {
    const { performedOn, enteredOn, outcome, competencyCode } = assessment;
    if (outcome !== 'competent' || performedOn < earliest || performedOn > latest || enteredOn !== performedOn) continue;
    const assessor = colleagues.find(({ person }) => person.employeeNumber === assessment.assessorEmployeeNumber);
    const person = people.get(assessment.employeeNumber);
    const reviewer = person === undefined ? undefined : reviewers.get(person.unitKey);
    const competency = plainCompetency(works, competencyCode);
    const recordId = recordOf.get(assessment);
    if (assessor === undefined || reviewer === undefined || competency === undefined || recordId === undefined) continue;
    if (person === reviewer.person || person?.leftOn !== null || byAssessor.has(assessor.login)) continue;
    byAssessor.set(assessor.login, { assessment, competency, recordId, at: enteredOn, assessor, reviewer });
  }
  return [...byAssessor.values()].slice(0, 4);
}
