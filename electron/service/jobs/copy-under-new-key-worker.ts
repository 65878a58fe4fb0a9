import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { verifyCopy, type CopyDiffers } from '../vault/change-data-key-compare';
import { copyDatabase, encryptAnew, type KeyChange } from '../vault/change-data-key-copy';
import type { OpenFailure } from '../vault/open';
import { databaseFiles } from '../vault/site-files';
import { storageFault, type StorageFault } from '../vault/storage-fault';
import { fail, type Result } from '../../../shared/result';
import { copyInput, type CopyInput, type CopyOutcome } from './copy-under-new-key';
import { serveJob } from './serve-job';

type Refused = OpenFailure | Exclude<StorageFault, { code: 'RecordDamaged' | 'RecordBusy' }> | CopyDiffers;
type Step = 'copy' | 'encrypt' | 'verify';
const steps: readonly { readonly step: Step; readonly run: (files: Files, change: KeyChange) => Result<void, Refused> }[] = [
  { step: 'copy', run: ({ from, to }, change) => copyDatabase(from, to, change) },
  { step: 'encrypt', run: ({ to }, change) => encryptAnew(to, change) },
  { step: 'verify', run: verifyCopy },
];
type Files = { readonly from: string; readonly to: string };

// Builds the pair of the next generation beside the one in force, under the new key, and compares the two.
await serveJob(copyInput, async (input, tell): Promise<CopyOutcome> => {
  try {
    return build(input, (label, done, total) => tell({ label, done, total }));
  } finally {
    input.oldKey.fill(0);
    input.newKey.fill(0);
  }
});

function build(input: CopyInput, tell: (label: string, done: number, total: number) => void): CopyOutcome {
  const { folder, generation, nativeBinding } = input;
  const change: KeyChange = { ...input, ...(nativeBinding === null ? { nativeBinding: undefined } : { nativeBinding }) };
  const from = databaseFiles(folder, generation);
  const to = databaseFiles(folder, generation + 1);
  const pairs = (['site', 'evidence'] as const).map((which) => ({
    which,
    files: { from: from[which], to: to[which] },
    bytes: statSync(from[which]).size,
  }));
  const total = pairs.reduce((sum, { bytes }) => sum + bytes * steps.length, 0);
  let done = 0;
  for (const { which, files, bytes } of pairs) {
    for (const { step, run } of steps) {
      tell(`${step}.${which}`, done, total);
      const ran = guarded(step, files, () => run(files, change));
      if (!ran.ok) return { outcome: 'refused', code: ran.failure.code, file: fileOf(ran.failure), folder };
      done += bytes;
    }
  }
  return { outcome: 'copied' };
}

/** What a full disk or a damaged page throws while a file is read or written. */
function guarded(step: Step, { from, to }: Files, run: () => Result<void, Refused>): Result<void, Refused> {
  try {
    return run();
  } catch (error) {
    const fault = storageFault(error, { folder: dirname(from), file: basename(from) });
    if (fault === null || fault.code === 'RecordBusy') throw error;
    if (fault.code !== 'RecordDamaged') return { ok: false, failure: fault };
    return step === 'encrypt' ? fail('CopyDiffers', { file: basename(to) }) : fail('SiteDamaged', fault.data);
  }
}

function fileOf(failure: Refused): string | null {
  return failure.data !== undefined && 'file' in failure.data ? failure.data.file : null;
}
