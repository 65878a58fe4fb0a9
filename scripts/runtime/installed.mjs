import fs from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.mjs';

/** The Electron that its npm package has downloaded, or null when it is missing, incomplete or of another version. */
export function installedRuntime(packageFolder = inProject('node_modules', 'electron')) {
  const wanted = JSON.parse(readOr(path.join(packageFolder, 'package.json'), '{}')).version;
  const dist = path.join(packageFolder, 'dist');
  const version = readOr(path.join(dist, 'version'), '').trim().replace(/^v/, '');
  const executableName = readOr(path.join(packageFolder, 'path.txt'), '').trim();
  if (version === '' || version !== wanted || executableName === '') return null;
  const executable = path.join(dist, executableName);
  return fs.existsSync(executable) ? { executable, dist, version, source: 'installed' } : null;
}

function readOr(file, otherwise) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : otherwise;
}
