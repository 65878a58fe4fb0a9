import type { CompletionRecord, TakenBack } from './completion-record';
import { evidenceOf, type DatedMapLine, type EvidenceOutcome, type PlannedEvidence } from './evidence-of';
import type { LearnerMatch } from './match-learner';

/** The newest revision that the site has of a record. */
export interface KnownCompletion {
  readonly completionId: string;
  readonly revision: number;
  readonly contentDigest: string;
  readonly isVoided: boolean;
  /** The source says by now that it is another person's. */
  readonly isMoved?: boolean;
}

/** A completion on record that stands. */
export type StandingCompletion = Pick<KnownCompletion, 'completionId' | 'contentDigest'>;

/** A record of a file, with what it is known again by. */
export interface ReadRecord {
  readonly record: CompletionRecord;
  readonly contentDigest: string;
  /** Of a statement: its own timestamp. */
  readonly statementAt: string | null;
}

export interface PlannedCompletion extends ReadRecord {
  readonly revision: number;
  /** What it takes the place of. */
  readonly replaces: StandingCompletion | null;
  readonly personId: string | null;
  readonly learner: 'found' | 'nobody' | 'several';
  readonly outcome: EvidenceOutcome;
  readonly evidence: readonly PlannedEvidence[];
}

export interface CompletionPlan {
  readonly added: readonly PlannedCompletion[];
  /** Completions that the file takes back. */
  readonly takenBack: readonly (StandingCompletion & TakenBack)[];
  /** Taken back by the file, and not here. */
  readonly nothingToTakeBack: readonly TakenBack[];
  /** Rows that say what is on record. */
  readonly known: number;
}

/** What a file would bring. Under the record's key the newest revision stands; what says the same is known, what differs follows it. */
export function planCompletions(
  file: { readonly records: readonly ReadRecord[]; readonly takenBack: readonly TakenBack[] },
  knownByKey: ReadonlyMap<string, KnownCompletion>,
  match: (record: CompletionRecord) => LearnerMatch,
  lines: readonly DatedMapLine[],
): CompletionPlan {
  const linesByCourse = new Map<string, DatedMapLine[]>();
  for (const line of lines) {
    const key = courseKey(line);
    const others = linesByCourse.get(key);
    if (others === undefined) linesByCourse.set(key, [line]);
    else others.push(line);
  }
  const added: PlannedCompletion[] = [];
  let known = 0;
  for (const read of file.records) {
    const { record, contentDigest } = read;
    const before = knownByKey.get(record.recordKey);
    if (before !== undefined && !before.isVoided && before.isMoved !== true && before.contentDigest === contentDigest) {
      known += 1;
      continue;
    }
    const found = match(record);
    const said = { ...record, score: record.score?.scaled ?? null };
    const { outcome, evidence } = evidenceOf(said, linesByCourse.get(courseKey(record)) ?? []);
    added.push({
      ...read,
      revision: before === undefined ? 1 : before.revision + 1,
      replaces: before === undefined || before.isVoided ? null : standing(before),
      personId: found.personId,
      learner: found.personId === null ? found.because : 'found',
      outcome,
      evidence,
    });
  }
  const takenBack = file.takenBack.flatMap(({ rowNumber, recordKey }) => {
    const before = knownByKey.get(recordKey);
    return before === undefined || before.isVoided ? [] : [{ rowNumber, recordKey, ...standing(before) }];
  });
  const isThere = new Set(takenBack.map(({ recordKey }) => recordKey));
  return { added, takenBack, nothingToTakeBack: file.takenBack.filter(({ recordKey }) => !isThere.has(recordKey)), known };
}

const standing = ({ completionId, contentDigest }: KnownCompletion): StandingCompletion => ({ completionId, contentDigest });

export const courseKey = ({ system, courseId }: { readonly system: string; readonly courseId: string }): string =>
  JSON.stringify([system, courseId]);
