import { spawnSync } from 'node:child_process';
import { lacksDisplay } from './launch/display.mjs';
import { tell } from './runtime/progress.mjs';

/** Requirements to compile the database addon; each lists the packages that satisfy it. */
export const packagesToCompile = [['gcc'], ['g++']];

/** Requirements to run Electron; Debian and Ubuntu renamed two of the libraries. Without a display also those of a virtual one. */
export function packagesToRun(withoutDisplay = lacksDisplay()) {
  const libraries = [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1']];
  return withoutDisplay ? [...libraries, ['xvfb'], ['xauth']] : libraries;
}

/** Requirements of tests that have another program read what Touchstone writes: qpdf and poppler its PDFs, minisign and age its packages. */
export const packagesToTest = [['qpdf'], ['poppler-utils'], ['minisign'], ['age']];

/**
 * Installs what is missing on Debian and Ubuntu as root; as another user it throws, with the one command to run.
 * Elsewhere it does nothing: macOS and Windows need nothing, and other Linux distributions name packages differently.
 */
export function bringSystemPackages(requirements) {
  if (process.platform !== 'linux') return;
  const format = '${db:Status-Status} ${Package}\\n';
  const query = spawnSync('dpkg-query', ['-W', '-f', format, ...requirements.flat()], { encoding: 'utf8' });
  if (query.error) return;
  const missing = missingRequirements(requirements, installedNames(query.stdout));
  if (missing.length === 0) return;
  if (process.getuid() !== 0) throw new Error(missingCommand(missing));
  tell(`installing system packages: ${missing.map(([name]) => name).join(' ')}`);
  apt('update', '-q');
  apt('install', '-y', '-q', '--no-install-recommends', ...missing.map(installableName));
}

/** The requirements that no installed package satisfies. */
export function missingRequirements(requirements, installed) {
  return requirements.filter((names) => !names.some((name) => installed.has(name)));
}

/** The installed packages in an answer of dpkg-query with the format "${db:Status-Status} ${Package}". */
export function installedNames(answer) {
  const lines = answer.split('\n').map((line) => line.trim().split(' '));
  return new Set(lines.filter(([status]) => status === 'installed').map(([, name]) => name));
}

/** What a person without root rights is told to run. */
export function missingCommand(missing) {
  const names = missing.map(([name]) => name).join(' ');
  return `system packages are missing. Run this once, then try again:\n\n  sudo apt-get update && sudo apt-get install -y ${names}\n`;
}

/** The first of the names that this release of the distribution has. */
function installableName(names) {
  const isKnown = (name) => /Candidate: (?!\(none\))/.test(spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '');
  return names.find(isKnown) ?? names[0];
}

function apt(...args) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed`);
}
