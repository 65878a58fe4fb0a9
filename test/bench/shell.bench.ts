import { test } from 'vitest';
import { launch } from '../support/launch';
import { verifyLog } from '../support/walk/main-line';
import { goTo, openSample } from '../support/walk/site';
import { tell } from './figures';

const blockLimitMs = 50;

/** The longest time for which the shell's own event loop stood still while the sample site was made, read, verified and exported. */
test('the shell stays free', { timeout: 180_000 }, async () => {
  const { app, page, close } = await launch();
  await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
  // A timer every millisecond, in the shell's main thread: what it is late by is how long the thread was busy.
  await app.evaluate(() => {
    let last = performance.now();
    const seen = { longest: 0, timer: undefined as NodeJS.Timeout | undefined };
    seen.timer = setInterval(() => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - last - 1);
      last = now;
    }, 1);
    Object.assign(globalThis, { touchstoneBlocks: seen });
  });
  await openSample(page);
  for (const place of ['Readiness', 'People', 'Framework']) await goTo(page, place);
  await verifyLog(page);
  const longest = await app.evaluate(() => {
    const seen: unknown = Reflect.get(globalThis, 'touchstoneBlocks');
    return typeof seen === 'object' && seen !== null && 'longest' in seen ? Number(seen.longest) : Number.NaN;
  });
  tell(
    'longest block of the shell’s event loop, milliseconds',
    longest,
    blockLimitMs,
    'making, reading and verifying the sample site in the window',
  );
  await close();
});
