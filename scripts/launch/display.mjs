import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tell } from '../runtime/progress.mjs';

const SCREEN = '1440x900x24';
const START_LIMIT_MS = 15_000;
const NEEDED = 'the virtual display did not start; it needs Xvfb and xauth (Debian: apt-get install xvfb xauth)';

// The shell waits on its input, which closes when this process is gone, however it ended: no display is ever left behind.
const DISPLAY_WHILE_INPUT_IS_OPEN = `
  Xvfb "$0" -auth "$1/key" -displayfd 3 -screen 0 ${SCREEN} -nolisten tcp &
  exec 3>&-
  cat
  kill $!
  rm -rf "$1"`;

/** Whether windows could not be shown to anybody here. */
export function lacksDisplay(platform = process.platform, environment = process.env) {
  return platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY;
}

/**
 * Runs `work` with a display: the person's own, or else a virtual one that ends with the work.
 * The virtual one is announced and put into this process's environment, so everything started from here uses it.
 */
export async function withDisplay(work) {
  const stop = await ensureDisplay();
  try {
    return await work();
  } finally {
    stop();
  }
}

/** As withDisplay, for callers that end the display themselves by the returned function; it ends with this process at the latest. */
export async function ensureDisplay() {
  if (!lacksDisplay()) return () => {};
  tell('there is no display here: using a virtual one');
  const name = freeName();
  const folder = makeKey(name);
  // A group of its own: Ctrl+C in the terminal must reach the app alone, and the display goes after it.
  const stdio = ['pipe', 'ignore', 'ignore', 'pipe'];
  const server = spawn('sh', ['-c', DISPLAY_WHILE_INPUT_IS_OPEN, name, folder], { stdio, detached: true });
  await waitUntilReady(server.stdio[3]);
  process.env.DISPLAY = name;
  process.env.XAUTHORITY = path.join(folder, 'key');
  server.unref();
  server.stdin.unref();
  return () => {
    delete process.env.DISPLAY;
    delete process.env.XAUTHORITY;
    server.stdin.end();
  };
}

/** A new folder with the file "key", without which nobody on the machine sees the display. */
function makeKey(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-display-'));
  const args = ['-q', '-f', path.join(folder, 'key'), 'add', name, '.', randomBytes(16).toString('hex')];
  const { error, status } = spawnSync('xauth', args, { stdio: 'ignore' });
  if (error === undefined && status === 0) return folder;
  fs.rmSync(folder, { recursive: true });
  throw new Error(NEEDED);
}

/** Chosen here and not by the server, because its key is made before it starts; at random, because servers may start at the same time. */
function freeName() {
  for (;;) {
    const number = randomInt(100, 30_000);
    if (!fs.existsSync(`/tmp/.X11-unix/X${number}`)) return `:${number}`;
  }
}

/**
 * Waits until the server accepts windows: it writes its number then and closes. Closing without a number means that it cannot start.
 * Listening must not end before it has closed, or its last write would kill it.
 */
async function waitUntilReady(answers) {
  let number = '';
  answers.setEncoding('utf8').on('data', (text) => (number += text));
  const limit = new Promise((resolve) => setTimeout(resolve, START_LIMIT_MS).unref());
  await Promise.race([once(answers, 'end'), limit]);
  if (number === '') throw new Error(NEEDED);
}
