import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countingObstacle, runAndCount } from '../../scripts/launch/dead-network.mjs';
import { electronSwitches } from '../../scripts/launch/environment.mjs';
import { electronRuntime } from '../../scripts/runtime/electron-runtime.mjs';

/** An application that holds nothing back; it ends when its page has heard how its attempt went, or cannot know. */
const open = (attempt: string): string => `
  const { app, BrowserWindow, session } = require('electron');
  app.setPath('userData', __dirname);
  app.whenReady().then(async () => {
    session.defaultSession.setSpellCheckerLanguages([]);
    const window = new BrowserWindow({ show: false });
    await window.loadURL('data:text/html,<p>');
    await window.webContents.executeJavaScript(${JSON.stringify(attempt)});
    app.exit(0);
  });`;

test.for([
  [
    'a page that fetches',
    "Promise.race([fetch('http://192.0.2.1/').catch(String), new Promise((end) => setTimeout(end, 1000))])",
    1,
  ] as const,
  ['a page that only counts to two', '1 + 1', 0] as const,
])('the count of a run that is to reach nothing would see %s', async ([_who, attempt, least], { skip }) => {
  const obstacle = countingObstacle();
  if (obstacle !== null) skip(`not measured: ${obstacle}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-count-test-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "name": "open", "main": "main.cjs" }');
  fs.writeFileSync(path.join(folder, 'main.cjs'), open(attempt));
  const { executable } = await electronRuntime();
  const { exitCode, packets } = await runAndCount(executable, [...electronSwitches(), '--disable-gpu', folder], {
    timeout: 60_000,
    stdio: 'ignore',
  });
  expect(exitCode).toBe(0);
  expect(Math.sign(packets ?? -1)).toBe(least);
});
