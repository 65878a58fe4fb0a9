import fs from 'node:fs';
import path from 'node:path';
import { projectNode } from '../launch/project-node.mjs';
import { runToEnd } from '../launch/run-to-end.mjs';
import { inProject, projectRoot } from '../project.mjs';
import { tell } from '../runtime/progress.mjs';
import { countRun } from './tally.mjs';

/** Where the results of the last run are kept. */
export const resultsFolder = inProject('out', 'test-results');

/** Runs one project of vitest.config.ts, given up after `limitMs`, and returns what it counted. */
export async function runTests(project, limitMs) {
  tell(`running the ${project} tests`);
  const file = path.join(resultsFolder, `${project}.json`);
  fs.rmSync(file, { force: true });
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const exitCode = await runToEnd(projectNode(), args, { cwd: projectRoot, timeout: limitMs });
  return countRun({ report: fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null, exitCode });
}
