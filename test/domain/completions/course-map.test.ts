import { describe, expect, it } from 'vitest';
import { applyCourseMap, type CourseMapLine } from '../../../shared/domain/completions/course-map';
import { completionStatuses, type CompletionRecord } from '../../../shared/domain/completions/completion-record';

const line: CourseMapLine = {
  lineId: 'line-1',
  system: 'LMS',
  courseId: 'B-1',
  competencyId: 'boiler',
  level: 2,
  evidenceKind: 'knowledge',
  minimumScore: null,
  isRetired: false,
};

function makeRecord(different: Partial<CompletionRecord> = {}): CompletionRecord {
  return {
    system: 'LMS',
    rowNumber: 2,
    recordKey: 'k',
    learnerId: '7',
    learnerIdKind: 'id',
    learnerHomePage: null,
    courseId: 'B-1',
    courseTitle: null,
    status: 'passed',
    completedOn: '2026-02-01',
    completedAt: null,
    score: null,
    expiresOn: null,
    statementId: null,
    registration: null,
    ...different,
  };
}
const scaled = (value: number) => ({ scaled: value, raw: null, min: null, max: null });
const passed = (record: CompletionRecord, minimumScore: number | null = null) => {
  const mapped = applyCourseMap(record, [{ ...line, minimumScore }]);
  return mapped.outcome === 'evidence' ? mapped.supports.map(({ isPassed }) => isPassed) : mapped;
};

describe('the course map', () => {
  it('says what a course is evidence of, for each competency it speaks to', () => {
    const second = { ...line, lineId: 'line-2', competencyId: 'steam', evidenceKind: 'completion', level: 1 } as const;
    expect(applyCourseMap(makeRecord(), [line, second])).toEqual({
      outcome: 'evidence',
      supports: [
        { lineId: 'line-1', competencyId: 'boiler', level: 2, evidenceKind: 'knowledge', isPassed: true },
        { lineId: 'line-2', competencyId: 'steam', level: 1, evidenceKind: 'completion', isPassed: true },
      ],
    });
  });

  it('leaves a course unmapped that no line names: of another system, retired, or spelled otherwise', () => {
    for (const other of [{ system: 'Other' }, { isRetired: true }, { courseId: 'b-1' }])
      expect(applyCourseMap(makeRecord(), [{ ...line, ...other }])).toEqual({ outcome: 'unmapped' });
  });

  it('holds the score against the least that a line asks for', () => {
    expect(passed(makeRecord({ status: 'completed' }))).toEqual([null]);
    expect(passed(makeRecord({ status: 'completed', score: scaled(0.8) }), 0.8)).toEqual([true]);
    expect(passed(makeRecord({ score: scaled(0.79) }), 0.8)).toEqual([false]);
    expect(passed(makeRecord({ status: 'failed', score: scaled(0.9) }), 0.8)).toEqual([false]);
    expect(passed(makeRecord(), 0.8)).toEqual({ outcome: 'noEvidence', because: 'scoreMissing' });
  });

  it('makes evidence of what was done alone, and tells what the system has taken back', () => {
    const outcomes = completionStatuses.map((status) => [status, applyCourseMap(makeRecord({ status }), [line]).outcome]);
    expect(Object.fromEntries(outcomes)).toEqual({
      completed: 'evidence',
      passed: 'evidence',
      failed: 'evidence',
      registered: 'noEvidence',
      inProgress: 'noEvidence',
      withdrawn: 'noEvidence',
      expired: 'withdrawn',
      waived: 'noEvidence',
      abandoned: 'noEvidence',
      revoked: 'withdrawn',
    });
  });
});
