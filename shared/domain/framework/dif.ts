/** Rated 1 (least) to 5 (most); null: not yet. */
export interface TaskRatings {
  readonly difficulty: number | null;
  readonly importance: number | null;
  readonly frequency: number | null;
}

export const difDecisions = ['train', 'overtrain', 'noFormalTraining'] as const;
export type DifDecision = (typeof difDecisions)[number];

export type Grade = 'very' | 'moderately' | 'not';

/** One question of the tree: the rating it asks for, and by which branch that goes on. */
export interface DifStep {
  readonly rating: keyof TaskRatings;
  readonly value: number;
  readonly grade: Grade;
}

/**
 * The branches of the tree: by difficulty, then importance, then frequency. A task that is hard or matters and is seldom
 * done is forgotten between two times: it is trained beyond mastery and again and again (overtrain).
 */
const tree: Readonly<Record<Grade, Readonly<Record<'important' | 'unimportant', Readonly<Record<Grade, DifDecision>>>>>> = {
  very: {
    important: { very: 'train', moderately: 'train', not: 'overtrain' },
    unimportant: { very: 'train', moderately: 'train', not: 'noFormalTraining' },
  },
  moderately: {
    important: { very: 'train', moderately: 'train', not: 'overtrain' },
    unimportant: { very: 'train', moderately: 'noFormalTraining', not: 'noFormalTraining' },
  },
  not: {
    important: { very: 'noFormalTraining', moderately: 'train', not: 'train' },
    unimportant: { very: 'noFormalTraining', moderately: 'noFormalTraining', not: 'noFormalTraining' },
  },
};

/**
 * What the ratings of a task come to by the difficulty-importance-frequency decision tree of the systematic approach to
 * training (10 CFR 50.120; DOE-HDBK-1078-94, 2.3; DOE-HDBK-1074-95, 2.4); null while one of them is missing. The
 * handbook leaves the cut-off points to the facility (2.3.1); on ratings from 1 to 5 they are: 4 and 5 very, 3
 * moderately, 1 and 2 not; important from 3 on.
 */
export function difDecision({ difficulty, importance, frequency }: TaskRatings): DifDecision | null {
  if (difficulty === null || importance === null || frequency === null) return null;
  return tree[gradeOf(difficulty)][isImportant(importance) ? 'important' : 'unimportant'][gradeOf(frequency)];
}

/** The questions that were answered on the way to the outcome, in their order; as far as ratings are there. */
export function difPath(ratings: TaskRatings): DifStep[] {
  const path: DifStep[] = [];
  for (const rating of ['difficulty', 'importance', 'frequency'] as const) {
    const value = ratings[rating];
    if (value === null) break;
    path.push({ rating, value, grade: rating === 'importance' ? (isImportant(value) ? 'very' : 'not') : gradeOf(value) });
  }
  return path;
}

/** How a task is trained: as somebody decided, else as its ratings say. */
export function trainingOf(task: TaskRatings & { readonly decidedTraining: DifDecision | null }): DifDecision | null {
  return task.decidedTraining ?? difDecision(task);
}

/** Whether the outcome should be looked at again: 2.3.2 of the handbook has every task left untrained reviewed. */
export function isToBeReviewed(
  decision: DifDecision | null,
  task: { readonly isCovered: boolean; readonly consequence: string | null },
): boolean {
  return decision === 'noFormalTraining' && (task.isCovered || task.consequence === 'high' || task.consequence === 'critical');
}

const isImportant = (importance: number): boolean => importance >= 3;
const gradeOf = (rating: number): Grade => (rating >= 4 ? 'very' : rating === 3 ? 'moderately' : 'not');
