import { z } from 'zod';
import type { Sqlite } from '../vault/open';
import { checkEvidence, waitingDigests } from './check-evidence';
import type { RowFinding } from './live-rows-finding';

export interface AttachmentCheck {
  readonly files: number;
  /** Files that nothing cites: an interruption leaves such, and they are removed at the next unlock. */
  readonly orphans: number;
  readonly findings: readonly AttachmentFinding[];
}
/** A file that is missing or is not the one that was kept, with what it was called where a record cites it. */
export type AttachmentFinding = RowFinding & { readonly fileName: string | null; readonly assessmentId: string | null };

const citing = z.array(z.object({ evidenceId: z.string(), fileName: z.string(), recordType: z.string(), recordId: z.string() }));
const misplacedSql = `SELECT sha256 FROM evidence_file GROUP BY sha256 HAVING min(chunkIndex) <> 0 OR max(chunkIndex) <> count(*) - 1 LIMIT 1`;

export function checkAttachments(site: Sqlite, evidence: Sqlite, tell: (done: number, total: number) => void): AttachmentCheck {
  const { files, bad } = checkEvidence(site, evidence, tell);
  const misplaced = z.string().optional().parse(evidence.prepare(misplacedSql).pluck().get());
  const digest = bad ?? misplaced ?? null;
  return { files, orphans: countOrphans(site, evidence), findings: digest === null ? [] : named(site, evidence, digest) };
}

function named(site: Sqlite, evidence: Sqlite, digest: string): AttachmentFinding[] {
  const file = z
    .string()
    .optional()
    .parse(evidence.prepare('SELECT sha256 FROM evidence_file WHERE chunkSha256 = ? LIMIT 1').pluck().get(digest));
  const rows = citing.parse(
    site.prepare('SELECT evidenceId, fileName, recordType, recordId FROM evidence WHERE sha256 IN (?, ?)').all(digest, file ?? digest),
  );
  const finding = { fault: 'notWhole', field: null, entryNumber: null } as const;
  if (rows.length === 0) return [{ ...finding, table: 'evidence_file', rowId: digest, fileName: null, assessmentId: null }];
  return rows.map(({ evidenceId, fileName, recordType, recordId }) => ({
    ...finding,
    table: 'evidence',
    rowId: evidenceId,
    fileName,
    assessmentId: recordType === 'assessment' ? recordId : null,
  }));
}

function countOrphans(site: Sqlite, evidence: Sqlite): number {
  const cited = new Set(
    z
      .array(z.string())
      .parse(
        site
          .prepare(
            `SELECT sha256 FROM evidence UNION SELECT sha256 FROM staged_evidence UNION SELECT sha256 FROM case_file UNION ${waitingDigests}`,
          )
          .pluck()
          .all(),
      ),
  );
  const kept = z.array(z.string()).parse(evidence.prepare('SELECT DISTINCT sha256 FROM evidence_file').pluck().all());
  const chunks = Number(
    evidence.prepare('SELECT count(*) FROM evidence_chunk WHERE sha256 NOT IN (SELECT chunkSha256 FROM evidence_file)').pluck().get(),
  );
  return kept.filter((digest) => !cited.has(digest)).length + chunks;
}
