import { sql } from 'kysely';
import type { EvidenceDb } from './schema';

/** What was read through and found whole since the site was unlocked, and how often evidence.db had been changed by then. */
interface Verified {
  stamp: string;
  readonly digests: Set<string>;
}

const bySite = new WeakMap<EvidenceDb, Verified>();

/** Whether a file was found whole, and nobody but this service has changed evidence.db since. */
export async function isVerified(evidence: EvidenceDb, digest: string): Promise<boolean> {
  const verified = bySite.get(evidence);
  return verified?.digests.has(digest) === true && verified.stamp === (await stampOf(evidence));
}

/** Notes that a file is whole: all of its bytes were held against its digest. `since`: the stamp from before they were. */
export async function noteVerified(evidence: EvidenceDb, digest: string, since: string): Promise<void> {
  const stamp = await stampOf(evidence);
  if (stamp !== since) return;
  const verified = bySite.get(evidence);
  if (verified?.stamp === stamp) verified.digests.add(digest);
  else bySite.set(evidence, { stamp, digests: new Set([digest]) });
}

/** From now on the bytes count anew: of one file that was not found whole, or of all. */
export function forgetVerified(evidence: EvidenceDb, digest?: string): void {
  if (digest === undefined) bySite.delete(evidence);
  else bySite.get(evidence)?.digests.delete(digest);
}

/** Writes into evidence.db what makes no file less whole: what was verified before stays so. */
export async function keepingVerified<T>(evidence: EvidenceDb, write: () => Promise<T>): Promise<T> {
  const verified = bySite.get(evidence);
  const isCurrent = verified !== undefined && verified.stamp === (await stampOf(evidence));
  const result = await write();
  if (isCurrent) verified.stamp = await stampOf(evidence);
  return result;
}

/** Another one after every change to evidence.db, on this connection or on another, whoever made it. */
export async function stampOf(evidence: EvidenceDb): Promise<string> {
  const { rows } = await sql<{ own: number; others: number }>`
    SELECT total_changes() AS own, data_version AS others FROM pragma_data_version`.execute(evidence);
  return `${rows[0]?.own}/${rows[0]?.others}`;
}
