import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { test } from 'vitest';
import { programFile } from '../support/programs';
import { isQuick, tell } from './figures';
import type { StatisticsFigures } from './statistics-program';

const [resamples, sweeps] = isQuick ? [200, 5] : [2000, 200];

/** Prints what the two costly statistics take, bundled as in the app, against the plain way to the same figures. Asserts nothing. */
test('statistics', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [programFile('statistics-program'), `${resamples}`, `${sweeps}`], {
    encoding: 'utf8',
  });
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- printed by our own program
  const { alpha, rasch }: StatisticsFigures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  tell(
    `ordinal alpha, ${resamples} resamples of 500 × 8, to a matrix for each`,
    alpha.ours / alpha.plain,
    0.1,
    `${alpha.ours.toFixed(0)} ms to ${alpha.plain.toFixed(0)} ms`,
  );
  tell(
    `Rasch, ${rasch.ratings} sparse ratings, to ${sweeps} sweeps one by one`,
    rasch.ours / rasch.plain,
    0.1,
    `${rasch.ours.toFixed(0)} ms in ${rasch.iterations} steps${rasch.converged ? '' : ', NOT converged'}; ${rasch.plain.toFixed(0)} ms, and the last sweep still moved by ${rasch.moved.toExponential(1)} logits`,
  );
});
