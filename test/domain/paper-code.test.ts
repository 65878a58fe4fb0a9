import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paperCode, readPaperCode } from '../../shared/domain/paper-code';

const codes = fc.uint8Array({ minLength: 5, maxLength: 5 }).map(paperCode);
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a code is read back however it is typed', () => {
  const code = paperCode(new Uint8Array([1, 200, 33, 4, 255]));
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
  expect(readPaperCode(code)).toBe(code);
  expect(readPaperCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
  expect(readPaperCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
  for (const wrong of ['', 'hello', `${code}0`, code.slice(1), `${code.slice(0, -1)}U`]) expect(readPaperCode(wrong)).toBeNull();
});

test('one wrong character is never taken for another form', () => {
  fc.assert(
    fc.property(codes, fc.nat(9), fc.nat(31), (code, place, other) => {
      const plain = code.replaceAll('-', '');
      const changed = plain.slice(0, place) + (alphabet[other] ?? '') + plain.slice(place + 1);
      expect(readPaperCode(changed)).toBe(changed === plain ? code : null);
    }),
  );
});

test('two neighbours in each other’s place are never taken for another form', () => {
  fc.assert(
    fc.property(codes, fc.nat(8), (code, place) => {
      const plain = code.replaceAll('-', '');
      const swapped = plain.slice(0, place) + (plain[place + 1] ?? '') + (plain[place] ?? '') + plain.slice(place + 2);
      expect(readPaperCode(swapped)).toBe(swapped === plain ? code : null);
    }),
  );
});
