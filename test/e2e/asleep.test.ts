import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Launched } from '../support/launch.ts';
import { launchSample } from '../support/prepared-sample';
import { unlockSample } from '../support/walk/site.ts';

/** One for the whole file: to start and unlock takes seconds. */
let window: Launched;
beforeAll(async () => {
  window = await launchSample();
});
afterAll(() => window.close());

test('when the station goes to sleep, is locked or is shut down, the site is locked at once and says why', async () => {
  const { app, page, problems } = window;
  for (const event of ['suspend', 'lock-screen', 'shutdown']) {
    await app.evaluate(({ powerMonitor }, name) => {
      powerMonitor.emit(name);
    }, event);
    await page.getByText('this station went to sleep or its screen was locked').waitFor();
    await unlockSample(page, 'Administrator');
  }
  expect(await problems()).toEqual([]);
});

test('what was told in passing is gone from the screen as soon as the site is locked', async () => {
  const { app, page, problems } = window;
  await page.goto('app://main/index.html#/framework/libraries/new');
  const panel = page.getByRole('complementary');
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Told in passing');
  await panel.getByRole('textbox', { name: /^Reason/ }).fill('To be told of it');
  await panel.locator('button[type=submit]').click();
  const toasts = page.locator('.mantine-Notification-root');
  await toasts.filter({ hasText: 'Told in passing' }).waitFor();
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen');
  });
  await page.getByText('this station went to sleep or its screen was locked').waitFor();
  expect(await toasts.count()).toBe(0);
  expect(await problems()).toEqual([]);
});
