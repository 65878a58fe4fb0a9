import { parseArgs } from 'node:util';
import { projectNode } from './launch/project-node.mjs';
import { runToEnd } from './launch/run-to-end.mjs';
import { runScript } from './launch/script.mjs';
import { inProject, projectRoot } from './project.mjs';

// What takes too long for `npm test`, with its figures: `npm run soak -- --kills 1000`, or a part of it by file name:
// `npm run soak -- kill`.
await runScript(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { kills: { type: 'string', default: '1000' } },
  });
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  return runToEnd(projectNode(), [vitest, 'run', '--project', 'soak', ...positionals, '--disable-console-intercept'], {
    cwd: projectRoot,
    env: { ...process.env, TOUCHSTONE_SOAK_KILLS: values.kills },
  });
});
