import { assessmentVariants } from './assessment-commands';
import { commands } from './commands';

/** What drafts, attaches or signs, or says what follows on what was signed. */
const features = new Set([
  'assessments',
  'assessors',
  'drafts',
  'evidence',
  'evidenceItems',
  'feedback',
  'gate',
  'observations',
  'ownRecord',
  'paper',
  'performances',
  'policy',
  'priorLearning',
  'recognitions',
  'relations',
  'riskRules',
  'selfRatings',
  'supervision',
]);

/** Every command of assessment and evidence, by name. */
export const assessmentNames: readonly string[] = [...Object.keys(commands), ...Object.keys(assessmentVariants)].filter((name) =>
  features.has(name.split('.')[0] ?? ''),
);
