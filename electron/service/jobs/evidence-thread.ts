import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EvidenceKeeperElsewhere } from '../db/evidence-keeper';
import { ofFile } from '../db/guarded-dialect';
import type { Platform } from '../platform/platform';
import type { OpenVault } from '../vault/open-site';
import { databaseFiles } from '../vault/site-files';
import type { EvidenceAnswer, EvidenceRequest } from './evidence-messages';

type Place = Pick<OpenVault, 'folder' | 'generation' | 'cipher' | 'dataKey'>;

/** Writes evidence in a thread of its own, on its own connection, from the first time that it is asked until it is ended. */
export function evidenceThread(
  { worker, nativeBinding }: Pick<Platform, 'worker' | 'nativeBinding'>,
  vault: Place,
): EvidenceKeeperElsewhere {
  const file = databaseFiles(vault.folder, vault.generation).evidence;
  const waiting: Array<{ readonly resolve: () => void; readonly reject: (error: Error) => void }> = [];
  let running: Worker | null = null;

  const answered = (thread: Worker, take: (one: (typeof waiting)[number]) => void): void => {
    const one = waiting.shift();
    if (waiting.length === 0) thread.unref(); // an idle thread keeps no process alive
    if (one !== undefined) take(one);
  };
  const fail = (thread: Worker, error: Error): void => {
    if (running === thread) running = null; // whoever asks next starts another
    while (waiting.length > 0) answered(thread, ({ reject }) => reject(error));
  };
  const start = (): Worker => {
    const { file: program, execArgv } = worker('evidence-worker');
    const dataKey = Uint8Array.from(vault.dataKey);
    const input = { file, cipher: vault.cipher, dataKey, ...(nativeBinding === null ? {} : { nativeBinding }) };
    const thread = new Worker(program, { workerData: input, execArgv: [...execArgv] });
    dataKey.fill(0); // the thread has a copy
    thread.on('message', ({ failed }: EvidenceAnswer) =>
      answered(thread, ({ resolve, reject }) => {
        if (failed === null) resolve();
        else reject(ofFile(Object.assign(new Error(failed.message), failed.code === null ? {} : { code: failed.code }), basename(file)));
      }),
    );
    thread.once('error', (error: Error) => fail(thread, ofFile(error, basename(file))));
    thread.once('exit', () => fail(thread, new Error('the thread that writes evidence has ended')));
    return thread;
  };
  const ask = (request: EvidenceRequest): Promise<void> =>
    new Promise((resolve, reject) => {
      running ??= start();
      running.ref();
      waiting.push({ resolve, reject });
      running.postMessage(request);
    });

  return {
    put: (chunks) => ask({ ask: 'put', chunks }),
    name: (sha256, chunks) => ask({ ask: 'name', sha256, chunks }),
    removeUnused: (chunks) => ask({ ask: 'removeUnused', chunks }),
    isRunning: () => running !== null,
    end: async () => {
      if (running !== null) await ask({ ask: 'end' });
      running = null;
    },
  };
}
