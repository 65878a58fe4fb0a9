/** The kinds of assessment that a decision on prior learning can stand for. */
export const priorLearningKinds = ['knowledge', 'practical', 'observation'] as const;
