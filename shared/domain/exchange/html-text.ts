const blocks = /<\/(?:p|div|li|h[1-6])\s*>|<br\s*\/?>/gi;
const plainTag = /^<\/?(?:p|div|span|br|ul|ol|li|b|strong|i|em|u|h[1-6])(?:\s+(?:class|id|style|dir|lang|align)="[^"<>]*")*\s*\/?>/i;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The words of simple rich text (paragraphs, lists, emphasis). Anything else, above all scripts and links, stays as it is: a
 * text that shows its marks, and that nothing ever runs.
 */
export function htmlText(html: string): string {
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (/^<[a-z/!?]/i.test(html.slice(at, at + 2)) && !plainTag.test(html.slice(at, at + 400))) return html;
  }
  return html
    .replaceAll(blocks, '\n')
    .replaceAll(/<li\b[^>]*>/gi, '- ')
    .replaceAll(/<\/?[a-z][^>]*>/gi, '')
    .replaceAll(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 31 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
    })
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
