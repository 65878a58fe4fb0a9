import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { test } from 'vitest';
import { programFile } from '../support/programs';
import { isQuick, tell } from './figures';
import type { IntakeFigures, StepFigures } from './intake-program';

const rows = isQuick ? 5_000 : Number(process.env['TOUCHSTONE_BENCH_ROWS'] ?? 100_000);

/**
 * Prints what the next file of a source costs, 2 % of it changed, in time of the processor against reading it alone with csv-parse and
 * against inserting its rows raw. Asserts nothing.
 */
test(`an HRIS file of ${rows} rows`, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [programFile('intake-program'), `${rows}`], { encoding: 'utf8' });
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- printed by our own program
  const { first, next, unlock, parsed, insertedRaw }: IntakeFigures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  const commit = Math.max(0, next.commit.processor - next.derived.processor);
  const before = next.preview.processor + commit + next.checkpoint.processor;
  tell(
    'the next file, 2 % changed, before standings, to csv-parse',
    before / parsed,
    2,
    `preview ${next.preview.processor.toFixed(0)} ms in a thread beside, commit ${commit.toFixed(0)} ms, its pages into their file beside ${next.checkpoint.processor.toFixed(0)} ms, csv-parse ${parsed.toFixed(0)} ms; standings ${next.derived.processor.toFixed(0)} ms more`,
  );
  tell('the same to inserting its rows raw', before / insertedRaw, null, `${rows} rows raw in ${insertedRaw.toFixed(0)} ms`);
  const { preview, commit: firstCommit } = first;
  tell(
    'the first file, everybody new, to csv-parse',
    (preview.processor + firstCommit.processor) / parsed,
    null,
    `preview ${preview.processor.toFixed(0)} ms, commit ${firstCommit.processor.toFixed(0)} ms`,
  );
  const unlocking = `${unlock.ms.toFixed(0)} ms, ${unlock.processor.toFixed(0)} ms of the processor; the rest is verified beside`;
  tell('the first unlock after these files, to a second', unlock.ms / 1000, 1, unlocking);
  const steps: ReadonlyArray<readonly [string, StepFigures]> = [
    ['preview of the first file', preview],
    ['commit of the first file', firstCommit],
    ['preview of the next file', next.preview],
    ['commit of the next file', next.commit],
    ['reversal of the next file', next.reversal],
  ];
  for (const [what, { longest, ms, megabytes }] of steps) {
    const detail = `${longest.toFixed(0)} ms of ${ms.toFixed(0)} ms in one stretch; ${megabytes.toFixed(0)} MB at most so far`;
    tell(`the service in the ${what}, to 50 ms`, longest / 50, 1, detail);
  }
});
