import type { ReadCompletionFile } from '../../jobs/completions/completion-reading';
import { keptPreview, type PreparedFile } from './kept-preview';

/** Completions that were read, and what importing them would bring. */
export type PreparedCompletions = PreparedFile<ReadCompletionFile>;

export const preparedCompletions = keptPreview<ReadCompletionFile>('completions.preview');
