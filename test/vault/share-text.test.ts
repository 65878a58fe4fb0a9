import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseShare, shareToText } from '../../electron/service/vault/share-text';
import { failureOf, valueOf } from './make-site';

const fragment = fc.uint8Array({ minLength: 4, maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const share = fc.record({
  number: fc.integer({ min: 1, max: 255 }),
  count: fc.integer({ min: 2, max: 255 }),
  threshold: fc.integer({ min: 2, max: 255 }),
  siteFragment: fragment,
  setFragment: fragment,
  secret: fc.uint8Array({ minLength: 33, maxLength: 33 }).map((bytes) => new Uint8Array(bytes)),
});

describe('a printed share', () => {
  it('reads back as what was printed, in groups of five without I, L, O or U', () => {
    fc.assert(
      fc.property(share, (printed) => {
        const text = shareToText(printed);
        expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){15}[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(valueOf(parseShare(text))).toEqual(printed);
      }),
    );
  });

  it('may be typed in small letters, with spaces, lines, O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(share, fc.constantFrom('i', 'l', 'I'), (printed, one) => {
        const typed = shareToText(printed).toLowerCase().replaceAll('-', ' \n').replaceAll('0', 'o').replaceAll('1', one);
        expect(valueOf(parseShare(typed))).toEqual(printed);
      }),
    );
  });

  it('is refused after any one character was mistyped', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZU*';
    fc.assert(
      fc.property(share, fc.nat(94), fc.constantFrom(...alphabet), (printed, at, typed) => {
        const text = shareToText(printed);
        fc.pre(text[at] !== '-' && text[at] !== typed);
        expect(failureOf(parseShare(text.slice(0, at) + typed + text.slice(at + 1))).code).toBe('ShareMistyped');
      }),
    );
  });

  it('is refused when cut short, doubled or empty', () => {
    const text = shareToText({
      number: 1,
      count: 3,
      threshold: 2,
      siteFragment: '00000000',
      setFragment: '00000000',
      secret: new Uint8Array(33),
    });
    for (const typed of [text.slice(0, -6), text.slice(6), text + text, text.repeat(10_000), '', ' '])
      expect(failureOf(parseShare(typed)).code).toBe('ShareMistyped');
  });
});
