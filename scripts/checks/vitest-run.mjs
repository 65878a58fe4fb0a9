import fs from 'node:fs';
import path from 'node:path';
import { projectNode } from '../launch/project-node.mjs';
import { countingObstacle, runAndCount } from '../launch/dead-network.mjs';
import { runToEnd } from '../launch/run-to-end.mjs';
import { inProject, projectRoot } from '../project.mjs';
import { tell } from '../runtime/progress.mjs';
import { countRun, oneFailure, onePass, oneSkip, total } from './tally.mjs';

/** Where the results of the last run are kept. */
export const resultsFolder = inProject('out', 'test-results');

/**
 * As runTests, in a network that leads nowhere where the machine allows one. That no process of the run tried to send
 * anything out of the machine is one check more; where it could not be measured it is skipped, never passed.
 */
export async function runTestsOffline(project, limitMs) {
  const obstacle = countingObstacle();
  if (obstacle !== null) {
    tell(`NOT measured: whether any process tried to connect during the ${project} tests, because ${obstacle}`);
    return total([await runTests(project, limitMs), oneSkip]);
  }
  let packets = null;
  const counts = await runTests(project, limitMs, async (...command) => {
    const run = await runAndCount(...command);
    packets = run.packets;
    return run.exitCode;
  });
  tell(`packets that any process tried to send out of this machine during the ${project} tests: ${packets ?? 'not counted'}`);
  return total([counts, packets === 0 ? onePass : oneFailure]);
}

/** Runs one project of vitest.config.ts, given up after `limitMs`, and returns what it counted. */
export async function runTests(project, limitMs, run = runToEnd) {
  tell(`running the ${project} tests`);
  const file = path.join(resultsFolder, `${project}.json`);
  fs.rmSync(file, { force: true });
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const exitCode = await run(projectNode(), args, { cwd: projectRoot, timeout: limitMs });
  return countRun({ report: fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null, exitCode });
}
