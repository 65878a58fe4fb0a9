import { z } from 'zod';
import type { Chunk } from '../db/sql/evidence-chunks';

/** What the thread that writes evidence is started with. */
export const evidenceInput = z.object({
  file: z.string(),
  cipher: z.enum(['aegis', 'sqlcipher']),
  dataKey: z.instanceof(Uint8Array),
  nativeBinding: z.string().optional(),
});

/** What it is asked; each is answered once, in order. */
export type EvidenceRequest =
  | { readonly ask: 'put'; readonly chunks: readonly Chunk[] }
  | { readonly ask: 'name'; readonly sha256: string; readonly chunks: readonly string[] }
  | { readonly ask: 'removeUnused'; readonly chunks: readonly string[] }
  | { readonly ask: 'end' };

/** The code is SQLite's, by which a full disk or damage is told from a bug: it would not come through with an error. */
export interface EvidenceAnswer {
  readonly failed: { readonly message: string; readonly code: string | null } | null;
}
