import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOfDigested, digestedJson } from '../../electron/service/vault/digested-json';

test('what was written is read back without its digest', () => {
  const content = { format: 1, list: [{ name: 'Ünï', at: null }], isOpen: false };
  expect(contentOfDigested(digestedJson(content))).toEqual(content);
});

test('any one bit flipped, a text cut short and one without a digest are told', () => {
  const bytes = Buffer.from(
    digestedJson({ format: 1, name: 'Northfield Works', count: 12, moments: ['2026-03-14T10:00:00.000Z'] }),
    'utf8',
  );
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(contentOfDigested(changed.toString('utf8'))).toBeUndefined();
    }),
    { numRuns: 300 },
  );
  for (const text of ['', 'null', '[]', '{"format":1}', bytes.subarray(0, 40).toString('utf8')])
    expect(contentOfDigested(text)).toBeUndefined();
});
