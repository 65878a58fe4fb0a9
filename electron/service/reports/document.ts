import { z } from 'zod';

const words = z.object({ kind: z.enum(['mono', 'strong', 'quiet']), text: z.string() });
const ticks = z.object({ kind: z.literal('ticks'), labels: z.array(z.string()) });
const room = z.object({ kind: z.literal('room'), millimetres: z.number() });
const plain = z.union([z.string(), words, ticks, room]);
/** What stands in one place: words, digests, boxes to tick, room to write, or several of these below each other. */
const cell = z.union([plain, z.object({ kind: z.literal('stack'), parts: z.array(plain) })]);
export type Cell = z.infer<typeof cell>;

const title = z.string().nullable();
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('facts'), title, facts: z.array(z.object({ label: z.string(), value: cell, wide: z.boolean() })) }),
  z.object({
    kind: z.literal('table'),
    title,
    /** Widths in millimetres, or by what stands in it, or what is left. */
    columns: z.array(z.object({ name: z.string(), width: z.union([z.number(), z.enum(['auto', 'rest'])]), right: z.boolean() })),
    rows: z.array(z.array(cell)),
  }),
  z.object({ kind: z.literal('text'), title, text: z.string() }),
  /** What is read from across a room: one word, and in smaller letters whom and what it is about. */
  z.object({ kind: z.literal('placard'), title, word: z.string(), tone: z.enum(['plain', 'grey', 'black']), text: z.string() }),
  z.object({ kind: z.literal('signing'), title, labels: z.array(z.string()) }),
]);
export type Block = z.infer<typeof block>;

const part = z.object({
  title: z.string(),
  subtitle: z.string(),
  /** What must not be overlooked, such as that a record is void. */
  banner: z.string().nullable(),
  /** Drawn as a QR code, and below it as text that can be typed. */
  code: z.object({ content: z.string(), text: z.string(), size: z.number() }).nullable(),
  blocks: z.array(block),
});
export type Part = z.infer<typeof part>;

/** What is printed, in the order in which it is read; each part begins on a new page. */
export const printedDocument = z.object({
  title: z.string(),
  siteName: z.string(),
  /** By whom, when and as of which day, at the foot of every page. */
  printed: z.string(),
  /** Of what is told, at the foot of every page; null: nothing is told yet. */
  digest: z.string().nullable(),
  /** Seconds since 1970: the date of the document, so that the same input makes the same bytes. */
  at: z.number().int(),
  parts: z.array(part),
});
export type PrintedDocument = z.infer<typeof printedDocument>;
