import { expect, test } from 'vitest';
import { fieldLabel } from '../../../renderer/lib/field-label';

test('a field is named by where it stands in its item', () => {
  expect(fieldLabel(['title'], null)).toBe('Title');
  expect(fieldLabel(['content', 'validityMonths'], null)).toBe('Holds for (months)');
  expect(fieldLabel(['content', 'guidance', 'coach'], null)).toBe('Guidance for the line manager');
  expect(fieldLabel(['content', 'indicators'], null)).toBe('Order of the indicators');
});

test('a field of a part names the part, shortened where it is long', () => {
  expect(fieldLabel(['content', 'indicators', 'i1', 'positiveExample'], 'Looks behind')).toBe('Indicator “Looks behind”: good sign');
  expect(fieldLabel(['content', 'steps', 's1', 'isCritical'], null)).toBe('Step: critical');
  expect(fieldLabel(['content', 'steps', 's1', 'text'], 'x'.repeat(60))).toBe(`Step “${'x'.repeat(48)}…”: text`);
});

test('a field that no word is known for is shown by its own name', () => {
  expect(fieldLabel(['content', 'somethingNew'], null)).toBe('somethingNew');
});
