import type { CompletionFormat } from './completion-format';
import { completionContent, type CompletionRecord, type CompletionStatus, type RejectedRow, type TakenBack } from './completion-record';
import type { ReadCompletions } from './read-completions';
import type { RowReading } from './read-row';

/** Brings rows of one key together as the format means them. */
export function oneOfEachKey(readings: readonly RowReading[], { sameKey }: CompletionFormat): ReadCompletions {
  const rejected: RejectedRow[] = [];
  const byKey = new Map<string, (CompletionRecord | TakenBack)[]>();
  for (const reading of readings) {
    if ('rejected' in reading) {
      rejected.push(reading.rejected);
      continue;
    }
    const said = 'record' in reading ? reading.record : reading.takenBack;
    const before = byKey.get(said.recordKey);
    if (before === undefined) byKey.set(said.recordKey, [said]);
    else before.push(said);
  }
  const records: CompletionRecord[] = [];
  const takenBack: TakenBack[] = [];
  let duplicates = 0;
  for (const said of byKey.values()) {
    const parts = said.filter(isRecord);
    const last = said.at(-1);
    if (sameKey === 'latest' && last !== undefined) {
      if (isRecord(last)) records.push(last);
      else takenBack.push(last);
      duplicates += said.length - 1;
    } else if (sameKey === 'parts') {
      records.push(wholeCourse(parts));
    } else {
      const contents = new Set(parts.map(completionContent));
      const [first] = parts;
      if (contents.size === 1 && first !== undefined) {
        records.push(first);
        duplicates += parts.length - 1;
      } else {
        for (const { rowNumber, recordKey } of parts) rejected.push({ rowNumber, code: 'ConflictingRows', field: null, value: recordKey });
      }
    }
  }
  return { records, takenBack, rejected: rejected.toSorted((a, b) => a.rowNumber - b.rowNumber), duplicates };
}

function isRecord(said: CompletionRecord | TakenBack): said is CompletionRecord {
  return 'courseId' in said;
}

/** From bad to good: a course is as far as the part that is furthest behind. */
const order: readonly CompletionStatus[] = [
  'revoked',
  'failed',
  'expired',
  'abandoned',
  'withdrawn',
  'registered',
  'inProgress',
  'waived',
  'completed',
  'passed',
];

/** The rows of a learner's parts of one course as one record: done on the day of the last part, scored where only one part has a score. */
function wholeCourse(parts: readonly CompletionRecord[]): CompletionRecord {
  const [first] = parts;
  if (first === undefined) throw new Error('a key has a row');
  if (parts.length === 1) return first;
  const rank = (status: CompletionStatus): number => order.indexOf(status);
  // A part without a test cannot be passed: completed and passed parts make a passed course.
  const ofTests = parts.some(({ status }) => status === 'passed');
  const behind = parts.reduce((worst, part) => (rank(part.status) < rank(worst.status) ? part : worst));
  const newest = parts.reduce((latest, part) => ((part.completedOn ?? '') > (latest.completedOn ?? '') ? part : latest));
  const scored = parts.filter(({ score }) => score !== null);
  return {
    ...first,
    status: behind.status === 'completed' && ofTests ? 'passed' : behind.status,
    completedOn: newest.completedOn,
    completedAt: newest.completedAt,
    score: scored.length === 1 ? (scored[0]?.score ?? null) : null,
  };
}
