import type { z } from 'zod';
import type { printedFile } from '../../../../shared/contract/reports';
import { contentDigest } from '../../db/content-digest';
import type { Reader } from '../../db/schema';
import { siteFacts } from '../../db/sql/site';
import type { Part } from '../../reports/document';
import { inZone } from '../../reports/moments';
import { words } from '../../reports/words';
import type { ReadContext } from '../context';

interface Printed {
  readonly title: string;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly asOf: string;
  readonly parts: readonly Part[];
  /** Of what it tells, where that has a digest of its own. */
  readonly digest?: string;
}

/** A document as a file: who printed it, when and as of which day stands on each of its pages. */
export async function printedFileOf(
  db: Reader,
  ctx: ReadContext,
  { title, name, asOf, parts, digest: given }: Printed,
): Promise<z.input<typeof printedFile>> {
  const { name: siteName } = await siteFacts(db);
  const digest = given ?? contentDigest({ title, asOf, parts: parts.map((part) => ({ ...part })) });
  const pdf = await ctx.typeset({
    title,
    siteName,
    printed: words.printed(ctx.actor.printedName, inZone(ctx.now.toISOString(), ctx.zone), asOf),
    digest,
    at: Math.floor(ctx.now.getTime() / 1000),
    parts: [...parts],
  });
  return { fileName: `${forDisk(name)}.pdf`, data: new Blob([pdf], { type: 'application/pdf' }), digest };
}

/** Without what file systems take for something else. */
function forDisk(name: string): string {
  return name
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 120);
}
