import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, type JsonValue } from '../../shared/domain/audit-json';

const names = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('personId', 'validTo', 'a', 'B', 'b1') },
  { weight: 1, arbitrary: fc.oneof(fc.constantFrom('1', '10', '9', '__proto__', '', '\u00e4'), fc.string({ unit: 'binary' })) },
);
const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\ud800', '\n', '\u2028', '\u007f'));
const present = fc.oneof(texts, fc.constantFrom('\ud800', 'a\udc00'), fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
const plain = fc.oneof({ weight: 5, arbitrary: present }, { weight: 1, arbitrary: fc.constant(undefined) });
const inner = fc.dictionary(names, plain, { maxKeys: 3, noNullPrototype: true });
const values: fc.Arbitrary<JsonValue | undefined> = fc.oneof(
  plain,
  fc.array(fc.oneof(present, inner, fc.array(present, { maxLength: 2 })), { maxLength: 3 }),
  inner,
);

it('a record has the text that the library gives it, or neither gives it one', () => {
  fc.assert(
    fc.property(fc.dictionary(names, values, { noNullPrototype: true }), (record) => {
      expect(told(() => canonicalJson(record))).toBe(told(() => canonicalize(record)));
    }),
    { numRuns: 500 },
  );
});

function told(tell: () => string | undefined): string | undefined {
  try {
    return tell();
  } catch {
    return 'refused';
  }
}
