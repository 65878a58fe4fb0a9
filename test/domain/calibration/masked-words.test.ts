import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesName, maskedWords, type Named } from '../../../shared/domain/calibration/masked-words';

const named: readonly Named[] = [
  { role: 'word', terms: ['Blue Heron'] },
  { role: 'person', terms: ['Jörg', 'Ødegård', 'E-4711', 'j.odegard'] },
  { role: 'assessor', terms: ['Alder'] },
];
const masked = (text: string): string => maskedWords(text, named, '2026-03-14').text;

test.each([
  ['Jörg opened V-1 on 2026-03-12, Alder saw it', '‹the person› opened V-1 on ‹2 days before›, ‹the assessor› saw it'],
  ['Joerg Odegard, Oedegaard and J\u200B\u00F6rg', '‹the person› and ‹the person›'],
  [
    'signed 14.03.2026, again on 15 March and March 16, 2026',
    'signed ‹the day of the performance›, again on ‹1 day after› and ‹2 days after›',
  ],
  ['on 03/14/2026 or 2026/03/14 or 14.3.26', 'on ‹a day› or ‹a day› or ‹a day›'],
  ['mail jörg.o@plant.example or x@y', 'mail ‹an address› or ‹an address›'],
  ['the blue  heron line, 2026-02-31', 'the ‹masked› line, ‹a day›'],
  ['Pump P-201, 14:05, 3.2 bar, ‹quoted›', 'Pump P-201, 14:05, 3.2 bar, <quoted>'],
])('%j is shown as %j', (text, wanted) => {
  expect(masked(text)).toBe(wanted);
});

test('whatever stands around a name, in either Unicode form and whatever its case, none is left and each is counted', () => {
  const names = fc.constantFrom('Jörg', 'Ødegård', 'E-4711', 'j.odegard', 'Alder', 'Blue Heron');
  const ways = fc.constantFrom<(name: string) => string>(
    (name) => name.normalize('NFD'),
    (name) => name.toUpperCase(),
    (name) => name.normalize('NFD').toLowerCase(),
    (name) => `(${name})`,
    (name) => `report_${name}_v2`,
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('pump', 'valve 3', 'ok.', '\n'), names, ways), { minLength: 1, maxLength: 8 }),
      (parts) => {
        const text = parts.map(([before, name, way]) => `${before} ${way(name)}`).join(' and ');
        const { text: shown, counts } = maskedWords(text, named, '2026-03-14');
        const plain = shown.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
        expect(plain).not.toMatch(/jorg|degard|4711|alder|heron/u);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
      },
    ),
    { seed: 9, numRuns: 120 },
  );
});

test('a name is found among a file’s bytes in the encodings that files keep texts in', () => {
  const terms = named.flatMap((one) => one.terms);
  expect(bytesName(Buffer.from('/Author (Jo\u0308rg)'), terms)).toBe(true);
  expect(bytesName(Buffer.from('x\u00D8DEG\u00C5RD', 'latin1'), terms)).toBe(true);
  expect(bytesName(Buffer.concat([Buffer.from([1]), Buffer.from('Alder', 'utf16le')]), terms)).toBe(true);
  expect(bytesName(Buffer.from('Alder', 'utf16le').swap16(), terms)).toBe(true);
  expect(bytesName(Buffer.from('/Author (nobody), al'), terms)).toBe(false);
});
