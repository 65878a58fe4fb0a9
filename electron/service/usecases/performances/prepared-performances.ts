import type { ReadPerformances } from '../../jobs/performances/performance-file';
import { keptPreview, type PreparedFile } from '../completions/kept-preview';

/** A table of performances that was read, and what it would add. */
export type PreparedPerformances = PreparedFile<ReadPerformances>;

export const preparedPerformances = keptPreview<ReadPerformances>('performances.preview');
