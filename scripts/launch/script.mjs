import { tell } from '../runtime/progress.mjs';
import { continueUnderProjectNode } from './project-node.mjs';

/**
 * The frame of every script a person runs: under the project's own Node, ending with the exit code that `work` returns;
 * what goes wrong is said in one message, without a stack trace.
 */
export async function runScript(work) {
  try {
    await continueUnderProjectNode();
    process.exitCode = await work();
  } catch (error) {
    tell(error.message);
    process.exitCode = 1;
  }
}
