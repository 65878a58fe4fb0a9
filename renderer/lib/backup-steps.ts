import { backupWords } from './words/backup';

interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}

const bytesOfMegabyte = 1_000_000;

/** How far a backup, a rehearsal or a restore is, in words for the step that it is at and in units that a person counts in. */
export function backupStep(progress: Progress | null): Progress {
  if (progress === null) return { label: backupWords.beginning, done: 0, total: null };
  const { label, done, total } = progress;
  const steps: Readonly<Record<string, string>> = backupWords.steps;
  const words = steps[label] ?? label;
  // The copying itself cannot tell how far it is.
  if (label === 'copy' || label === 'pages' || total === null) return { label: words, done, total: null };
  if (label !== 'restore') return { label: words, done, total };
  return { label: words, done: Math.ceil(done / bytesOfMegabyte), total: Math.ceil(total / bytesOfMegabyte) };
}
