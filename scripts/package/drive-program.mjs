import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright';
import { processesOf } from './installed-program.mjs';

/** The file beside the program, in a folder that only its owner may write to, with which it lets itself be driven. */
export const ALLOWS_DEBUGGING = 'resources/remote-debugging-allowed';

const ANNOUNCEMENT = 'DevTools listening on';
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;
const LOOK_AGAIN_MS = 100;

/** Starts the program, which must allow it, and runs `drive` on its page. */
export async function started(program, user, drive) {
  await untilAsked(program, user, async (child) => {
    const address = await debuggerAddress(child);
    await pageListed(address);
    const browser = await chromium.connectOverCDP(address);
    try {
      const [page] = browser.contexts().flatMap((context) => context.pages());
      page.setDefaultTimeout(START_LIMIT_MS);
      await page.getByRole('main').or(page.getByRole('button')).first().waitFor();
      await drive(page);
    } finally {
      await browser.close();
    }
  });
}

/** Starts the program asking for a debugger's port as well, waits for its page, and ends it; throws when it opens the port. */
export async function startedPlainly(program, user) {
  await untilAsked(program, user, async (child) => {
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    const until = Date.now() + START_LIMIT_MS;
    // The port would be announced before the page's process exists.
    while (!processesOf(program).some(({ kind, isFiltered }) => kind === 'renderer' && isFiltered)) {
      if (Date.now() > until) throw new Error(`the program showed no page:\n${said.slice(-2000)}`);
      await setTimeout(LOOK_AGAIN_MS);
    }
    if (said.includes(ANNOUNCEMENT)) throw new Error('the program opened a port for a debugger');
  });
}

/** Runs the program for as long as `work` takes, and ends it as a session manager would; throws when it does not end well. */
async function untilAsked(program, user, work) {
  const [command, ...args] = [...user.prefix, program, '--remote-debugging-port=0', '--disable-gpu'];
  const child = spawn(command, args, { env: user.environment, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  const exit = once(child, 'exit');
  try {
    await work(child);
    child.kill('SIGTERM');
    const [code, signal] = await withLimit(exit, STOP_LIMIT_MS, 'the program did not end when it was asked to');
    if (code !== 0) throw new Error(`the program ended with ${code ?? signal}`);
  } finally {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }
}

/** Playwright cannot start a program whose inspector is off; its page can still be reached through the port that it says itself. */
async function debuggerAddress(child) {
  let said = '';
  const address = new Promise((resolve, reject) => {
    child.stderr.on('data', (data) => {
      said += data;
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    child.once('exit', (code, signal) => reject(new Error(`the program ended with ${code ?? signal}:\n${said.slice(-2000)}`)));
    child.once('error', reject);
  });
  return withLimit(address, START_LIMIT_MS, 'the program did not start');
}

/** A connection made before the page is listed would never see it. */
async function pageListed(address) {
  const until = Date.now() + START_LIMIT_MS;
  while (Date.now() < until) {
    const pages = await fetch(`${address}/json/list`).then((answer) => answer.json());
    if (pages.some(({ type, url }) => type === 'page' && url.startsWith('app://main/'))) return;
    await setTimeout(LOOK_AGAIN_MS);
  }
  throw new Error('the program showed no page');
}

async function withLimit(promise, limitMs, problem) {
  const over = new AbortController();
  const limit = setTimeout(limitMs, null, { signal: over.signal }).then(() => Promise.reject(new Error(problem)));
  try {
    return await Promise.race([promise, limit]);
  } finally {
    limit.catch(() => {});
    over.abort();
  }
}
