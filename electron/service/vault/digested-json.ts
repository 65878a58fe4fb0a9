import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from './site-files';

/** A file's text: the content with `digest`, the SHA-256 (base64) of its canonical JSON (RFC 8785), which tells damage. */
export function digestedJson(content: object): string {
  return `${JSON.stringify({ ...content, digest: digestOf(content) }, null, 2)}\n`;
}

/** The content without its digest; undefined where the text is not what was written. Whoever can write the file can make another. */
export function contentOfDigested(text: string): unknown {
  const parsed = digested.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { digest, ...content } = parsed.data;
  return digestOf(content) === digest ? content : undefined;
}

const digested = z.looseObject({ digest: z.string() });

function digestOf(content: object): string {
  return createHash('sha256')
    .update(canonicalize(content) ?? '', 'utf8')
    .digest('base64');
}
