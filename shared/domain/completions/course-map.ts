import type { CompletionRecord, CompletionStatus } from './completion-record';

/** What a course can be evidence of. None of these is an assessment, and no number of them is a level. */
export const courseEvidenceKinds = ['completion', 'knowledge'] as const;

export type CourseEvidenceKind = (typeof courseEvidenceKinds)[number];

/** A line of the approved course map. */
export interface CourseMapLine {
  readonly lineId: string;
  readonly system: string;
  readonly courseId: string;
  readonly competencyId: string;
  /** The level that the course speaks to: what it supports, not what it gives. */
  readonly level: number;
  readonly evidenceKind: CourseEvidenceKind;
  /** Of the scaled score, 0 to 1; null: any, or none. */
  readonly minimumScore: number | null;
  readonly isRetired: boolean;
}

export interface SupportedLevel {
  readonly lineId: string;
  readonly competencyId: string;
  readonly level: number;
  readonly evidenceKind: CourseEvidenceKind;
  /** False: the course was failed, or its score is too low; null: it was gone through and says nothing of success. */
  readonly isPassed: boolean | null;
}

export type MappedCompletion =
  /** Evidence to be kept beside the person's assessments. */
  | { readonly outcome: 'evidence'; readonly supports: readonly SupportedLevel[] }
  /** Nobody has said what the course is evidence of: it waits in the queue. */
  | { readonly outcome: 'unmapped' }
  /** Nothing was done yet, or nothing that shows what somebody can do. */
  | { readonly outcome: 'noEvidence'; readonly because: CompletionStatus | 'scoreMissing' }
  /** The system no longer stands by it: what was evidence before is to be looked at again. */
  | { readonly outcome: 'withdrawn'; readonly because: 'revoked' | 'expired' };

/** What a completion is evidence of, by the lines of the map that speak of its course. */
export function applyCourseMap(
  record: Pick<CompletionRecord, 'system' | 'courseId' | 'status' | 'score'>,
  lines: readonly CourseMapLine[],
): MappedCompletion {
  const mapped = lines.filter((line) => !line.isRetired && line.system === record.system && line.courseId === record.courseId);
  if (mapped.length === 0) return { outcome: 'unmapped' };
  if (record.status === 'revoked' || record.status === 'expired') return { outcome: 'withdrawn', because: record.status };
  if (record.status !== 'completed' && record.status !== 'passed' && record.status !== 'failed')
    return { outcome: 'noEvidence', because: record.status };
  const { status } = record;
  const supports = mapped.flatMap((line): SupportedLevel[] => {
    const isPassed = passedBy(status, record.score?.scaled ?? null, line.minimumScore);
    if (isPassed === undefined) return [];
    const { lineId, competencyId, level, evidenceKind } = line;
    return [{ lineId, competencyId, level, evidenceKind, isPassed }];
  });
  return supports.length === 0 ? { outcome: 'noEvidence', because: 'scoreMissing' } : { outcome: 'evidence', supports };
}

/** Undefined: the line asks for a score and there is none that can be compared. */
function passedBy(status: 'completed' | 'passed' | 'failed', scaled: number | null, minimum: number | null): boolean | null | undefined {
  if (status === 'failed') return false;
  if (minimum === null) return status === 'passed' ? true : null;
  return scaled === null ? undefined : scaled >= minimum;
}
