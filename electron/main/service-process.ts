import { utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { DialogAsk, ServiceSetup, ToService, ToShell } from '../messages';

export interface ServiceProcess {
  /** Hands a page's port to the service, now or as soon as it is ready. */
  readonly connect: (port: MessagePortMain) => void;
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
  choosePath: (ask: DialogAsk) => Promise<string | null>,
  onGivenUp: () => void,
): ServiceProcess {
  let current: UtilityProcess | null = null;
  let ready: Promise<void> = Promise.resolve();
  let isClosing = false;
  let selected: string | null = null;
  const deaths: number[] = [];

  const start = (restart: ServiceSetup['restart']): void => {
    const process = utilityProcess.fork(script, [], { serviceName: 'Touchstone service', stdio: 'inherit' });
    const tell = (message: ToService): void => process.postMessage(message);
    current = process;
    ready = new Promise((resolve) => {
      process.on('message', (message: ToShell) => {
        if (message.say === 'ready') resolve();
        else if (message.say === 'selected') selected = message.siteId;
        else void choosePath(message.request).then((path) => tell({ say: 'chosen', ask: message.ask, path }));
      });
    });
    process.once('spawn', () => tell({ say: 'start', setup: { ...setup, restart } }));
    process.once('exit', () => {
      if (current === process) current = null;
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
