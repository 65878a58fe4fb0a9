import path from 'node:path';
import type { Platform } from '../../electron/service/platform/platform';

const support = import.meta.dirname;

/** A worker thread from its source, which the project's Node runs as it is. */
export const sourceWorker: Platform['worker'] = (name) => ({
  file: path.resolve(support, `../../electron/service/jobs/${name}.ts`),
  execArgv: ['--experimental-transform-types', '--no-warnings', '--import', path.join(support, 'plain-node.mjs')],
});
