import { projectNode } from '../launch/project-node.mjs';
import { runToEnd } from '../launch/run-to-end.mjs';
import { inProject, projectRoot } from '../project.mjs';
import { tell } from '../runtime/progress.mjs';

const LIMIT_MS = 180_000;

/** The checks that run no test, cheapest first. */
const checks = [
  { name: 'format', command: [inProject('node_modules/oxfmt/bin/oxfmt'), '--check', '.'], advice: 'run "npm run format"' },
  { name: 'lint', command: [inProject('node_modules/oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'], advice: 'see .oxlintrc.json' },
  { name: 'dependencies', command: [inProject('scripts/audit-dependencies.mjs')], advice: 'see scripts/audit' },
  { name: 'types', command: [inProject('node_modules/typescript/bin/tsc'), '--build'], advice: 'see the messages above' },
];

/** Runs format, lint and types one after the other, all of them, and returns the names of those that failed. */
export async function failedStaticChecks() {
  const failed = [];
  for (const { name, command, advice } of checks) {
    tell(`checking ${name}`);
    if ((await runToEnd(projectNode(), command, { cwd: projectRoot, timeout: LIMIT_MS })) === 0) continue;
    tell(`the ${name} check failed: ${advice}`);
    failed.push(name);
  }
  return failed;
}
