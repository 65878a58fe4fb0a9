import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';

test('faults of the shell, the page and the service are in the incident log without a word of theirs, and the page is loaded again', async () => {
  const { app, page, userData, close } = await launch();
  onTestFinished(close);
  await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
  const log = (): string => {
    const file = path.join(userData, 'incidents.ndjson');
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  };
  await app.evaluate(() => {
    void Promise.reject(new Error('MARKER of a person'));
  });
  await expect.poll(log).toContain('"where":"shell.unhandledRejection"');

  await app.evaluate(() => {
    const running: unknown = Reflect.get(globalThis, 'touchstoneService');
    const service: unknown = typeof running === 'function' ? running() : null;
    if (typeof service === 'object' && service !== null && 'pid' in service && typeof service.pid === 'number')
      process.kill(service.pid, 'SIGKILL');
  });
  await expect.poll(log).toMatch(/"where":"shell\.processGone\.[^"]*Touchstone service[^"]*"/);

  const loadedAgain = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.once('did-finish-load', () => resolve(window.webContents.getURL()));
        window?.webContents.forcefullyCrashRenderer();
      }),
  );
  expect(await loadedAgain).toMatch(/^app:\/\/main\/index\.html/);
  expect(log()).toMatch(/"where":"shell\.pageGone\.(crashed|killed)"/);

  const shown = app.evaluate(
    ({ dialog, app: shell }) =>
      new Promise<string>((resolve) => {
        dialog.showErrorBox = (title, content) => resolve(`${title}: ${content}`);
        shell.exit = () => undefined;
        setImmediate(() => {
          throw new Error('MARKER of a person');
        });
      }),
  );
  const [, incident] = /^Touchstone has stopped: .*\((I-[0-9A-F]{8})\)/.exec(await shown) ?? [];
  expect(log()).toContain(`"incident":"${incident}"`);
  expect(log()).toContain('"where":"shell.uncaughtException"');
  expect(log()).not.toContain('MARKER');
  expect(await shown).not.toContain('MARKER');
});
