import type { z } from 'zod';

const kept = 50;

/**
 * Parses JSON of which the same few texts are asked for again and again, such as the policy by every signature: each of the
 * newest once. What it answers with is shared, and therefore nobody's to change.
 */
export function rememberedParse<T>(schema: z.ZodType<T>): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const parsed = schema.parse(JSON.parse(text));
    const [oldest] = known.keys();
    if (known.size >= kept && oldest !== undefined) known.delete(oldest);
    known.set(text, parsed);
    return parsed;
  };
}
