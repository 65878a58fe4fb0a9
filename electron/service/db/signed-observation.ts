import type { JsonObject } from '../../../shared/domain/audit-json';
import type { EvidenceRow } from './core-schema';
import type { EvidenceItemRow, ObservationRow } from './observation-schema';

type File = Pick<EvidenceRow, 'evidenceId' | 'fileName' | 'sha256'>;

/** What the digest of an observation covers: everything that was recorded, files by their digests. */
export function observationContent(
  { entryNumber: _entry, contentDigest: _digest, ...row }: Omit<ObservationRow, 'contentDigest'> & { readonly contentDigest?: string },
  files: readonly File[],
): JsonObject {
  return { ...row, evidence: files.map(plainFile) };
}

/** What the digest of an item covers, and what a witness signs. */
export function evidenceItemContent(
  { entryNumber: _entry, contentDigest: _digest, ...row }: Omit<EvidenceItemRow, 'contentDigest'> & { readonly contentDigest?: string },
  files: readonly File[],
): JsonObject {
  return { ...row, evidence: files.map(plainFile) };
}

/** Under this name a witness's signature lies. */
export const evidenceItemRecord = 'evidence_item';

function plainFile({ evidenceId, fileName, sha256 }: File): JsonObject {
  return { evidenceId, fileName, sha256 };
}
