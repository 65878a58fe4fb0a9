import { judged, performance } from '../../../../../shared/contract/assessment-input';
import { colleaguesOf } from '../../../../../shared/domain/sample/daily-work';
import { placesOfCompetency } from '../../../../../shared/domain/sample/remarks';
import { requirementsOfPerson } from '../../../../../shared/domain/sample/requirements';
import type { SampleCompetency } from '../../../../../shared/domain/sample/types';
import { sampleStepId } from './sample-framework';
import { competencyRef, type Colleague, type SampleWorks } from './sample-works';

/** A competency whose practical asks for no order and no examination beside it. */
export function plainCompetency({ sample }: SampleWorks, code: string): SampleCompetency | undefined {
  return ['LOTO-01', 'LVS-01', 'ARC-01', 'GAS-01'].includes(code) ? undefined : sample.competencies.find((one) => one.code === code);
}

/** Assessors of a group of competencies, of those who have accounts. */
export function assessorsOf({ sample }: SampleWorks, colleagues: readonly Colleague[], groupKey: string): Colleague[] {
  const numbers = new Set(sample.assessors.flatMap((one) => (one.groupKeys.includes(groupKey) ? [one.employeeNumber] : [])));
  return colleagues.filter(({ person }) => numbers.has(person.employeeNumber));
}

/** People of an assessor's unit whose role asks for a competency. */
export function requiredOf({ sample }: SampleWorks, assessor: Colleague, code: string): string[] {
  return colleaguesOf(sample, assessor.person)
    .filter((person) => requirementsOfPerson(person).some(({ competencyCode }) => competencyCode === code))
    .map(({ employeeNumber }) => employeeNumber);
}

type Circumstances = Pick<ReturnType<typeof performance.parse>, 'level' | 'performedOn'> &
  Partial<Pick<ReturnType<typeof performance.parse>, 'performedTime' | 'place' | 'kind'>>;

export function performedOf(works: SampleWorks, competency: SampleCompetency, circumstances: Circumstances) {
  const [place = ''] = placesOfCompetency(competency.code, competency.groupKey);
  return performance.parse({ ...competencyRef(works, competency.code), place, lateReason: null, ...circumstances });
}

/** Everything that the checklist asks for was seen. */
export function judgedOf(works: SampleWorks, competency: SampleCompetency, employeeNumber: string, note = '') {
  return judged.parse({ personId: works.ids.of('person', employeeNumber), note, steps: stepsOf(works, competency) });
}

/** Every step at the usual level, seen as met. */
export function stepsOf({ ids }: SampleWorks, competency: SampleCompetency) {
  const { level, steps } = competency.checklist;
  return steps.map(({ ordinal }) => {
    return { stepId: sampleStepId(ids, competency, level, ordinal), result: 'met' as const, note: null, doneAt: null, orderReason: null };
  });
}
