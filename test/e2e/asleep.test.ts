import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';
import { openSample, unlockSample } from '../support/walk/site.ts';

test('when the station goes to sleep, is locked or is shut down, the site is locked at once and says why', async () => {
  const { app, page, problems, close } = await launch();
  onTestFinished(close);
  page.setDefaultTimeout(10_000);
  await openSample(page);
  for (const event of ['suspend', 'lock-screen', 'shutdown']) {
    await app.evaluate(({ powerMonitor }, name) => {
      powerMonitor.emit(name);
    }, event);
    await page.getByText('this station went to sleep or its screen was locked').waitFor();
    await unlockSample(page, 'Administrator');
  }
  expect(await problems()).toEqual([]);
});
