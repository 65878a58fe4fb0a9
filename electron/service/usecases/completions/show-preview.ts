import type { z } from 'zod';
import { completionsShown, type completionPreview } from '../../../../shared/contract/completions';
import type { CompletionPlan, PlannedCompletion } from '../../../../shared/domain/completions/plan-completions';
import type { ReadCompletionFile } from '../../jobs/completions/completion-reading';
import type { Reader } from '../../db/schema';
import type { PreparedCompletions } from './prepared-completions';
import { shownPeople } from './shown-people';

type Preview = z.infer<typeof completionPreview>;
type DryRun = NonNullable<Preview['dryRun']>;

/** A file that was read, as the page shows it: of each list only its beginning, the totals of all. */
export async function showCompletions(
  db: Reader,
  { previewId, fileName, read }: Pick<PreparedCompletions, 'previewId' | 'fileName' | 'read'>,
): Promise<Preview> {
  const { sha256, formats, systems, reading, isAsBefore, headers, notices, problems, unknownStatuses, plan } = read;
  const dryRun = plan === null ? null : await showDryRun(db, plan, read);
  return { previewId, fileName, sha256, formats, systems, reading, isAsBefore, headers, notices, problems, unknownStatuses, dryRun };
}

async function showDryRun(db: Reader, plan: CompletionPlan, read: ReadCompletionFile): Promise<DryRun> {
  const { added, takenBack, nothingToTakeBack, known } = plan;
  const first = added.slice(0, completionsShown);
  const people = await shownPeople(
    db,
    first.map(({ personId }) => personId),
  );
  const unknown = added.filter(({ learner }) => learner !== 'found');
  const unmapped = added.filter(({ outcome }) => outcome === 'unmapped');
  const replaced = added.filter(({ replaces }) => replaces !== null).length;
  return {
    rows: first.map(({ record, personId, learner, replaces, outcome }) => ({
      rowNumber: record.rowNumber,
      learnerId: record.learnerId,
      person: people.get(personId ?? '') ?? null,
      learner,
      courseId: record.courseId,
      courseTitle: record.courseTitle ?? record.courseId,
      status: record.status,
      completedOn: record.completedOn,
      score: record.score?.scaled ?? null,
      replaces: replaces !== null,
      outcome,
    })),
    rejects: read.rejected.slice(0, completionsShown).map((reject) => ({ ...reject })),
    courses: counted(unmapped, ({ record }) => record.courseId).map(({ first: { record }, count }) => ({
      courseId: record.courseId,
      courseTitle: record.courseTitle ?? record.courseId,
      completions: count,
    })),
    learners: counted(unknown, ({ record }) => record.learnerId).map(({ first: { record, learner }, count }) => ({
      learnerId: record.learnerId,
      because: learner === 'several' ? 'several' : 'nobody',
      completions: count,
    })),
    others: read.others.slice(0, completionsShown).map((other) => ({ ...other })),
    totals: {
      rows: read.rowCount,
      added: added.length - replaced,
      replaced,
      known,
      duplicates: read.duplicates,
      rejected: read.rejected.length,
      takenBack: takenBack.length,
      nothingToTakeBack: nothingToTakeBack.length,
      voidedHere: read.voidedHere,
      noted: read.voids.length,
      unknownLearners: new Set(unknown.map(({ record }) => record.learnerId)).size,
      unmapped: new Set(unmapped.map(({ record }) => record.courseId)).size,
      evidence: added.reduce((sum, { personId, evidence }) => sum + (personId === null ? 0 : evidence.length), 0),
      others: read.others.reduce((sum, { statements }) => sum + statements, 0),
    },
  };
}

/** Groups of a list, the largest first. */
function counted(
  list: readonly PlannedCompletion[],
  keyOf: (one: PlannedCompletion) => string,
): { readonly first: PlannedCompletion; readonly count: number }[] {
  const groups = new Map<string, { readonly first: PlannedCompletion; count: number }>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), { first: one, count: 1 });
    else group.count += 1;
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count).slice(0, completionsShown);
}
