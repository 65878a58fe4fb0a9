import { tell } from '../runtime/progress.mjs';

/** The environment to start the app in: tells it where the database addon for this runtime is. */
export function appEnvironment(runtime, environment = process.env) {
  // ELECTRON_RUN_AS_NODE, set by some editors' terminals, would start Node instead of the app.
  const { ELECTRON_RUN_AS_NODE: _node, TOUCHSTONE_SQLITE_BINDING: _binding, ...rest } = environment;
  return runtime.binding === null ? rest : { ...rest, TOUCHSTONE_SQLITE_BINDING: runtime.binding };
}

/** Chromium's sandbox cannot be used by root on Linux. */
export function cannotSandbox() {
  return process.platform === 'linux' && process.getuid() === 0;
}

/** The switches for Electron itself: without the sandbox for root, with a warning. */
export function electronSwitches() {
  if (!cannotSandbox()) return [];
  tell('warning: running as root, so without the sandbox (--no-sandbox); use an ordinary user for real work');
  return ['--no-sandbox'];
}
