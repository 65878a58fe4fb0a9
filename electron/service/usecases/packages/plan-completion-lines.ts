import type { CompletionRecord } from '../../../../shared/domain/completions/completion-record';
import type { LearnerMatch } from '../../../../shared/domain/completions/match-learner';
import {
  planCompletions,
  type KnownCompletion,
  type PlannedCompletion,
  type ReadRecord,
} from '../../../../shared/domain/completions/plan-completions';
import { completionFault, type CompletionLine } from '../../../../shared/domain/packages/completions';
import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { completionOrigins, type CompletionOrigin } from '../../db/sql/completions/completion-origins';
import { courseMapLines, datedLine } from '../../db/sql/completions/course-map';
import { knownCompletions, knownStatements } from '../../db/sql/completions/known-completions';
import { namedLearners } from '../../db/sql/completions/known-learners';
import { mergedPeople } from '../../db/sql/merged-people';
import type { Planned } from '../completions/write-completion-plan';
import { peopleToldOf } from './people-told-of';
import type { PlannedLine } from './plan-package';
import type { Numbered, RejectedLine } from './read-lines';

type Line = Numbered<CompletionLine>;

/** What a package of completions would bring. */
export interface CompletionLinesPlan extends Planned {
  readonly lines: readonly PlannedLine[];
  readonly rejects: readonly RejectedLine[];
  readonly unchanged: number;
}

/**
 * Compares completions of another site with those on record, system by system, as a file of the system itself would be. A site speaks
 * only for what it brought itself: what came here from another source is left alone, and a record of one person is never another's.
 */
export async function planCompletionLines(
  db: Reader,
  siteId: string,
  records: readonly Line[],
  today: string,
): Promise<CompletionLinesPlan> {
  const { single, rejects } = oneOfEachKey(records, today);
  const idOf = await peopleToldOf(
    db,
    siteId,
    single.map(({ value }) => value),
  );
  const keptOf = await mergedPeople(db);
  const isOther = (one: string | null, other: string | null): boolean =>
    one !== null && other !== null && (keptOf.get(one) ?? one) !== (keptOf.get(other) ?? other);
  const mapLines = (await courseMapLines(db)).map(datedLine);
  const added: PlannedCompletion[] = [];
  const takenBack: Array<CompletionLinesPlan['takenBack'][number]> = [];
  for (const [system, lines] of bySystem(single)) {
    const known = await knownCompletions(
      db,
      system,
      lines.map(({ value }) => value.recordKey),
    );
    const origins = await completionOrigins(
      db,
      [...known.values()].map(({ completionId }) => completionId),
    );
    const { voided } = await knownStatements(db, system);
    const named = await namedLearners(db, system);
    const personOf = ({ value }: Line): string | null => idOf(value) ?? named.get(value.learnerId) ?? null;
    const taken: Line[] = [];
    const compared = new Map(known);
    for (const line of lines) {
      const { row, value } = line;
      const before = known.get(value.recordKey);
      const code =
        !value.isTakenBack && value.statementId !== null && voided.has(value.statementId)
          ? 'VoidedHere'
          : foreign(value, before, origins.get(before?.completionId ?? ''), { siteId, isOther: (id) => isOther(personOf(line), id) });
      if (code !== null) {
        rejects.push({ row, code, field: 'recordKey' });
        continue;
      }
      taken.push(line);
      // A site may say of its own record that it is somebody else's; what a person here has said of it counts more.
      const origin = origins.get(before?.completionId ?? '');
      if (before !== undefined && origin?.siteId === siteId && !origin.isNamed && isOther(origin.personId, personOf(line)))
        compared.set(value.recordKey, { ...before, isMoved: true });
    }
    const lineByRow = new Map(taken.map((line) => [line.row, line]));
    const match = ({ rowNumber }: CompletionRecord): LearnerMatch => {
      const line = lineByRow.get(rowNumber);
      const personId = line === undefined ? null : personOf(line);
      return personId === null ? { personId, because: 'nobody' } : { personId };
    };
    const file = {
      records: taken.filter(({ value }) => !value.isTakenBack).map(recordOf),
      takenBack: taken.filter(({ value }) => value.isTakenBack).map(({ row, value: { recordKey } }) => ({ rowNumber: row, recordKey })),
    };
    const plan = planCompletions(file, compared, match, mapLines);
    added.push(...plan.added);
    takenBack.push(...plan.takenBack.map((one) => ({ ...one, system })));
  }
  const rejected = new Set(rejects.map(({ row }) => row));
  const taken = single.filter(({ row }) => !rejected.has(row));
  return {
    added,
    takenBack,
    lines: shown(taken, { added, takenBack }),
    rejects: rejects.toSorted((a, b) => a.row - b.row),
    unchanged: taken.length - added.length - takenBack.length,
  };
}

