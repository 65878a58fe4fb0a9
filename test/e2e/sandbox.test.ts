import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cannotSandbox } from '../../scripts/launch/environment.mjs';
import { electronRuntime } from '../../scripts/runtime/electron-runtime.mjs';
import { launch, type LaunchOptions } from '../support/launch';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const NOBODY = 65_534;
const AS_NOBODY = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups'];

const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-sandbox-'));
afterAll(() => fs.rmSync(stage, { recursive: true, force: true }));

test('an ordinary user gets the window with the sandbox on', async ({ skip }) => {
  const obstacle = sandboxObstacle();
  if (obstacle !== null) skip(obstacle);
  const { app, page, problems, close } = await launch(cannotSandbox() ? await asNobody() : {});
  try {
    await expect.poll(() => page.title()).toContain('Touchstone');
    expect(await app.evaluate(() => process.argv)).not.toContain('--no-sandbox');
    const renderer = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
    expect(statusOf(app.process().pid)).not.toMatch(/^Uid:\t0\t/m);
    expect(statusOf(renderer)).toMatch(/^Seccomp:\t2$/m);
    expect(await problems()).toEqual([]);
  } finally {
    await close();
  }
});

/** What the kernel says of a process. */
function statusOf(pid: number | undefined): string {
  return fs.readFileSync(`/proc/${pid}/status`, 'utf8');
}

/** Why the sandbox of an ordinary user cannot be seen at work here, or null. */
function sandboxObstacle(): string | null {
  if (process.platform !== 'linux') return 'only Linux shows from outside whether a process is in the sandbox';
  const [command, ...args] = cannotSandbox() ? ['setpriv', ...AS_NOBODY, 'unshare', '--user', 'true'] : ['unshare', '--user', 'true'];
  const { error, status } = spawnSync(command ?? '', args);
  if (error !== undefined) return `the sandbox cannot be tried here: ${command} is missing`;
  return status === 0 ? null : 'the kernel forbids the sandbox to ordinary users (unprivileged user namespaces are off)';
}

/** Options to start the app as the user nobody, who may not read this user's folders: all it needs is laid out in a folder of its own. */
async function asNobody(): Promise<LaunchOptions> {
  const runtime = await electronRuntime();
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
  // A scope is taken whole: it holds the addon for this platform beside the package that loads it.
  const modules = Object.keys(dependencies).map((name) => `node_modules/${name.startsWith('@') ? name.split('/')[0] : name}`);
  for (const name of ['package.json', 'out', 'resources', ...modules]) layOut(path.join(PROJECT, name), path.join(stage, 'app', name));
  layOut(runtime.dist, path.join(stage, 'runtime'));
  if (runtime.binding !== null) layOut(runtime.binding, path.join(stage, 'addon.node'));
  const home = path.join(stage, 'home');
  fs.mkdirSync(home);
  const executable = path.join(stage, 'electron');
  const program = path.join(stage, 'runtime', path.basename(runtime.executable));
  fs.writeFileSync(executable, `#!/bin/sh\nexec setpriv ${AS_NOBODY.join(' ')} '${program}' "$@"\n`, { mode: 0o755 });
  fs.chmodSync(stage, 0o755);
  fs.chownSync(home, NOBODY, NOBODY);
  return {
    appFolder: path.join(stage, 'app'),
    userData: home,
    env: {
      HOME: home,
      // where the lock of a single start has its socket
      TMPDIR: home,
      ...displayKey(),
      ...(runtime.binding === null ? {} : { TOUCHSTONE_SQLITE_BINDING: path.join(stage, 'addon.node') }),
    },
    sandboxed: { executable },
  };
}

/** The key of the display, readable by the other user. */
function displayKey(): Readonly<Record<string, string>> {
  if (process.env['XAUTHORITY'] === undefined) return {};
  const key = path.join(stage, 'display-key');
  fs.copyFileSync(process.env['XAUTHORITY'], key);
  fs.chownSync(key, NOBODY, NOBODY);
  return { XAUTHORITY: key };
}

/** Links the files into another folder, or copies them where that lies on another disk. */
function layOut(source: string, target: string): void {
  if (!fs.existsSync(source)) return;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const linked = spawnSync('cp', ['-aLl', source, target]);
  if (linked.status !== 0) fs.cpSync(source, target, { recursive: true, dereference: true, force: true });
}
