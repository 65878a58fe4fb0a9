import fs from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.mjs';
import { tell } from '../runtime/progress.mjs';
import { projectNode } from './project-node.mjs';
import { runToEnd } from './run-to-end.mjs';

const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const RESULTS = ['out/main/index.js', 'out/main/service.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** Builds the app when its built form is missing or older than the sources; throws when the build fails. */
export async function bringBuild() {
  if (
    !isOutdated(
      SOURCES.map((name) => inProject(name)),
      RESULTS.map((name) => inProject(name)),
    )
  )
    return;
  tell('building');
  const code = await runToEnd(
    projectNode(),
    [inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: inProject(),
    },
  );
  if (code !== 0) throw new Error(`the build failed (exit code ${code})`);
}

/** Whether a result is missing, or older than any file of the sources. */
export function isOutdated(sources, results) {
  if (!results.every((file) => fs.existsSync(file))) return true;
  const oldestResult = Math.min(...results.map((file) => fs.statSync(file).mtimeMs));
  return sources.some((source) => newestMs(source) > oldestResult);
}

function newestMs(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The folder's own time counts too: it moves when a file is deleted.
  return Math.max(stat.mtimeMs, ...fs.readdirSync(file).map((name) => newestMs(path.join(file, name))));
}