/** Lines that say nothing twice: of the same key those that say the same are one, and those that contradict each other none. */
function oneOfEachKey(records: readonly Line[], today: string): { readonly single: readonly Line[]; readonly rejects: RejectedLine[] } {
  const rejects: RejectedLine[] = [];
  const byKey = new Map<string, Line[]>();
  for (const line of records) {
    const fault = completionFault(line.value, today);
    if (fault !== null) {
      rejects.push({ row: line.row, ...fault });
      continue;
    }
    const key = JSON.stringify([line.value.system, line.value.recordKey]);
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, [line]);
    else others.push(line);
  }
  const single: Line[] = [];
  for (const lines of byKey.values()) {
    const [first, ...others] = lines;
    if (first === undefined) continue;
    const isSame = others.every(({ value }) => JSON.stringify(value) === JSON.stringify(first.value));
    if (isSame) single.push(first);
    for (const { row } of isSame ? others : lines) rejects.push({ row, code: isSame ? 'Twice' : 'ConflictingRows', field: 'recordKey' });
  }
  return { single, rejects };
}

function bySystem(records: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of records) {
    const group = groups.get(line.value.system);
    if (group === undefined) groups.set(line.value.system, [line]);
    else group.push(line);
  }
  return groups;
}

/** Why a site may not speak of what is on record under a key; null: it may. What fell with its import is nobody's any more. */
function foreign(
  { contentDigest, isTakenBack }: CompletionLine,
  before: KnownCompletion | undefined,
  origin: CompletionOrigin | undefined,
  { siteId, isOther }: { readonly siteId: string; readonly isOther: (personId: string | null) => boolean },
): 'OtherPerson' | 'OtherSource' | null {
  if (before === undefined || origin === undefined || origin.siteId === siteId || origin.isReversed) return null;
  if (isOther(origin.personId)) return 'OtherPerson';
  const isSame = before.isVoided ? isTakenBack : !isTakenBack && before.contentDigest === contentDigest;
  return isSame ? null : 'OtherSource';
}

function recordOf({ row, value }: Line): ReadRecord {
  const { system, recordKey, learnerId, courseId, courseTitle, status, completedOn, expiresOn, statementId } = value;
  const record: CompletionRecord = {
    system,
    rowNumber: row,
    recordKey,
    learnerId,
    learnerIdKind: 'id',
    learnerHomePage: null,
    courseId,
    courseTitle,
    status,
    completedOn,
    completedAt: null,
    score: value.score === null ? null : { scaled: value.score, raw: null, min: null, max: null },
    expiresOn,
    statementId,
    registration: null,
  };
  return { record, contentDigest: value.contentDigest, statementAt: value.statementAt };
}

function shown(taken: readonly Line[], { added, takenBack }: Planned): readonly PlannedLine[] {
  const addedByRow = new Map(added.map((one) => [one.record.rowNumber, one]));
  const takenBackRows = new Set(takenBack.map(({ rowNumber }) => rowNumber));
  return taken
    .toSorted((a, b) => a.row - b.row)
    .map(({ row, value }): PlannedLine => {
      const line = { row, name: listName(value), employeeNumber: value.employeeNumber };
      const what = `${value.courseTitle} (${value.courseId})`;
      if (takenBackRows.has(row)) return { ...line, outcome: 'update', changes: [what, 'takenBack'] };
      const planned = addedByRow.get(row);
      if (planned === undefined) return { ...line, outcome: 'unchanged', changes: [what] };
      const changes = [what, planned.learner === 'found' ? planned.outcome : 'unknownLearner'];
      return { ...line, outcome: planned.replaces === null ? 'create' : 'update', changes };
    });
}
