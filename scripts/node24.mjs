import { projectNode } from './launch/project-node.mjs';
import { runToEnd } from './launch/run-to-end.mjs';

// Runs its arguments under the project's own Node, whatever Node npm itself runs on.
process.exitCode = await runToEnd(projectNode(), process.argv.slice(2));
