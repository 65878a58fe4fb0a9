import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ofFile } from '../db/guarded-dialect';
import type { Platform } from '../platform/platform';
import type { OpenVault } from '../vault/open-site';
import { databaseFiles, packFileOf } from '../vault/site-files';
import type { EngineAnswer, EngineRequest } from './engine-messages';
import type { AskedCells } from './cells';
import type { AskedGapPeople, AskedGaps, CountedGaps } from './gap-tallies';
import type { CountedDay, Question } from './questions';
import type { AskedStandings } from './standing-tallies';
import type { PackedStandings } from '../../../shared/domain/packed-standings';

type Vault = Pick<OpenVault, 'folder' | 'generation' | 'cipher' | 'dataKey'>;

/** Counts in a thread of its own, on its own connection, from the first time that it is asked until it is ended. */
export function engineThread({ worker, nativeBinding }: Pick<Platform, 'worker' | 'nativeBinding'>, vault: Vault) {
  const file = databaseFiles(vault.folder, vault.generation).site;
  const waiting: Array<{ readonly resolve: (told: EngineAnswer) => void; readonly reject: (error: Error) => void }> = [];
  let running: Worker | null = null;
  let bytes = 0;

  const fail = (thread: Worker, error: Error): void => {
    if (running !== thread) return;
    running = null; // whoever asks next starts another, which reads everything anew
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  const start = (): Worker => {
    const { file: program, execArgv } = worker('readiness-worker');
    const dataKey = Uint8Array.from(vault.dataKey);
    const input = {
      file,
      packFile: packFileOf(vault.folder, vault.generation),
      cipher: vault.cipher,
      dataKey,
      ...(nativeBinding === null ? {} : { nativeBinding }),
    };
    const thread = new Worker(program, { workerData: input, execArgv: [...execArgv] });
    dataKey.fill(0); // the thread has a copy
    thread.on('message', (told: EngineAnswer) => {
      const one = waiting.shift();
      if (waiting.length === 0) thread.unref(); // an idle thread keeps no process alive
      bytes = told.bytes;
      const { failed } = told;
      if (failed === null) one?.resolve(told);
      else one?.reject(ofFile(Object.assign(new Error(failed.message), failed.code === null ? {} : { code: failed.code }), basename(file)));
    });
    thread.once('error', (error: Error) => fail(thread, ofFile(error, basename(file))));
    thread.once('exit', () => fail(thread, new Error('the thread that counts standings has ended')));
    return thread;
  };
  const ask = (request: EngineRequest): Promise<EngineAnswer> =>
    new Promise((resolve, reject) => {
      running ??= start();
      running.ref();
      waiting.push({ resolve, reject });
      running.postMessage(request);
    });
  return {
    count: async (question: Question): Promise<readonly CountedDay[]> => (await ask({ ask: 'count', question })).days,
    cells: async (asked: AskedCells): Promise<PackedStandings | null> => (await ask({ ask: 'cells', asked })).cells,
    gaps: async (asked: AskedGaps): Promise<CountedGaps | null> => (await ask({ ask: 'gaps', asked })).gaps,
    gapPeople: async (asked: AskedGapPeople): Promise<readonly string[][] | null> => (await ask({ ask: 'gapPeople', asked })).gapPeople,
    standings: async (asked: AskedStandings): Promise<readonly number[] | null> => (await ask({ ask: 'standings', asked })).standings,
    follow: async (): Promise<void> => void (await ask({ ask: 'follow' })),
    isRunning: () => running !== null,
    bytes: () => bytes,
    /** Whatever it is busy with: a site that is locked does not wait for a count. */
    end: async () => {
      const thread = running;
      if (thread === null) return;
      fail(thread, new Error('the site was locked'));
      await thread.terminate();
    },
  };
}
