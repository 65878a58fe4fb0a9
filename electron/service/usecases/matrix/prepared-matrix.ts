import type { ReadMatrixFile } from '../../jobs/matrix/matrix-file';
import { keptPreview, type PreparedFile } from '../completions/kept-preview';

/** A matrix that was read, and what it would claim. */
export type PreparedMatrix = PreparedFile<ReadMatrixFile>;

export const preparedMatrix = keptPreview<ReadMatrixFile>('matrix.preview');
