import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isOutdated } from '../../scripts/launch/build.mjs';
import { lacksDisplay } from '../../scripts/launch/display.mjs';
import { appEnvironment } from '../../scripts/launch/environment.mjs';
import { requireNode } from '../../scripts/launch/project-node.mjs';
import { runToEnd } from '../../scripts/launch/run-to-end.mjs';
import { needsOwnAddon } from '../../scripts/runtime/addon.mjs';
import { failedRecently, noteFailure } from '../../scripts/runtime/failure-note.mjs';
import { installedRuntime } from '../../scripts/runtime/installed.mjs';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-launch-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Writes a file whose last change was at this minute. */
function fileOf(minute, name) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, name);
  fs.utimesSync(file, minute * 60, minute * 60);
  return file;
}

const folderAt = (minute, name) => {
  const inside = path.join(folder, name);
  fs.utimesSync(inside, minute * 60, minute * 60);
  return inside;
};

describe('a build', () => {
  test('is outdated when a result is missing or older than a source, however deep the source lies', () => {
    fileOf(10, 'source/deep/a.ts');
    folderAt(10, 'source/deep');
    const source = folderAt(10, 'source');
    expect(isOutdated([source], [fileOf(20, 'out.js')])).toBe(false);
    expect(isOutdated([source], [fileOf(20, 'out.js'), path.join(folder, 'missing.js')])).toBe(true);
    expect(isOutdated([source], [fileOf(20, 'out.js'), fileOf(5, 'old.js')])).toBe(true);
    fileOf(30, 'source/deep/a.ts');
    expect(isOutdated([source], [fileOf(20, 'out.js')])).toBe(true);
  });

  test('is outdated when a source was deleted', () => {
    const source = fileOf(10, 'source/a.ts');
    fs.rmSync(source);
    expect(isOutdated([path.dirname(source)], [fileOf(20, 'out.js')])).toBe(true);
  });
});

describe('the official download', () => {
  const now = Date.UTC(2026, 0, 15, 12);
  const hours = (count) => count * 3_600_000;

  test('is not tried again within a day of a failure', () => {
    expect(failedRecently('45.4.1', now, folder)).toBe(false);
    noteFailure('45.4.1', now, folder);
    expect(failedRecently('45.4.1', now + hours(23), folder)).toBe(true);
    expect(failedRecently('45.4.1', now + hours(25), folder)).toBe(false);
  });

  test('is tried at once for another version, and when the clock was set back', () => {
    noteFailure('45.4.1', now, folder);
    expect(failedRecently('45.5.0', now + hours(1), folder)).toBe(false);
    expect(failedRecently('45.4.1', now - hours(1), folder)).toBe(false);
  });
});

describe('an installed runtime', () => {
  const install = (version, unpacked) => {
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ version }));
    fs.writeFileSync(path.join(folder, 'path.txt'), 'electron');
    fileOf(1, 'dist/electron');
    fs.writeFileSync(path.join(folder, 'dist/version'), unpacked);
    return installedRuntime(folder);
  };

  test('is used when it is whole and of the version that the package names', () => {
    expect(install('45.4.1', 'v45.4.1\n')).toEqual({
      executable: path.join(folder, 'dist/electron'),
      dist: path.join(folder, 'dist'),
      version: '45.4.1',
      source: 'installed',
    });
  });

  test('of another version, or without its program, is not used', () => {
    expect(install('45.4.1', '44.0.0')).toBeNull();
    install('45.4.1', '45.4.1');
    fs.rmSync(path.join(folder, 'dist/electron'));
    expect(installedRuntime(folder)).toBeNull();
    expect(installedRuntime(path.join(folder, 'nowhere'))).toBeNull();
  });
});

test('only runtimes without Node-API 10 need an addon of their own', () => {
  expect(needsOwnAddon('33.2.1')).toBe(true);
  expect(needsOwnAddon('35.9.9')).toBe(true);
  expect(needsOwnAddon('36.0.0')).toBe(false);
  expect(needsOwnAddon('45.4.1')).toBe(false);
});

test('a Node that is too old is refused with what to do', () => {
  expect(() => requireNode('18.20.0')).toThrow('needs Node 20 or newer to start; this is Node 18.20.0');
  expect(() => requireNode('20.0.0')).not.toThrow();
});

test('a virtual display is used on Linux alone, and only where there is none', () => {
  expect(lacksDisplay('linux', {})).toBe(true);
  expect(lacksDisplay('linux', { DISPLAY: ':0' })).toBe(false);
  expect(lacksDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(false);
  expect(lacksDisplay('darwin', {})).toBe(false);
  expect(lacksDisplay('win32', {})).toBe(false);
});

test('the app is told where the addon is, and is never started as plain Node', () => {
  expect(appEnvironment({ binding: '/cache/a.node' }, { HOME: '/h', ELECTRON_RUN_AS_NODE: '1' })).toEqual({
    HOME: '/h',
    TOUCHSTONE_SQLITE_BINDING: '/cache/a.node',
  });
  expect(appEnvironment({ binding: null }, { HOME: '/h', TOUCHSTONE_SQLITE_BINDING: '/stale' })).toEqual({ HOME: '/h' });
});

describe('a program that is run to its end', () => {
  test('hands its exit code back, and a signal as shells count it', async () => {
    expect(await runToEnd(process.execPath, ['-e', 'process.exit(7)'])).toBe(7);
    expect(await runToEnd(process.execPath, ['-e', "process.kill(process.pid, 'SIGTERM')"])).toBe(143);
  });

  test('that cannot be started is an error', async () => {
    await expect(runToEnd(path.join(folder, 'nothing'), [])).rejects.toThrow('ENOENT');
  });

  test('is ended when it takes longer than its limit', async () => {
    expect(await runToEnd(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeout: 200 })).toBe(143);
  });
});
