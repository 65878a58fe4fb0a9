import { expect, test } from 'vitest';
import { startOfDay } from '../../shared/domain/start-of-day';

test.each([
  ['2026-03-14', 'UTC', '2026-03-14T00:00:00.000Z'],
  ['2026-03-14', 'Europe/Berlin', '2026-03-13T23:00:00.000Z'],
  // The clock goes forward in the night: the day begins before it and ends an hour early.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-03-14', 'Pacific/Kiritimati', '2026-03-13T10:00:00.000Z'],
  ['2026-03-14', 'Pacific/Pago_Pago', '2026-03-14T11:00:00.000Z'],
  // Here the clock skips midnight itself.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
])('%s in %s begins at %s', (date, zone, instant) => {
  expect(startOfDay(date, zone)).toBe(instant);
});
