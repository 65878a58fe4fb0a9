import { expect, test } from 'vitest';
import { installedNames, missingCommand, missingRequirements, packagesToCompile, packagesToRun } from '../../scripts/system-packages.mjs';

const DEBIAN_12 = 'installed libasound2\ninstalled libgbm1\ninstalled libgtk-3-0\nnot-installed libnss3\nconfig-files xvfb\n';

test('only what is really installed counts, not a package that was removed or never there', () => {
  expect(installedNames(DEBIAN_12)).toEqual(new Set(['libasound2', 'libgbm1', 'libgtk-3-0']));
  expect(installedNames('')).toEqual(new Set());
});

test('the missing requirements are found', () => {
  expect(missingRequirements(packagesToRun(true), installedNames(DEBIAN_12))).toEqual([['libnss3'], ['xvfb'], ['xauth']]);
});

test('the names of newer releases satisfy a requirement as well', () => {
  const newer = new Set(['libgtk-3-0t64', 'libnss3', 'libasound2t64', 'libgbm1']);
  expect(missingRequirements(packagesToRun(false), newer)).toEqual([]);
});

test('a virtual display is required only without a display, compilers only to compile', () => {
  const names = packagesToRun(false).flat();
  expect(names).not.toContain('xvfb');
  expect(names).not.toContain('gcc');
  expect(packagesToRun(true).flat()).toContain('xvfb');
  expect(packagesToCompile.flat()).toEqual(['gcc', 'g++']);
});

test('a person without root rights is told the one command to run', () => {
  expect(missingCommand([['libgtk-3-0', 'libgtk-3-0t64'], ['xvfb']])).toContain(
    'sudo apt-get update && sudo apt-get install -y libgtk-3-0 xvfb\n',
  );
});
