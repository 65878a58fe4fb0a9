import { execFileSync } from 'node:child_process';
import { test } from 'vitest';
import { programFile } from '../support/programs';
import { isQuick, median, quantile, tell } from './figures';
import type { SigningFigures } from './signing-program';

const rounds = isQuick ? 400 : 1_000;

/** Signing an assessment, from the moment the passphrase has been checked until it is on disk, against writing as many pages and one fdatasync. */
test('signing', () => {
  const printed = execFileSync(process.execPath, [programFile('signing-program'), `${rounds}`], { encoding: 'utf8' });
  const { signing, writing, pages }: SigningFigures = JSON.parse(printed);
  const detail = `${median(signing).toFixed(2)} ms against ${median(writing).toFixed(2)} ms, ${median(pages)} pages, ${rounds} times each`;
  tell('signing after the passphrase check against fdatasync (median)', median(signing) / median(writing), 2.2, detail);
  tell(
    'signing: 99th percentile against its own median',
    quantile(signing, 0.99) / median(signing),
    10,
    `${quantile(signing, 0.99).toFixed(2)} ms`,
  );
});
