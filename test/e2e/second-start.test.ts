import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { appEnvironment, electronSwitches } from '../../scripts/launch/environment.mjs';
import { electronRuntime } from '../../scripts/runtime/electron-runtime.mjs';
import { noteUnfinished, ownFolder } from '../../electron/service/station/unfinished-folders.ts';
import { launch } from '../support/launch.ts';

const project = path.resolve(import.meta.dirname, '../..');

function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-second-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the application as a desktop does, and answers with its exit code when it has ended by itself. */
async function startPlainly(userData: string): Promise<number | null> {
  const runtime = await electronRuntime();
  const started = spawn(runtime.executable, [...electronSwitches(), '--disable-gpu', project], {
    env: { ...appEnvironment(runtime), TOUCHSTONE_USER_DATA: userData },
    stdio: 'ignore',
  });
  onTestFinished(() => void started.kill('SIGKILL'));
  await once(started, 'exit');
  return started.exitCode;
}

test('a second start on the same folder ends, clears nothing away and brings the window of the first to the front', async () => {
  const userData = makeFolder();
  const { app, page, problems, close } = await launch({ userData });
  onTestFinished(close);
  await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
  const halfMade = ownFolder(userData, 'half-made');
  fs.mkdirSync(halfMade);
  noteUnfinished(userData, { kind: 'ours', folder: halfMade });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

  expect(await startPlainly(userData)).toBe(0);

  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
  expect(fs.existsSync(halfMade)).toBe(true);
  expect(app.windows()).toHaveLength(1);
  expect(await problems()).toEqual([]);
});

test('starts on folders of their own run side by side', async () => {
  const one = await launch();
  onTestFinished(one.close);
  const other = await launch();
  onTestFinished(other.close);
  for (const { page, problems } of [one, other]) {
    await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
    expect(await problems()).toEqual([]);
  }
});

test.runIf(process.platform === 'linux')('a lock that a start which was killed has left keeps nobody out', async () => {
  const userData = makeFolder();
  const killed = await launch({ userData });
  const gone = once(killed.app.process(), 'exit');
  killed.app.process().kill('SIGKILL');
  await gone;
  const { app: again, page, close } = await launch({ userData });
  onTestFinished(close);
  await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
  expect(fs.readlinkSync(path.join(userData, 'SingletonLock'))).toMatch(new RegExp(`-${again.process().pid ?? ''}$`));
});
