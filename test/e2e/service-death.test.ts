import fs from 'node:fs';
import type { ElectronApplication } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';
import { sampleUserData } from '../support/prepared-sample';
import { goTo, openSample, unlockSample } from '../support/walk/site.ts';

const killService = (app: ElectronApplication): Promise<void> =>
  app.evaluate(() => {
    const running: unknown = Reflect.get(globalThis, 'touchstoneService');
    const service: unknown = typeof running === 'function' ? running() : null;
    if (typeof service === 'object' && service !== null && 'pid' in service && typeof service.pid === 'number')
      process.kill(service.pid, 'SIGKILL');
  });

test('a service killed while somebody types comes back locked, and what was typed is there after unlocking and after a restart', async () => {
  const userData = await sampleUserData();
  onTestFinished(() => fs.rmSync(userData, { recursive: true, force: true }));
  const { app, page, close } = await launch({ userData });
  await openSample(page);
  await page.goto('app://main/index.html#/framework/libraries/new');
  await page.getByLabel('Name', { exact: true }).fill('Typed before the service died');
  await page.getByText(/^saved \d\d:\d\d:\d\d$/).waitFor();
  await page.getByLabel('What it is for').pressSequentially('Typed in its last moment');
  await killService(app);

  await page.getByText('The service stopped and was started again').waitFor();
  expect(await page.getByText('Typed before the service died').count()).toBe(0);
  await unlockSample(page, 'Administrator');
  await goTo(page, 'Framework');
  await page
    .getByRole('button', { name: 'Add a library' })
    .or(page.getByRole('link', { name: 'Add a library' }))
    .first()
    .click();
  const title = page.getByLabel('Name', { exact: true });
  const description = page.getByLabel('What it is for');
  await expect.poll(() => title.inputValue()).toBe('Typed before the service died');
  await expect.poll(() => description.inputValue()).toBe('Typed in its last moment');
  await page.getByText(/^saved \d\d:\d\d:\d\d$/).waitFor();
  await close();

  const again = await launch({ userData });
  onTestFinished(again.close);
  await openSample(again.page);
  await again.page.goto('app://main/index.html#/framework/libraries/new');
  await expect.poll(() => again.page.getByLabel('What it is for').inputValue()).toBe('Typed in its last moment');
  expect(await again.problems()).toEqual([]);
});
