import { projectNode } from './launch/project-node.mjs';
import { runToEnd } from './launch/run-to-end.mjs';
import { runScript } from './launch/script.mjs';
import { inProject, projectRoot } from './project.mjs';

// Prints timings of growing sites side by side: `npm run bench -- 240,1000,10000`.
await runScript(() => {
  const [people = '240,1000'] = process.argv.slice(2);
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  return runToEnd(projectNode(), [vitest, 'run', '--project', 'bench', '--disable-console-intercept'], {
    cwd: projectRoot,
    env: { ...process.env, TOUCHSTONE_BENCH_PEOPLE: people },
  });
});
