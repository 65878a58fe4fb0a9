import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/calendar';
import { agesAllowed, defaultPassphrasePolicy, passphraseAge, suggestedMaxAgeDays } from '../../shared/domain/passphrase-age';

const yearly = { minLength: 12, maxAgeDays: 365 };

describe('a passphrase chosen on 2025-03-14, at a site where it is changed after 365 days,', () => {
  it.each([
    ['2025-03-14', 'fine'],
    ['2026-02-28', 'fine'],
    ['2026-03-01', 'soon'],
    ['2026-03-14', 'soon'],
    ['2026-03-15', 'over'],
    ['2030-01-01', 'over'],
  ] as const)('is on %s %s', (today, state) => {
    expect(passphraseAge('2025-03-14', yearly, today)).toEqual({ lastDay: '2026-03-14', state });
  });
});

it('nothing ages where the site has not asked for it', () => {
  expect(passphraseAge('1999-01-01', defaultPassphrasePolicy, '2099-01-01')).toEqual({ lastDay: null, state: 'fine' });
  expect(suggestedMaxAgeDays).toBeGreaterThan(agesAllowed.fewestDays);
});

it('a passphrase goes from fine over soon to over and never back, two weeks before its last day and the day after it', () => {
  const ages = fc.integer({ min: agesAllowed.fewestDays, max: agesAllowed.mostDays });
  fc.assert(
    fc.property(ages, fc.integer({ min: 0, max: 1200 }), (maxAgeDays, days) => {
      const { state, lastDay } = passphraseAge('2024-02-29', { minLength: 12, maxAgeDays }, addDays('2024-02-29', days));
      const left = maxAgeDays - days;
      expect(lastDay).toBe(addDays('2024-02-29', maxAgeDays));
      expect(state).toBe(left < 0 ? 'over' : left < 14 ? 'soon' : 'fine');
    }),
  );
});
