import { useEffect, useRef, useState } from 'react';
import { errorMessage } from '../../../lib/error-message';
import { attachmentWords as words } from '../../../lib/words/attachments';
import { evidenceCalls, type StagedFile } from '../queries';
import { sizeOf, upload, type Source } from './upload';

/** A file on its way into the vault. */
export interface Attaching {
  readonly key: number;
  readonly fileName: string;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

interface Waiting {
  readonly key: number;
  readonly source: Source;
  readonly aborting: AbortController;
}

/** So many travel at the same time; the others wait for them. */
const atOnce = 3;

/** Brings files into the vault, a few at a time, each with how far it is and a way to end it. Leaving the page ends those under way. */
export function useAttachments(room: number, most: number, onAttached: (file: StagedFile) => void) {
  const [underWay, setUnderWay] = useState<readonly Attaching[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const queue = useRef<Waiting[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const made = useRef(0);
  const attached = useRef(onAttached);
  useEffect(() => {
    attached.current = onAttached;
  });
  useEffect(() => {
    const [waiting, travelling] = [queue, running.current];
    return () => {
      waiting.current = [];
      for (const aborting of travelling.values()) aborting.abort();
    };
  }, []);

  const refuse = (line: string): void => setRefused((old) => [...old, line]);
  const run = async ({ key, source, aborting }: Waiting): Promise<void> => {
    const tell = (done: number): void => setUnderWay((old) => old.map((one) => (one.key === key ? { ...one, done } : one)));
    try {
      attached.current(await upload(source, tell, aborting.signal));
    } catch (error) {
      if (!aborting.signal.aborted) refuse(words.notKeptOf(source.fileName, whyNot(error)));
    }
    running.current.delete(key);
    setUnderWay((old) => old.filter((one) => one.key !== key));
    next();
  };
  const next = (): void => {
    while (running.current.size < atOnce) {
      const waiting = queue.current.shift();
      if (waiting === undefined) return;
      running.current.set(waiting.key, waiting.aborting);
      void run(waiting);
    }
  };
  const cancel = (key: number): void => {
    running.current.get(key)?.abort();
    queue.current = queue.current.filter((one) => one.key !== key);
    if (!running.current.has(key)) setUnderWay((old) => old.filter((one) => one.key !== key));
  };
  const start = (sources: readonly Source[]): void => {
    const free = Math.max(0, room - underWay.length);
    setRefused(sources.length > free ? [words.tooMany(most)] : []);
    const taken = sources.slice(0, free).map((source) => ({ key: (made.current += 1), source, aborting: new AbortController() }));
    queue.current.push(...taken);
    setUnderWay((old) => [
      ...old,
      ...taken.map(({ key, source }) => ({
        key,
        fileName: source.fileName,
        done: 0,
        total: sizeOf(source),
        cancel: () => cancel(key),
      })),
    ]);
    next();
  };
  const choose = async (): Promise<void> => {
    try {
      const { files } = await evidenceCalls.choose();
      if (files.length > 0) start(files.map((file) => ({ kind: 'chosen', ...file })));
    } catch (error) {
      setRefused([errorMessage(error).message]);
    }
  };
  return { underWay, refused, start, choose };
}

/** The browser says so by itself where a dropped file was changed or removed meanwhile. */
function whyNot(error: unknown): string {
  return error instanceof DOMException ? words.unreadable : errorMessage(error).message;
}
