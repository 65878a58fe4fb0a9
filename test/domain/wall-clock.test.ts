import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate } from '../../shared/domain/calendar';
import { clockTurnText } from '../../shared/domain/clock-turn';
import { localTime, momentOf } from '../../shared/domain/wall-clock';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC', 'America/Sao_Paulo', 'Australia/Lord_Howe'];
const someMoment = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2035-01-01') });

test('the moment of a day and time shows that day and time again, wherever clocks showed it', () => {
  fc.assert(
    fc.property(someMoment, fc.constantFrom(...zones), (ms, zone) => {
      const moment = new Date(ms);
      const [day, time] = [localDate(moment, zone), localTime(moment, zone)];
      const found = momentOf(day, time, zone);
      expect([localDate(found, zone), localTime(found, zone)]).toEqual([day, time]);
    }),
    { numRuns: 400, examples: [[Date.parse('2017-09-24T10:00:00Z'), 'Pacific/Auckland']] },
  );
});

test('a time that the clock skips is taken as so long after the start of the day', () => {
  expect(momentOf('2026-03-29', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(momentOf('2026-03-29', '12:00', 'Europe/Berlin').toISOString()).toBe('2026-03-29T10:00:00.000Z');
});

test('the last hour of a day that a moved clock made shorter or longer is of that day', () => {
  expect(momentOf('2026-03-29', '23:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T21:30:00.000Z');
  expect(momentOf('2026-10-25', '23:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T22:30:00.000Z');
});

test('a time that the clock shows twice or never is said to be so, with the moment that is meant, and every other is taken as it is', () => {
  expect(clockTurnText('2026-03-29', '02:10', 'Europe/Berlin')).toBe(
    'Clocks never showed 02:10 on 2026-03-29: they were put forward over it. Meant is the moment at which they showed 03:10, 2026-03-29 01:10 UTC.',
  );
  expect(clockTurnText('2026-10-25', '02:10', 'Europe/Berlin')).toBe(
    'Clocks showed 02:10 twice on 2026-10-25: they were put back. Meant is the first time, 2026-10-25 00:10 UTC, and not the second, 2026-10-25 01:10 UTC.',
  );
  // By half an hour, over midnight, and where nothing turns.
  expect(clockTurnText('2026-04-05', '01:45', 'Australia/Lord_Howe')).toContain('twice');
  expect(clockTurnText('2017-10-15', '00:30', 'America/Sao_Paulo')).toContain('they showed 01:30');
  for (const time of ['01:59', '03:00', '12:00', '23:59']) {
    expect(clockTurnText('2026-03-29', time, 'Europe/Berlin')).toBeNull();
    expect(clockTurnText('2026-10-25', time, 'Europe/Berlin')).toBeNull();
  }
  expect(clockTurnText('2026-03-29', '02:10', 'UTC')).toBeNull();
});
