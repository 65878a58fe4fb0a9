import { z } from 'zod';

/** What the worker is given. The keys are its own copies, which it wipes. */
export const copyInput = z.object({
  folder: z.string(),
  /** The generation in force: the next one is built. */
  generation: z.int().min(1),
  cipher: z.enum(['aegis', 'sqlcipher']),
  oldKey: z.instanceof(Uint8Array),
  newKey: z.instanceof(Uint8Array),
  nativeBinding: z.string().nullable(),
});

/** Refused: nothing was changed; what was built is the caller's to remove. */
export const copyOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('copied') }),
  z.object({
    outcome: z.literal('refused'),
    code: z.enum(['SiteDamaged', 'ReadOnlyFolder', 'FolderLost', 'OpenElsewhere', 'DiskFull', 'CopyDiffers']),
    file: z.string().nullable(),
    folder: z.string(),
  }),
]);
export type CopyInput = z.infer<typeof copyInput>;
export type CopyOutcome = z.infer<typeof copyOutcome>;
