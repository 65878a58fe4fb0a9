import { electronRuntime } from '../runtime/electron-runtime.mjs';
import { bringSystemPackages, packagesToRun } from '../system-packages.mjs';
import { bringBuild } from './build.mjs';
import { ensureDisplay } from './display.mjs';

let stopDisplay = () => {};

/** Once before all end-to-end tests of a run: what the app needs, a fresh build, and one display. */
export async function setup() {
  bringSystemPackages(packagesToRun());
  await electronRuntime();
  await bringBuild();
  stopDisplay = await ensureDisplay();
}

/** Once after them. */
export function teardown() {
  stopDisplay();
}
