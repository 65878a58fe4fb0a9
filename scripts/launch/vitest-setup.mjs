import { electronRuntime } from '../runtime/electron-runtime.mjs';
import { bringSystemPackages, packagesToRun } from '../system-packages.mjs';
import { bringBuild } from './build.mjs';

/** Once before all end-to-end tests of a run: what the app needs, and a fresh build. */
export async function setup() {
  bringSystemPackages(packagesToRun());
  await electronRuntime();
  await bringBuild();
}
