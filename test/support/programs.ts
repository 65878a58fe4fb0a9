import path from 'node:path';
import type { Platform } from '../../electron/service/platform/platform';

/** The environment variable that names the folder of the bundled programs, to the tests and to every process they start. */
export const programsFolder = 'TOUCHSTONE_TEST_PROGRAMS';

/** The file that plain Node starts as this worker thread or process. */
export function programFile(name: string): string {
  const folder = process.env[programsFolder];
  if (folder === undefined)
    throw new Error('the programs of the tests are bundled by build-programs.ts, the global set-up of vitest.config.ts');
  return path.join(folder, `${name}.mjs`);
}

/** The environment of such a process: what its bundles were compiled to before is kept beside them, which is a fifth of its start. */
export function programEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: path.join(path.dirname(programFile('process')), 'compiled') };
}

/** A worker thread of the service from its bundle. */
export const bundledWorker: Platform['worker'] = (name) => ({ file: programFile(name), execArgv: [] });
