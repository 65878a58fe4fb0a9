import { utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { DialogAsk, EvidencePiece, ServiceSetup, ToService, ToShell } from '../messages';

export interface ServiceProcess {
  /** Hands a page's port to the service, now or as soon as it is ready. */
  readonly connect: (port: MessagePortMain) => void;
  /** Bytes of a file that the page looks at, from an offset on; null: there are none. */
  readonly look: (handle: string, offset: number) => Promise<EvidencePiece | null>;
  /** Locks the open site at once, because nobody is at the station. */
  readonly lock: () => void;
  /** Closes the databases and ends the process; resolves when it is gone. */
  readonly close: () => Promise<void>;
  /** The process as it is now; for tests that kill it. */
  readonly process: () => UtilityProcess | null;
}

const crashLimit = 3;
const crashWindowMs = 60_000;
const closeLimitMs = 5_000;

/**
 * Starts the service and keeps it alive: when it dies it is started again, locked, because the shell never holds a key.
 * Three deaths within a minute end that, and `onGivenUp` says so.
 */
export function runService(
  script: string,
  setup: Omit<ServiceSetup, 'restart'>,
  shell: {
    readonly choosePaths: (ask: DialogAsk) => Promise<readonly string[]>;
    readonly allowCamera: (isAllowed: boolean) => void;
  },
  onGivenUp: () => void,
): ServiceProcess {
  let current: UtilityProcess | null = null;
  let ready: Promise<void> = Promise.resolve();
  let isClosing = false;
  let selected: string | null = null;
  const deaths: number[] = [];
  const looks = new Map<number, (piece: EvidencePiece | null) => void>();
  let looked = 0;

  const start = (restart: ServiceSetup['restart']): void => {
    const process = utilityProcess.fork(script, [], { serviceName: 'Touchstone service', stdio: 'inherit' });
    const tell = (message: ToService): void => process.postMessage(message);
    current = process;
    ready = new Promise((resolve) => {
      process.on('message', (message: ToShell) => {
        if (message.say === 'ready') resolve();
        else if (message.say === 'selected') selected = message.siteId;
        else if (message.say === 'piece') {
          looks.get(message.ask)?.(message.piece);
          looks.delete(message.ask);
        } else if (message.say === 'camera') {
          shell.allowCamera(message.isAllowed);
          tell({ say: 'cameraSet', ask: message.ask });
        } else void shell.choosePaths(message.request).then((paths) => tell({ say: 'chosen', ask: message.ask, paths }));
      });
    });
    process.once('spawn', () => tell({ say: 'start', setup: { ...setup, restart } }));
    process.once('exit', () => {
      if (current === process) current = null;
      for (const answer of looks.values()) answer(null);
      looks.clear();
      shell.allowCamera(false);
      if (isClosing) return;
      deaths.push(Date.now());
      const recent = deaths.filter((at) => Date.now() - at < crashWindowMs);
      if (recent.length >= crashLimit) onGivenUp();
      else start({ siteId: selected }); // the page sees its port close and connects again
    });
  };
  start(null);

  return {
    connect: (port) => {
      void ready.then(() => {
        if (current === null) port.close();
        else current.postMessage({ say: 'connect' } satisfies ToService, [port]);
      });
    },
    look: (handle, offset) =>
      new Promise((resolve) => {
        if (current === null) return resolve(null);
        const ask = ++looked;
        looks.set(ask, resolve);
        current.postMessage({ say: 'look', ask, handle, offset } satisfies ToService);
      }),
    lock: () => current?.postMessage({ say: 'asleep' } satisfies ToService),
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        const process = current;
        if (process === null) return resolve();
        const overdue = setTimeout(() => process.kill(), closeLimitMs);
        process.once('exit', () => {
          clearTimeout(overdue);
          resolve();
        });
        process.postMessage({ say: 'close' } satisfies ToService);
      }),
    process: () => current,
  };
}
