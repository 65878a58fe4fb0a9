import type { CopyCheck } from '../../../shared/contract/backups';
import { referenceFault } from '../db/check-pages';
import type { Sqlite } from '../vault/open';
import type { JobProgress } from './job-messages';
import { verifyRecord, type RecordVerification } from './verify-record';

/** Verifies an opened pair of databases as a whole: pages, references, the log, every row, signature and attachment. */
export async function checkCopy(
  { site, evidence, nativeBinding }: { readonly site: Sqlite; readonly evidence: Sqlite; readonly nativeBinding?: string | undefined },
  tell: (progress: JobProgress) => void,
): Promise<{ readonly checks: readonly CopyCheck[]; readonly size: number; readonly root: string | null }> {
  const verified = await verifyRecord({ site, evidence }, tell, { nativeBinding });
  const { badFile, badSchema, firstBad, entries, root, rows, signatures, files } = verified;
  if (badFile !== null) return { checks: [found('pages', 2, badFile.file)], size: 0, root: null };
  if (root === null && firstBad === null) return { checks: [found('pages', 2, null), found('schema', 1, badSchema)], size: 0, root: null };
  return {
    size: entries,
    root,
    checks: [
      found('pages', 2, null),
      found('schema', 1, badSchema),
      found('references', 2, referenceFault(site) ?? referenceFault(evidence)),
      found('log', entries, firstBad === null ? null : String(firstBad.entryNumber)),
      found('rows', signatures, firstFault(rows, false)),
      found('evidence', files, firstFault(rows, true)),
    ],
  };
}

export function found(check: CopyCheck['check'], count: number, fault: string | null): CopyCheck {
  return { check, verdict: fault === null ? 'passed' : 'failed', count, fault };
}

/** Attachments are told among the rows; each has a file's name, known or not. */
function firstFault(rows: RecordVerification['rows'], isOfAttachments: boolean): string | null {
  const first = rows.find((row) => 'fileName' in row === isOfAttachments);
  if (first === undefined) return null;
  return isOfAttachments ? first.rowId : `${first.table} ${first.rowId}`;
}
