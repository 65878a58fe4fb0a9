import { assessmentDetail, type AssessmentDetail } from '../../../../../shared/contract/assessment-detail';
import type { CompetencyItem } from '../../../../../shared/contract/framework-item';
import type { SampleAssessment } from '../../../../../shared/domain/sample/types';

/** Electrical work is not learned by watching alone: these ask for an examination beside the practical. */
const examined: ReadonlySet<string> = new Set(['LVS-01', 'ARC-01']);
const questions = { maxScore: 20, passMark: 16 };

/** What the levels of a sample competency ask to be shown. */
export function sampleSufficiency(code: string): CompetencyItem['content']['sufficiency'] {
  if (!examined.has(code)) return [];
  const part = { count: 1, differentAssessors: false, underAbnormal: 0 };
  return [2, 3].map((level) => ({
    level,
    parts: [
      { ...part, kinds: ['knowledge'], maxAgeMonths: 10 },
      { ...part, kinds: ['practical'], maxAgeMonths: null },
    ],
    withinMonths: 12,
    secondAssessor: false,
  }));
}

/** The examination of the day of a practical; null where none is asked for, or where somebody missed it. */
export function examinationWith({ competencyCode, employeeNumber, outcome }: SampleAssessment): AssessmentDetail | null {
  const number = Number.parseInt(employeeNumber, 10);
  if (!examined.has(competencyCode) || outcome !== 'competent' || number % 4 === 0) return null;
  return assessmentDetail.parse({
    knowledge: { questionSetId: `${competencyCode}/1`, score: questions.passMark + (number % 5), ...questions },
  });
}
