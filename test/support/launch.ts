import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { ensureDisplay } from '../../scripts/launch/display.mjs';
import { appEnvironment, cannotSandbox } from '../../scripts/launch/environment.mjs';
import { electronRuntime } from '../../scripts/runtime/electron-runtime.mjs';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const START_LIMIT_MS = 30_000;
/** For whatever a walk waits for: on a machine where every core is taken several times over nothing comes at once. */
const PATIENCE_MS = 60_000;
const TRIES = 3;

export type LaunchOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of an earlier start, to see what a restart finds; a fresh one by default. */
  readonly userData?: string;
  /** Further arguments for the app. */
  readonly args?: readonly string[];
  /** Another app than the project's own build. */
  readonly appFolder?: string;
  /** Another program than the runtime's own, with its sandbox on. */
  readonly sandboxed?: { readonly executable: string };
};

export type Launched = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Console errors, uncaught errors and crashes of every open window since its start; tests expect none before they close. */
  readonly problems: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** Starts the built app in a real window; throws when it shows none in 30 s, three times. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  await ensureDisplay();
  const runtime = await electronRuntime();
  const userData = options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-test-'));
  const env = { ...appEnvironment(runtime), TOUCHSTONE_USER_DATA: userData, ...options.env };
  const { app, page } = await startWindow({
    timeout: START_LIMIT_MS,
    // Playwright switches the sandbox off on Linux unless it is asked for.
    chromiumSandbox: options.sandboxed !== undefined || !cannotSandbox(),
    executablePath: options.sandboxed?.executable ?? runtime.executable,
    args: ['--disable-gpu', options.appFolder ?? PROJECT, ...(options.args ?? [])],
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await keepFocus(page);
  const crashes: string[] = [];
  page.on('crash', () => crashes.push('crash: the window crashed'));
  const problems = async () => [...crashes, ...(await Promise.all(app.windows().map(problemsOf))).flat()];
  const close = async () => {
    await app.close();
    if (options.userData === undefined) fs.rmSync(userData, { recursive: true, force: true });
  };
  return { app, page, userData, problems, close };
}

/** Windows of tests that run beside each other take the focus from one another, which no single person at a station meets. */
async function keepFocus(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
}

type StartOptions = NonNullable<Parameters<typeof _electron.launch>[0]>;

/** About one start in 150 hangs after the debuggers are connected, so a start has a short limit and is tried again. */
async function startWindow(options: StartOptions) {
  for (let attempt = 1; ; attempt++) {
    try {
      const app = await _electron.launch(options);
      try {
        return { app, page: await app.firstWindow({ timeout: START_LIMIT_MS }) };
      } catch (error) {
        app.process().kill('SIGKILL');
        throw error;
      }
    } catch (error) {
      if (attempt === TRIES) throw error;
    }
  }
}

/** Read from the records that Playwright keeps from a window's first moment: listeners would come too late for the first errors. */
async function problemsOf(page: Page): Promise<string[]> {
  const messages = await page.consoleMessages({ filter: 'all' });
  const errors = await page.pageErrors({ filter: 'all' });
  return [
    ...messages.filter((message) => message.type() === 'error').map((message) => `console: ${message.text()}`),
    ...errors.map((error) => `uncaught: ${error.message}`),
  ];
}
