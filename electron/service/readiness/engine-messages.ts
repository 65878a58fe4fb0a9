import { z } from 'zod';
import type { PackedStandings } from '../../../shared/domain/packed-standings';
import type { AskedCells } from './cells';
import type { AskedGapPeople, AskedGaps, CountedGaps } from './gap-tallies';
import type { CountedDay, Question } from './questions';
import type { AskedStandings } from './standing-tallies';

/** What the thread of the engine is started with. */
export const engineInput = z.object({
  file: z.string(),
  /** Where its columns are kept between two unlocks. */
  packFile: z.string(),
  cipher: z.enum(['aegis', 'sqlcipher']),
  dataKey: z.instanceof(Uint8Array),
  nativeBinding: z.string().optional(),
});

/** What it is asked; each is answered once, in order. `follow`: only to read what was recorded. */
export type EngineRequest =
  | { readonly ask: 'follow' }
  | { readonly ask: 'count'; readonly question: Question }
  | { readonly ask: 'cells'; readonly asked: AskedCells }
  | { readonly ask: 'gaps'; readonly asked: AskedGaps }
  | { readonly ask: 'gapPeople'; readonly asked: AskedGapPeople }
  | { readonly ask: 'standings'; readonly asked: AskedStandings };

/** The code is SQLite's, by which a full disk or damage is told from a bug: it would not come through with an error. */
export interface EngineAnswer {
  readonly days: readonly CountedDay[];
  readonly cells: PackedStandings | null;
  readonly gaps: CountedGaps | null;
  readonly gapPeople: readonly string[][] | null;
  readonly standings: readonly number[] | null;
  /** Bytes of its columns. */
  readonly bytes: number;
  readonly failed: { readonly message: string; readonly code: string | null } | null;
}
