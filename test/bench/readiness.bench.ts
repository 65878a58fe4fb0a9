import { execFileSync } from 'node:child_process';
import { test } from 'vitest';
import { programEnvironment, programFile } from '../support/programs';
import { isQuick } from './figures';

// The largest first: whoever has seen enough may stop.
const sizes = isQuick ? [1_000] : [100_000, 10_000, 1_000];

/** Counting a whole site's standings: the engine against SQL in the same encrypted file, and against DuckDB in memory. */
test('readiness of a whole site', () => {
  for (const people of sizes)
    execFileSync(process.execPath, [programFile('readiness-program'), `${people}`], { env: programEnvironment(), stdio: 'inherit' });
});
