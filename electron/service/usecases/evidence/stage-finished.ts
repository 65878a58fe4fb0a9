import { plainFileName } from '../../../../shared/domain/file-name';
import { mediaTypeOf } from '../../../../shared/domain/media-type';
import { stageEvidence } from '../../db/sql/assessments';
import type { Tx } from '../../db/schema';

interface Finished {
  readonly sha256: string;
  readonly size: number;
  readonly head: Uint8Array;
}
interface By {
  readonly userId: string;
  readonly now: Date;
  readonly makeId: () => string;
}

/** Notes whose file it is and what it is called. Its bytes are on disk already. */
export async function stageFinished(tx: Tx, { userId, now, makeId }: By, givenName: string, { sha256, size, head }: Finished) {
  const file = {
    evidenceId: makeId(),
    fileName: plainFileName(givenName),
    mediaType: mediaTypeOf(head),
    size,
    sha256,
    capturedAt: now.toISOString(),
  };
  await stageEvidence(tx, { ...file, userId });
  return file;
}
