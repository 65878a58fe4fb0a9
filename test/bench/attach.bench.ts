import { execFileSync } from 'node:child_process';
import { test } from 'vitest';
import { attachmentLimit } from '../../shared/domain/attachment';
import { programFile } from '../support/programs';
import type { AttachFigures } from './attach-program';
import { isQuick, median, tell } from './figures';

const files = isQuick ? 1 : 5;
const size = isQuick ? 50 * 1024 * 1024 : attachmentLimit;
const rounds = isQuick ? 3 : 5;

/** Attaching a gigabyte against writing the same bytes into an encrypted database of the same kind. */
test('attaching large files', { timeout: 1_800_000 }, () => {
  const printed = execFileSync(process.execPath, [programFile('attach-program'), `${files}`, `${size}`, `${rounds}`], { encoding: 'utf8' });
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- what our own program prints
  const figures: AttachFigures = JSON.parse(printed);
  const [attaching, copying] = [median(figures.attaching), median(figures.copying)];
  const detail = `${files} × ${size / 1024 ** 2} MB: ${Math.round(attaching)} ms against ${Math.round(copying)} ms`;
  tell('attaching, against plain encrypted copying of the same bytes', attaching / copying, 2, detail);
  tell('memory while attaching, highest above the beginning, megabytes', figures.peakBytes / 1024 ** 2, 150, '64 of them SQLite’s cache');
  tell('longest time in which the service answered nobody, milliseconds', figures.longestMs, 100, 'the shell has no part in it');
});
