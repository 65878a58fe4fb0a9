import path from 'node:path';
import type { AuditChange } from '../db/audit-append';
import type { Tx } from '../db/schema';
import { hasUnusedChunks } from '../db/sql/evidence-chunks';
import { abandonedEvidence, citedDigests, removeFiles, removeStaged, storedDigests } from '../db/sql/staged-evidence';
import { storageFault } from '../vault/storage-fault';
import type { UnlockedSite } from './station';

const keptDays = 30;

/** Gives up files that were attached long ago, never signed, and that no draft mentions; the log says how many. */
export async function giveUpStaged(tx: Tx, now: Date, entry: number): Promise<AuditChange[]> {
  const staged = await abandonedEvidence(tx, new Date(now.getTime() - keptDays * 86_400_000).toISOString());
  if (staged.length === 0) return [];
  await removeStaged(tx, staged);
  return [{ entity: 'staged_evidence', entityId: `${entry}`, personId: null, old: null, new: { neverSigned: staged.length, keptDays } }];
}

/**
 * Removes the bytes that nothing cites any more: of files given up, and of those that an interruption left without a
 * reference. To be called while nobody has a session: a file being attached is not cited yet. Where they
 * cannot be removed they stay.
 */
export async function collectBytes({ vault, db, evidence }: UnlockedSite): Promise<number> {
  const suspect = { folder: vault.folder, file: path.basename(vault.evidence.name) };
  try {
    const cited = await citedDigests(db);
    const orphans = (await storedDigests(evidence)).filter((digest) => !cited.has(digest));
    return orphans.length === 0 && !(await hasUnusedChunks(evidence)) ? 0 : await removeFiles(evidence, orphans);
  } catch (error) {
    if (storageFault(error, suspect) !== null) return 0; // left for another day
    throw error;
  }
}
