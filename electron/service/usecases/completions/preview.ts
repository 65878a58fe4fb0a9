import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { signedIn } from '../../station/signed-in';
import type { StationUseCase } from '../context';
import { fileOfSource } from './file-of-source';
import { preparedCompletions as kept } from './prepared-completions';
import { previewedFile } from './previewed-file';
import { showCompletions as show } from './show-preview';

/** Reads in a thread of its own, for a file of 100,000 rows takes seconds; nothing is written. */
export const previewCompletions: StationUseCase<Contract['completions']['preview']> = async (station, { source, reading }, { signal }) => {
  const { session } = signedIn(station);
  const file = await fileOfSource(station, source, 'importCompletions', (previewId) => kept.find(session.prepared, previewId));
  if (!file.ok) return file;
  return ok(previewedFile(station, file.value, { worker: 'completions-preview-worker', reading, signal, kept, show }));
};
