import { addMonths } from '../calendar';
import type { CompletionStatus } from './completion-record';
import { applyCourseMap, type CourseMapLine } from './course-map';

/** A line of the map with what it says about time. */
export interface DatedMapLine extends CourseMapLine {
  readonly validityMonths: number | null;
  readonly revision: number;
}

/** What of a completion decides what it is evidence of. */
export interface SaidCompletion {
  readonly system: string;
  readonly courseId: string;
  readonly status: CompletionStatus;
  readonly completedOn: string | null;
  readonly expiresOn: string | null;
  /** -1 to 1. */
  readonly score: number | null;
}

export interface PlannedEvidence {
  readonly lineId: string;
  readonly mapRevision: number;
  readonly competencyId: string;
  readonly level: number;
  readonly kind: 'completion' | 'knowledge';
  readonly achievedOn: string;
  /** The last day on which it counts. */
  readonly expiresOn: string | null;
}

export type EvidenceOutcome = 'evidence' | 'unmapped' | 'noEvidence' | 'failed' | 'withdrawn';

/** What a completion supports under the map, and until when; a course that was failed supports nothing. */
export function evidenceOf(
  said: SaidCompletion,
  lines: readonly DatedMapLine[],
): { readonly outcome: EvidenceOutcome; readonly evidence: readonly PlannedEvidence[] } {
  const score = said.score === null ? null : { scaled: said.score, raw: null, min: null, max: null };
  const mapped = applyCourseMap({ ...said, score }, lines);
  if (mapped.outcome !== 'evidence') return { outcome: mapped.outcome, evidence: [] };
  const { completedOn } = said;
  if (completedOn === null) return { outcome: 'noEvidence', evidence: [] };
  const lineById = new Map(lines.map((line) => [line.lineId, line]));
  const evidence = mapped.supports.flatMap(({ lineId, competencyId, level, evidenceKind, isPassed }): PlannedEvidence[] => {
    const line = lineById.get(lineId);
    if (isPassed === false || line === undefined) return [];
    const ends = [said.expiresOn, line.validityMonths === null ? null : addMonths(completedOn, line.validityMonths)];
    const [expiresOn = null] = ends.filter((end) => end !== null).toSorted();
    return [{ lineId, mapRevision: line.revision, competencyId, level, kind: evidenceKind, achievedOn: completedOn, expiresOn }];
  });
  return { outcome: evidence.length === 0 ? 'failed' : 'evidence', evidence };
}
