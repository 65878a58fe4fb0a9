import type { StagedEvidenceRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import { evidenceOf } from '../../db/sql/assessments';
import type { CommandContext } from '../context';

/** The files of a record that its amendment cites again, each under an id of its own; by the id that it had. */
export async function keptEvidence(
  tx: Tx,
  ctx: CommandContext,
  amendsId: string,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, StagedEvidenceRow>> {
  const files = (await evidenceOf(tx, amendsId)).filter(({ evidenceId }) => evidenceIds.includes(evidenceId));
  return new Map(
    files.map(({ evidenceId, fileName, mediaType, size, sha256, capturedAt, capturedBy }) => [
      evidenceId,
      { evidenceId: ctx.makeId(), userId: capturedBy, fileName, mediaType, size, sha256, capturedAt },
    ]),
  );
}
