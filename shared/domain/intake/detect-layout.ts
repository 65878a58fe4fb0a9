import { compactHeader } from '../hris/headers';
import { type Layout, layouts } from './layouts';

/** What a profile for a file with these headers can begin with: the first layout of the table whose signature is all there. */
export function detectLayout(headers: readonly string[]): { readonly layout: Layout; readonly known: number } | null {
  const present = new Set(headers.map(layoutKey));
  const layout = layouts.find(({ signature }) => signature.every((header) => present.has(layoutKey(header))));
  if (layout === undefined) return null;
  return { layout, known: Object.keys(layout.columns).filter((header) => present.has(layoutKey(header))).length };
}

/** Headers as layouts compare them: paths by every sign but the colon or point before the last part, all else by letters and digits. */
export function layoutKey(header: string): string {
  const text = header.trim();
  if (/^urn:/i.test(text)) return text.toLowerCase().replace(/[:.](?=[^:.]+$)/, '.');
  return /[.[\]]/.test(text) ? text.toLowerCase() : compactHeader(text);
}
