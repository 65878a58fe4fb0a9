import type { CompletionRecord } from '../completion-record';
import { readStatement, type ReadStatementAs, type StatementProblem, type StatementReading } from './read-statement';
import { isSameContent, type StatementContent } from './statement-content';

export interface RejectedStatement {
  readonly rowNumber: number;
  readonly code: StatementProblem;
  /** The field or value that tells it. */
  readonly detail: string | null;
}

export interface ReadStatements {
  readonly records: readonly CompletionRecord[];
  /** What each record said, to know it again; by statement id. */
  readonly contentById: ReadonlyMap<string, StatementContent>;
  /** Statements taken back that are not in this file: what came of them before is to be taken back. */
  readonly voidedElsewhere: readonly { readonly statementId: string; readonly by: string; readonly rowNumber: number }[];
  /** Every statement that the file takes back, wherever it is. */
  readonly voids: readonly { readonly statementId: string; readonly by: string; readonly rowNumber: number }[];
  /** How many statements of this file are taken back by it, or by one that came before. */
  readonly voidedHere: number;
  readonly rejected: readonly RejectedStatement[];
  readonly duplicates: number;
  /** Statements of other things, by verb. */
  readonly others: ReadonlyMap<string, number>;
}

/** What the site has of earlier files. */
export interface KnownStatements {
  readonly contentOf: (statementId: string) => StatementContent | null;
  readonly isVoided: (statementId: string) => boolean;
}

export interface StatementCollector {
  /** A value out of JSON, with the line or place on which it begins. */
  readonly add: (value: unknown, rowNumber: number) => void;
  /** A piece of the file that is no JSON, or too large to be looked at. */
  readonly addUnreadable: (code: 'NotJson' | 'TooLarge', rowNumber: number) => void;
  readonly finish: () => ReadStatements;
}

type Kept = { readonly reading: Exclude<StatementReading, { readonly kind: 'rejected' }>; readonly rowNumber: number };
type Entry = Kept & { conflicts: number[] };

/** Most problems that are listed; the others are counted by the last one. */
export const mostRejected = 100_000;

/**
 * Brings the statements of a file together: equal ones of one id are one, different ones of one id are all rejected, and a statement
 * that is taken back counts for nothing wherever in the file it stands. A voiding statement cannot be voided itself.
 */
export function collectStatements(options: ReadStatementAs, known: KnownStatements): StatementCollector {
  const byId = new Map<string, Entry>();
  const rejected: RejectedStatement[] = [];
  const others = new Map<string, number>();
  let duplicates = 0;
  const reject = (rowNumber: number, code: StatementProblem, detail: string | null): void => {
    if (rejected.length < mostRejected) rejected.push({ rowNumber, code, detail });
  };
  const add = (value: unknown, rowNumber: number): void => {
    const reading = readStatement(value, rowNumber, options);
    if (reading.kind === 'rejected') return reject(rowNumber, reading.code, reading.detail);
    if (reading.kind === 'other') others.set(reading.verb, (others.get(reading.verb) ?? 0) + 1);
    if (reading.id === null) return;
    const before = byId.get(reading.id);
    if (before === undefined) byId.set(reading.id, { reading, rowNumber, conflicts: [] });
    else if (before.conflicts.length === 0 && isSameContent(before.reading.content, reading.content)) duplicates += 1;
    else before.conflicts.push(rowNumber);
  };
  return { add, addUnreadable: (code, rowNumber) => reject(rowNumber, code, null), finish };

  function finish(): ReadStatements {
    const voids = new Map<string, { readonly by: string; readonly rowNumber: number }>();
    const completions: { readonly record: CompletionRecord; readonly id: string; readonly content: StatementContent }[] = [];
    for (const [id, { reading, rowNumber, conflicts }] of byId) {
      const earlier = known.contentOf(id);
      if (conflicts.length > 0) {
        for (const number of [rowNumber, ...conflicts]) reject(number, 'ConflictingId', id);
      } else if (earlier !== null) {
        if (isSameContent(earlier, reading.content)) duplicates += 1;
        else reject(rowNumber, 'ConflictingId', id);
      } else if (reading.kind === 'void') {
        if (!voids.has(reading.voids)) voids.set(reading.voids, { by: id, rowNumber });
      } else if (reading.kind === 'completion') {
        completions.push(reading);
      }
    }
    const records: CompletionRecord[] = [];
    const contentById = new Map<string, StatementContent>();
    let voidedHere = 0;
    for (const { record, id, content } of completions) {
      if (voids.has(id) || known.isVoided(id)) {
        voidedHere += 1;
        continue;
      }
      records.push(record);
      contentById.set(id, content);
    }
    const voidedElsewhere = [...voids].flatMap(([statementId, { by, rowNumber }]) =>
      byId.has(statementId) ? [] : [{ statementId, by, rowNumber }],
    );
    const allVoids = [...voids].map(([statementId, { by, rowNumber }]) => ({ statementId, by, rowNumber }));
    const sorted = rejected.toSorted((a, b) => a.rowNumber - b.rowNumber);
    return { records, contentById, voidedElsewhere, voids: allVoids, voidedHere, rejected: sorted, duplicates, others };
  }
}
