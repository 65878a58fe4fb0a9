import type { EvidenceDb } from './schema';
import { keepingVerified } from './verified-files';
import { insertParts, putChunks, removeUnusedChunks, type Chunk } from './sql/evidence-chunks';

/** Writes into evidence.db what belongs to files; on disk when it answers. */
export interface EvidenceKeeper {
  readonly put: (chunks: readonly Chunk[]) => Promise<void>;
  readonly name: (sha256: string, chunks: readonly string[]) => Promise<void>;
  readonly removeUnused: (chunks: readonly string[]) => Promise<void>;
}

/** One that waits for the disk elsewhere. */
export interface EvidenceKeeperElsewhere extends EvidenceKeeper {
  /** Whether it has begun, and with it the time that its start takes. */
  readonly isRunning: () => boolean;
  /** When what it was given before is on disk and its connection closed. */
  readonly end: () => Promise<void>;
}

/** From so many chunks at once on the start of a thread is worth it: a smaller file is on the disk before it runs. */
const enoughForThread = 8;
const elsewhere = new WeakMap<EvidenceDb, EvidenceKeeperElsewhere>();

/** From now on what is large is written there: whoever waits for the disk keeps everybody else in this thread waiting. */
export function keepElsewhere(evidence: EvidenceDb, keeper: EvidenceKeeperElsewhere): void {
  elsewhere.set(evidence, keeper);
}

/** Who writes so many chunks, or what belongs to chunks that are there already. */
export function keeperOf(evidence: EvidenceDb, chunks = 0): EvidenceKeeper {
  const other = elsewhere.get(evidence);
  const keeper = other !== undefined && (other.isRunning() || chunks >= enoughForThread) ? other : keeperHere(evidence);
  return {
    put: (some) => keepingVerified(evidence, () => keeper.put(some)),
    name: (sha256, some) => keepingVerified(evidence, () => keeper.name(sha256, some)),
    removeUnused: (some) => keepingVerified(evidence, () => keeper.removeUnused(some)),
  };
}

/** Writes on the connection itself. */
export function keeperHere(evidence: EvidenceDb): EvidenceKeeper {
  return {
    put: (chunks) => putChunks(evidence, chunks),
    name: (sha256, chunks) => insertParts(evidence, sha256, chunks),
    removeUnused: (chunks) => removeUnusedChunks(evidence, chunks),
  };
}

/** Closes it, and whatever writes into it elsewhere. */
export async function closeEvidence(evidence: EvidenceDb): Promise<void> {
  const other = elsewhere.get(evidence);
  elsewhere.delete(evidence);
  await other?.end();
  await evidence.destroy();
}
