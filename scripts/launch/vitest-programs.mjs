import { bringSystemPackages, packagesToTest } from '../system-packages.mjs';

/** Once before all tests of a run: the other programs that read what Touchstone writes. */
export function setup() {
  bringSystemPackages(packagesToTest);
}
