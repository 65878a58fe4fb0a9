import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate } from '../../shared/domain/calendar';
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
    { numRuns: 400 },
  );
});

test('a time that the clock skips is taken as so long after the start of the day', () => {
  expect(momentOf('2026-03-29', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(momentOf('2026-03-29', '12:00', 'Europe/Berlin').toISOString()).toBe('2026-03-29T10:00:00.000Z');
});
